using System.Collections.Concurrent;
using System.Threading.Channels;
using Shirube.Analytics;
using Shirube.Budget.Columns;
using Shirube.Budget.Import;
using Shirube.Storage;

namespace Shirube.Web.Imports;

/// <summary>Imports budget files one lot after another in the background. Holds only the last lots; a restart forgets them (what was imported stays, what was not is not half there).</summary>
public sealed class ImportDesk(DataFolder folder, IncomingFiles incoming, TimeProvider clock, ILogger<ImportDesk> log) : BackgroundService
{
    private const int Remembered = 50;
    private const int Queued = 4;

    private readonly Channel<Job> _queue = Channel.CreateBounded<Job>(Queued);
    private readonly ConcurrentDictionary<string, Job> _jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>Queues a lot.</summary>
    /// <param name="mapping">How a table is read; null for files that tell themselves what they are.</param>
    /// <returns>False while too many wait.</returns>
    public bool TryAccept(string id, IReadOnlyList<WaitingFile> files, ColumnMapping? mapping = null)
    {
        var job = new Job(new(id, files, ImportStage.Waiting), mapping);
        _jobs[id] = job;
        if (!_queue.Writer.TryWrite(job))
        {
            _jobs.TryRemove(id, out _);
            return false;
        }

        _order.Enqueue(id);
        while (_order.Count > Remembered && _order.TryDequeue(out var old)) _jobs.TryRemove(old, out _);
        return true;
    }

    /// <summary>Null for an id that was never given or is forgotten.</summary>
    public ImportStatus? Find(string id) => _jobs.TryGetValue(id, out var job) ? job.Status : null;

    /// <summary>Stops an import that is not finished; nothing of it is stored.</summary>
    public async Task CancelAsync(string id)
    {
        if (_jobs.TryGetValue(id, out var job)) await job.Cancellation.CancelAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            incoming.CleanUp();
            await foreach (var job in _queue.Reader.ReadAllAsync(stoppingToken))
            {
                using var both = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, job.Cancellation.Token);
                await Task.Run(() => WorkAsync(job, both.Token), CancellationToken.None);
                incoming.Drop(job.Status.Id);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the server stops; what was not stored yet is not half there
        }
    }

#pragma warning disable CA1031 // the background loop is where an unforeseen fault ends: it is logged and shown, and the next lot is imported
    private async Task WorkAsync(Job job, CancellationToken cancel)
    {
        try
        {
            cancel.ThrowIfCancellationRequested();
            job.Set(s => s with { Stage = ImportStage.Reading });
            var sources = job.Status.Files.Select(f => new ImportSource(f.Path, f.Name, job.Mapping)).ToList();
            var results = await new BudgetImport(folder, clock).RunAsync(sources, job.Told, () => job.Set(s => s with { Stage = ImportStage.Waiting }), cancel);
            if (results is [{ Fault: { } fault }]) job.Fail(fault.Code, fault.Japanese, fault.English);
            else job.Set(s => s with { Stage = results.Any(r => r.Fault is null) ? ImportStage.Done : ImportStage.Failed, Share = 1, Results = results });
        }
        catch (OperationCanceledException)
        {
            job.Set(s => s with { Stage = ImportStage.Cancelled });
        }
        catch (AnalyticsUnavailableException)
        {
            job.Fail("no-duckdb", "予算の機能に必要な DuckDB がありません。サーバーで npm ci を実行してから、もう一度取り込んでください。", "The budget needs DuckDB, which is not here. Run npm ci on the server and import again.");
        }
        catch (Exception e)
        {
            log.LogError(e, "The import {Id} failed", job.Status.Id);
            job.Fail("fault", "取り込みの途中で内部の誤りが起きました。何も取り込んでいません。サーバーの記録に詳しい内容があります。", "Something went wrong inside while importing. Nothing was imported. The server's log says more.");
        }
    }
#pragma warning restore CA1031

    private sealed class Job(ImportStatus status, ColumnMapping? mapping)
    {
        private readonly Lock _changing = new();
        private volatile ImportStatus _status = status;

        public CancellationTokenSource Cancellation { get; } = new();

        public ColumnMapping? Mapping => mapping;

        public ImportStatus Status => _status;

        public void Set(Func<ImportStatus, ImportStatus> change)
        {
            lock (_changing) _status = change(_status);
        }

        // from several threads; a share may come late, but none goes back
        public void Told(double share) => Set(s => s with { Stage = share < 1 && s.Stage != ImportStage.Storing ? ImportStage.Reading : ImportStage.Storing, Share = Math.Max(s.Share, share) });

        public void Fail(string code, string japanese, string english) => Set(s => s with { Stage = ImportStage.Failed, Error = new(code, japanese, english) });
    }
}
