using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Shirube.Core;
using Shirube.Indicators;
using Shirube.Ingest.Corrections;
using Shirube.Policy.Editions;
using Shirube.Policy.Ledger;
using Shirube.Policy.Measures;
using Shirube.Policy.Register;
using Shirube.Policy.Reviews;
using Shirube.Policy.Withdrawals;
using Shirube.Policy.Witnesses;
using Shirube.Search.Index;
using Shirube.Search.Queries;
using Shirube.Storage;
using Shirube.Storage.Accounts;
using Shirube.Storage.Documents;
using Shirube.Storage.Originals;
using Shirube.Storage.Rows;

namespace Shirube.Web.Library;

/// <summary>The stored editions: joins the rooms that keep their parts. One instance serves a whole process and many threads.</summary>
public sealed class EditionLibrary
{
    private static readonly Assembly[] Rooms = [typeof(PolicyRows).Assembly, typeof(IndicatorRows).Assembly, SearchIndex.Room];

    private readonly Database _database;
    private readonly OriginalStore _originals;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<long, DraftEdition> _drafts = [];
    private readonly ConcurrentDictionary<long, FactCounts> _counts = []; // a reading never changes

    private EditionLibrary(Database database, TimeProvider clock)
    {
        _database = database;
        _originals = new(database.Folder);
        _clock = clock;
        Accounts = new(database, clock);
        NameWords = new(database);
        Withdrawals = new(database, clock);
        SavedSearches = new(database, clock);
        SavedViews = new(database, clock);
        SynonymWords = new(database);
    }

    public DataFolder Folder => _database.Folder;

    /// <summary>The records of the folder, for rooms that keep words of people beside the editions.</summary>
    public Database Database => _database;

    /// <summary>People who may review.</summary>
    public AccountStore Accounts { get; }

    /// <summary>What people said of names in the register of programmes.</summary>
    public NameWordStore NameWords { get; }

    /// <summary>Searches that people keep.</summary>
    public SavedSearchStore SavedSearches { get; }

    /// <summary>Views that people saved for all.</summary>
    public SavedViewStore SavedViews { get; }

    /// <summary>What people said of words that name one thing.</summary>
    public SynonymWordStore SynonymWords { get; }

    /// <summary>Which editions are taken out of what is shown.</summary>
    public WithdrawalBook Withdrawals { get; }

    /// <summary>Opens the folder; it and its database are made where they are missing.</summary>
    /// <exception cref="DatabaseMismatchException">The database was made by a newer or a different program.</exception>
    public static async Task<EditionLibrary> OpenAsync(DataFolder folder, TimeProvider clock, CancellationToken cancel) =>
        new(await Database.OpenAsync(folder, Rooms, clock, cancel), clock);

    internal Task<DbConnection> ConnectAsync(CancellationToken cancel) => _database.ConnectAsync(cancel);

    /// <summary>Stores a draft with its original, all or nothing.</summary>
    /// <param name="edition">Short id that the caller decided on.</param>
    /// <param name="original">The bytes as received; their SHA-256 is the draft's document hash.</param>
    /// <exception cref="EditionTakenException">The edition holds a document of other content.</exception>
    public Task<SaveOutcome> SaveAsync(DraftEdition draft, string edition, ReadOnlyMemory<byte> original, CancellationToken cancel) =>
        SaveAsync(draft, edition, original, replace: false, cancel);

    /// <param name="replace">Lets a document of other content take the edition's place; the old reading stays beside it.</param>
    public async Task<SaveOutcome> SaveAsync(DraftEdition draft, string edition, ReadOnlyMemory<byte> original, bool replace, CancellationToken cancel)
    {
        if (!EditionIds.IsValid(edition)) throw new ArgumentException($"Not an edition id: \"{edition}\".", nameof(edition));
        if (OriginalStore.HashOf(original.Span) != draft.Document.Hash) throw new ArgumentException("The draft was read from other bytes.", nameof(original));
        _originals.CleanUp();
        using var note = ReadingNote.Begin(Folder, edition, draft.Document.FileName);
        _originals.Save(original.Span);

        var (completed, _) = await RecogniseInAllAsync(await CorrectAsync(draft, cancel), cancel);
        var rows = (ImmutableArray<TableRows>)[.. PolicyRows.Of(completed), .. IndicatorRows.Of(completed.Indicators)];
        var factsHash = TableRows.Hash([Head(completed), .. rows]);

        await using var connection = await _database.ConnectAsync(cancel);
        var isOther = (await ReadingStore.OfEditionAsync(connection, null, edition, cancel)).Exists(r => r.IsCurrent && r.FactsHash != factsHash);
        var before = isOther ? await FindAsync(edition, cancel) : null;
        SaveKind kind;
        await using (var transaction = Dialect.BeginWriting(connection))
        {
            kind = await SaveAsync(connection, transaction, completed, edition, original.Length, rows, factsHash, replace, cancel);
            await transaction.CommitAsync(cancel);
        }

        var summary = (await ListAllAsync(cancel)).First(s => s.Edition == edition);
        return new(kind, edition, summary, kind == SaveKind.NewReading && before is not null ? await EditionMoves.SinceAsync(this, before, cancel) : []);
    }

    /// <summary>The editions that are shown today, by id.</summary>
    public async Task<IReadOnlyList<EditionSummary>> ListAsync(CancellationToken cancel) => [.. (await ListAllAsync(cancel)).Where(s => s.WithdrawnOn(null) is null)];

    /// <summary>All editions, also those that are withdrawn, by id.</summary>
    public async Task<IReadOnlyList<EditionSummary>> ListAllAsync(CancellationToken cancel)
    {
        await using var connection = await _database.ConnectAsync(cancel);
        var withdrawals = await WithdrawalStore.AllAsync(connection, cancel);
        var summaries = new List<EditionSummary>();
        foreach (var reading in await ReadingStore.CurrentAsync(connection, cancel)) summaries.Add(await SummaryAsync(connection, reading, [.. withdrawals[reading.Edition]], cancel));
        return summaries;
    }

    /// <summary>The edition with all its facts, also one that is withdrawn; null where there is none of this id.</summary>
    public async Task<StoredEdition?> FindAsync(string edition, CancellationToken cancel)
    {
        await using var connection = await _database.ConnectAsync(cancel);
        var readings = await ReadingStore.OfEditionAsync(connection, null, edition, cancel);
        if (readings.Find(r => r.IsCurrent) is not { } reading) return null;
        var draft = await DraftAsync(connection, reading, cancel);
        var witnesses = await WitnessStore.OfReadingAsync(connection, null, reading.Id, cancel);
        var differences = ImmutableArray.CreateBuilder<Finding>();
        foreach (var witness in witnesses) differences.AddRange(await WitnessStore.DifferencesAsync(connection, witness, cancel));
        var reviews = await ReviewStore.OfEditionAsync(connection, edition, cancel);
        return StoredEdition.Of(await SummaryAsync(connection, reading, await WithdrawalStore.OfEditionAsync(connection, null, edition, cancel), cancel), draft, reviews, differences.DrainToImmutable());
    }

    /// <summary>The facts of the editions that are shown today, the oldest first.</summary>
    public async Task<IReadOnlyList<(string Id, DraftEdition Draft)>> DraftsAsync(CancellationToken cancel)
    {
        var drafts = new List<(string Id, DraftEdition Draft)>();
        foreach (var summary in await ListAsync(cancel))
        {
            if (await FindAsync(summary.Edition, cancel) is { } stored) drafts.Add((summary.Edition, stored.Draft));
        }

        return [.. drafts.OrderBy(d => EditionDay.Of(d.Draft, d.Id).Order).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    /// <summary>The edition of which the draft is another transcription (of all or a part); null where there is none.</summary>
    public async Task<string?> RecogniseAsync(DraftEdition draft, CancellationToken cancel) => (await RecogniseInAllAsync(draft, cancel)).Edition;

    /// <summary>Adds what a person said; it stays with its thing when the edition is read again by newer rules. All or nothing.</summary>
    /// <param name="said">Each under its key, see <see cref="FactKeys"/>.</param>
    /// <returns>False where somebody else has said something of one of the things since they were seen: then nothing is stored.</returns>
    public async Task<bool> ReviewAsync(string edition, IReadOnlyList<NewReview> said, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(said);
        await using var connection = await _database.ConnectAsync(cancel);
        await using var transaction = Dialect.BeginWriting(connection);
        foreach (var review in said)
        {
            if (review.Seen is { } seen && await ReviewStore.CountAsync(connection, transaction, edition, review.Key, cancel) != seen) return false;
        }

        foreach (var review in said) await ReviewStore.AddAsync(connection, transaction, edition, review.Key, review.Review, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>All reviews of all editions, oldest first.</summary>
    public async Task<ImmutableArray<StoredReview>> ReviewsAsync(CancellationToken cancel)
    {
        await using var connection = await _database.ConnectAsync(cancel);
        return await ReviewStore.AllAsync(connection, cancel);
    }

    /// <summary>The original as received; null where the hash is unknown.</summary>
    /// <param name="hash">SHA-256, lower-case hexadecimal.</param>
    public Stream? OpenOriginal(string hash) => EditionIds.IsHash(hash) ? _originals.TryOpen(hash) : null;

    /// <summary>True where the stored original still has its hash.</summary>
    public Task<bool> VerifyOriginalAsync(string hash, CancellationToken cancel) => _originals.VerifyAsync(hash, cancel);

    private async Task<SaveKind> SaveAsync(
        DbConnection connection,
        DbTransaction transaction,
        DraftEdition draft,
        string edition,
        long byteCount,
        ImmutableArray<TableRows> rows,
        string factsHash,
        bool replace,
        CancellationToken cancel)
    {
        var now = _clock.GetUtcNow();
        var readings = await ReadingStore.OfEditionAsync(connection, transaction, edition, cancel);
        var current = readings.Find(r => r.IsCurrent);
        var known = readings.Find(r => r.DocumentHash == draft.Document.Hash && r.Layout == draft.Layout && r.RuleVersion == draft.RuleVersion && r.FactsHash == factsHash);
        if (current is not null && known is not null && known.Id == current.Id) return SaveKind.Unchanged;

        var kind = current is null ? SaveKind.Added : SaveKind.NewReading;
        if (current is not null && current.DocumentHash != draft.Document.Hash && !replace)
        {
            var witnesses = await WitnessStore.OfReadingAsync(connection, transaction, current.Id, cancel);
            if (witnesses.Any(w => w.DocumentHash == draft.Document.Hash && w.FactsHash == factsHash)) return SaveKind.Unchanged;
            var stored = await DraftAsync(connection, current, cancel);
            var transcription = Transcription.Compare(draft, stored);
            if (!IsWhole(draft, stored))
            {
                if (!transcription.IsSameText) throw new EditionTakenException(edition, current.FileName);
                var layerOfWitness = await DocumentStore.SaveAsync(connection, transaction, draft.Document, byteCount, now, cancel);
                await WitnessStore.AddAsync(connection, transaction, current.Id, draft, layerOfWitness, factsHash, transcription, now, cancel);
                return SaveKind.Witness;
            }
        }

        var id = known?.Id;
        if (id is null)
        {
            var layer = await DocumentStore.SaveAsync(connection, transaction, draft.Document, byteCount, now, cancel);
            id = await ReadingStore.AddAsync(connection, transaction, draft, edition, layer, factsHash, now, cancel);
            foreach (var table in rows) await table.InsertAsync(connection, transaction, id.Value, cancel);
        }

        await ReadingStore.ShowAsync(connection, transaction, edition, id.Value, cancel);
        if (current is not null && current.DocumentHash != draft.Document.Hash && !replace)
        {
            // the part that was there before is now a witness of the whole
            var part = await DraftAsync(connection, current, cancel);
            await WitnessStore.AddAsync(connection, transaction, id.Value, part, current.Layer, current.FactsHash, Transcription.Compare(part, draft), now, cancel);
        }

        return kind;
    }

    // true where the stored edition is only a part of what the draft holds
    private static bool IsWhole(DraftEdition draft, DraftEdition stored) =>
        draft.Measures.Length > stored.Measures.Length * 1.2 && Transcription.Compare(stored, draft).IsSameText;

    private async Task<(DraftEdition Draft, string? Edition)> RecogniseInAllAsync(DraftEdition draft, CancellationToken cancel)
    {
        if (draft.Measures.IsEmpty) return (draft, null);
        await using var connection = await _database.ConnectAsync(cancel);
        (Transcription Transcription, string Edition)? best = null;
        var withdrawals = await WithdrawalStore.AllAsync(connection, cancel);
        foreach (var reading in await ReadingStore.CurrentAsync(connection, cancel))
        {
            if (reading.DocumentHash == draft.Document.Hash || Withdrawal.Standing([.. withdrawals[reading.Edition]], null) is not null) continue;
            var known = await MeasureKeys.OfReadingAsync(connection, reading.Id, cancel);
            if (draft.Measures.Count(m => known.Contains(PlanKey.Of(m.PlanText))) < draft.Measures.Length / 2) continue; // spares reading the whole edition
            var transcription = Transcription.Compare(draft, await DraftAsync(connection, reading, cancel));
            if (transcription.IsSameText && (best is null || transcription.ItemShare > best.Value.Transcription.ItemShare)) best = (transcription, reading.Edition);
        }

        return best is { } found ? (PathCompletion.Complete(draft, found.Transcription), found.Edition) : (draft, null);
    }

    // rows that the user of this data folder added
    private async Task<DraftEdition> CorrectAsync(DraftEdition draft, CancellationToken cancel)
    {
        var file = Path.Combine(Folder.Root, "corrections.csv");
        return File.Exists(file) ? CorrectionTable.Parse(await File.ReadAllTextAsync(file, cancel)).Apply(draft) : draft;
    }

    private async Task<DraftEdition> DraftAsync(DbConnection connection, Reading reading, CancellationToken cancel)
    {
        if (_drafts.TryGetValue(reading.Id, out var known)) return known;
        var head = new DraftEdition
        {
            Document = await DocumentStore.ReadAsync(connection, reading.Layer, [], cancel),
            Layout = reading.Layout,
            RuleVersion = reading.RuleVersion,
            EditionId = reading.OwnEdition,
            Title = reading.Title,
            DecidedOn = reading.DecidedOn,
            Indicators = await IndicatorRows.ReadAsync(connection, reading.Id, reading.DocumentHash, cancel),
        };
        var draft = await PolicyRows.FillAsync(head, connection, reading.Id, cancel);
        if (_drafts.Count >= CachedDrafts) _drafts.Clear();
        _drafts[reading.Id] = draft;
        return draft;
    }

    private const int CachedDrafts = 16;

    private sealed record FactCounts(int Sections, int Measures, int Items, int Indicators, int Footnotes, int Findings, (int Measures, int Items) Restated);

    private static async Task<FactCounts> CountAsync(DbConnection connection, long reading, CancellationToken cancel)
    {
        Task<int> Count(string table) => ReadingStore.CountAsync(connection, table, reading, cancel);
        return new(
            await Count("section"), await Count("measure"), await Count("report_item"), await Count("indicator"), await Count("footnote"), await Count("finding"),
            await ReadingStore.CountRestatedAsync(connection, reading, cancel));
    }

    private async Task<EditionSummary> SummaryAsync(DbConnection connection, Reading reading, ImmutableArray<Withdrawal> withdrawals, CancellationToken cancel)
    {
        var witnesses = await WitnessStore.OfReadingAsync(connection, null, reading.Id, cancel);
        if (!_counts.TryGetValue(reading.Id, out var counts)) _counts[reading.Id] = counts = await CountAsync(connection, reading.Id, cancel);
        return new()
        {
            MeasuresRestated = counts.Restated.Measures,
            ItemsRestated = counts.Restated.Items,
            Edition = reading.Edition,
            Title = reading.Title,
            DecidedOn = reading.DecidedOn,
            Layout = reading.Layout,
            Reading = reading.Id,
            RuleVersion = reading.RuleVersion,
            ReadAt = reading.ReadAt,
            DocumentHash = reading.DocumentHash,
            FileName = reading.FileName,
            Format = reading.Format,
            Sections = counts.Sections,
            Measures = counts.Measures,
            Items = counts.Items,
            Indicators = counts.Indicators,
            Footnotes = counts.Footnotes,
            Findings = counts.Findings,
            Reviews = await ReviewStore.CountAsync(connection, reading.Edition, cancel),
            Withdrawals = withdrawals,
            Witnesses = [.. witnesses.Select(w => new WitnessSummary(w.DocumentHash, w.FileName, w.ReadAt, w.RuleVersion, w.Confirmed, w.Differing))],
        };
    }

    private static TableRows Head(DraftEdition draft) => new(
        "reading", [], [[Codec.Name(draft.Layout), draft.EditionId, draft.Title, Cells.Text(draft.DecidedOn), draft.Document.Lines.Length.ToString(CultureInfo.InvariantCulture)]]);
}
