using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading.Channels;
using Shirube.Core;
using Shirube.Ingest;
using Shirube.Web.Editions;
using Shirube.Web.Library;

namespace Shirube.Web.Uploads;

/// <summary>Takes files, reads them one after another in the background and stores them. Holds only the last uploads; a restart forgets them
/// (what was stored stays stored, what was not is not half there).</summary>
public sealed class UploadDesk(EditionShelf shelf, ILogger<UploadDesk> log) : BackgroundService
{
    private const int Remembered = 50;
    private const int Queued = 4;

    private readonly Channel<Job> _queue = Channel.CreateBounded<Job>(Queued);
    private readonly ConcurrentDictionary<string, Job> _jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>Queues a file.</summary>
    /// <param name="edition">Short id; null to take the document's own.</param>
    /// <param name="layout">Null to recognise it.</param>
    /// <returns>Id of the upload; null while too many files wait.</returns>
    public string? TryAccept(byte[] bytes, string fileName, string? edition, Layout? layout)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var job = new Job(bytes, edition, layout, new(id, fileName, bytes.Length, UploadStage.Waiting));
        if (!_queue.Writer.TryWrite(job)) return null;
        _jobs[id] = job;
        _order.Enqueue(id);
        while (_order.Count > Remembered && _order.TryDequeue(out var old)) _jobs.TryRemove(old, out _);
        return id;
    }

    /// <summary>Null for an id that was never given or is forgotten.</summary>
    public UploadStatus? Find(string id) => _jobs.TryGetValue(id, out var job) ? job.Status : null;

    /// <summary>Stops an upload that is not finished; nothing of it is stored.</summary>
    public async Task CancelAsync(string id)
    {
        if (_jobs.TryGetValue(id, out var job)) await job.Cancellation.CancelAsync();
    }

    /// <summary>Says which edition a document is that left doubt.</summary>
    /// <returns>False where the upload does not ask for it, or too many files wait.</returns>
    public bool NameEdition(string id, string edition)
    {
        if (!_jobs.TryGetValue(id, out var job) || job.Status.Stage != UploadStage.AsksEdition) return false;
        job.Edition = edition;
        job.Status = job.Status with { Stage = UploadStage.Waiting };
        if (_queue.Writer.TryWrite(job)) return true;
        job.Status = job.Status with { Stage = UploadStage.AsksEdition };
        return false;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var job in _queue.Reader.ReadAllAsync(stoppingToken))
            {
                using var both = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, job.Cancellation.Token);
                await WorkAsync(job, both.Token);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the server stops; what was not stored yet is not half there
        }
    }

#pragma warning disable CA1031 // the background loop is where an unforeseen fault ends: it is logged and shown, and the next file is read
    private async Task WorkAsync(Job job, CancellationToken cancel)
    {
        try
        {
            await ReadAsync(job, cancel);
        }
        catch (OperationCanceledException)
        {
            job.Finish(UploadStage.Cancelled, null);
        }
        catch (UnreadableFileException e)
        {
            job.Finish(UploadStage.Failed, new(e.Code, e.Japanese, e.English));
        }
        catch (EditionTakenException e)
        {
            job.Finish(UploadStage.Failed, new(
                "edition-taken",
                $"版「{e.Edition}」には内容の異なる文書が既にあります。保存は行っていません。別の版の名前を付けて、もう一度読み取ってください。",
                $"Edition \"{e.Edition}\" already holds a document of other content. Nothing was stored. Read the file again under another edition."));
        }
        catch (Exception e)
        {
            log.LogError(e, "Reading the upload {Id} failed", job.Status.Id);
            job.Finish(UploadStage.Failed, new(
                "fault",
                "読み取りの途中で内部の誤りが起きました。何も保存されていません。サーバーの記録に詳しい内容があります。",
                "Something went wrong inside while reading. Nothing was stored. The server's log says more."));
        }
    }
#pragma warning restore CA1031

    private async Task ReadAsync(Job job, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        job.Status = job.Status with { Stage = UploadStage.Reading };
        var bytes = job.Bytes ?? throw new InvalidOperationException("The upload's bytes are gone.");
        var draft = job.Draft ??= EditionReader.Read(bytes, job.Status.FileName, job.Layout, cancel);
        var edition = job.Edition ?? await shelf.Own.RecogniseAsync(draft, cancel) ?? draft.EditionId;
        if (edition is null)
        {
            job.Status = job.Status with { Stage = UploadStage.AsksEdition };
            return;
        }

        job.Status = job.Status with { Stage = UploadStage.Storing };
        var outcome = await shelf.Own.SaveAsync(draft, edition, bytes, cancel);
        job.Status = job.Status with { Outcome = outcome };
        job.Finish(UploadStage.Done, null);
    }

    private sealed class Job(byte[] bytes, string? edition, Layout? layout, UploadStatus status)
    {
        private volatile UploadStatus _status = status;

        public byte[]? Bytes { get; private set; } = bytes;

        public DraftEdition? Draft { get; set; }

        public string? Edition { get; set; } = edition;

        public Layout? Layout => layout;

        public CancellationTokenSource Cancellation { get; } = new();

        public UploadStatus Status
        {
            get => _status;
            set => _status = value;
        }

        /// <summary>Also lets the file go.</summary>
        public void Finish(UploadStage stage, UploadError? error)
        {
            Status = Status with { Stage = stage, Error = error };
            Bytes = null;
            Draft = null;
        }
    }
}
