using System.Security.Cryptography;
using Shirube.Analytics.Duck;
using Shirube.Budget.Columns;
using Shirube.Budget.Evidence;
using Shirube.Budget.Sheets;
using Shirube.Budget.Tables;
using Shirube.Storage;
using Shirube.Storage.Originals;

namespace Shirube.Budget.Import;

/// <summary>A file to import.</summary>
/// <param name="Name">What messages and the table of documents call it; its folders are left out of the table.</param>
/// <param name="Mapping">How a table that tells nothing of itself is read; files of other kinds do without it.</param>
public sealed record ImportSource(string Path, string Name, ColumnMapping? Mapping = null);

/// <summary>Files into the tables: all of a file, or nothing of it. What is read of a call is seen at once, at its end; a file that cannot be read does not keep the others out.</summary>
public sealed class BudgetImport(DataFolder folder, TimeProvider clock, ImportLimits? limits = null)
{
    private readonly ImportLimits _limits = limits ?? ImportLimits.Default;

    /// <param name="progress">Told the share of all bytes that were read, from 0 to 1, from several threads.</param>
    /// <param name="waiting">Told once where another import has to end first.</param>
    /// <returns>What became of each file, in their order.</returns>
    public Task<IReadOnlyList<ImportedFile>> RunAsync(IReadOnlyList<string> paths, Action<double>? progress, Action? waiting, CancellationToken cancel) =>
        RunAsync([.. paths.Select(p => new ImportSource(p, p))], progress, waiting, cancel);

    /// <inheritdoc cref="RunAsync(IReadOnlyList{string}, Action{double}?, Action?, CancellationToken)"/>
    public async Task<IReadOnlyList<ImportedFile>> RunAsync(IReadOnlyList<ImportSource> sources, Action<double>? progress, Action? waiting, CancellationToken cancel)
    {
        DuckLibrary.Require();
        var inputs = new List<Input>();
        foreach (var source in sources) inputs.Add(await InputAsync(source, cancel));
        List<Input> fresh = [];
        if (inputs.TrueForAll(i => i.Fault is not null)) return Told([]);
        using var draft = await new BudgetFolder(folder).BeginAsync(waiting, cancel);
        var known = draft.Documents();
        fresh = inputs.Where(i => i.Fault is null).Where(i => !known.TryGetValue(i.Hash, out var before) || (i.Mapping is not null && i.Mapping != before.Mapping)).DistinctBy(i => i.Hash).ToList();
        if (fresh.Count == 0)
        {
            await CompleteAsync(draft, cancel);
            return Told(known);
        }

        var database = draft.Open();
        using (var connection = database.Connect())
        {
            var first = Convert.ToInt32(connection.Scalar("select coalesce(max(document), 0) + 1 from document"), System.Globalization.CultureInfo.InvariantCulture);
            for (var i = 0; i < fresh.Count; i++) fresh[i].Document = first + i;
            await ReadAllAsync(database, fresh, progress, cancel);
            if (fresh.RemoveAll(i => i.Fault is not null) > 0 && fresh.Count == 0) return Told(known);
            Register(connection, fresh);
            foreach (var input in fresh)
            {
                if (known.TryGetValue(input.Hash, out var before)) Succession.Replace(connection, before.Document, input.Document, cancel);
            }

            Succession.Settle(connection, first, cancel);
            await DerivedTables.SettleAsync(database, connection, fresh.Exists(i => i.Kind == ImportKind.Tables), cancel);
            foreach (var input in fresh) input.Findings = Findings(connection, input.Document);
        }

        cancel.ThrowIfCancellationRequested();
        var originals = new OriginalStore(folder);
        foreach (var input in fresh) originals.SaveFile(input.Path, input.Hash);
        draft.Publish();
        foreach (var input in fresh) known[input.Hash] = (input.Document, input.Mapping);
        return Told(known);

        IReadOnlyList<ImportedFile> Told(Dictionary<string, (int Document, string? Mapping)> stored)
        {
            return [.. inputs.Select(i => Fault(i) is { } fault
                ? new ImportedFile(i.Path, i.Hash, 0, ImportOutcome.Refused, 0, [], fault)
                : new(i.Path, i.Hash, stored[i.Hash].Document, fresh.Contains(i) ? ImportOutcome.Imported : ImportOutcome.Unchanged, i.Rows, i.Findings))];
        }

        // the same bytes may be named twice, and are read once
        UnreadableImportException? Fault(Input input) => input.Fault ?? inputs.Find(i => i.Fault is not null && i.Hash == input.Hash)?.Fault;
    }

    /// <summary>Makes what an older version left out of the tables, from what is in them; nothing where all is there.</summary>
    /// <param name="waiting">Told once where an import has to end first.</param>
    public async Task CompleteAsync(Action? waiting, CancellationToken cancel)
    {
        var budget = new BudgetFolder(folder);
        if (IsComplete(budget)) return;
        using var draft = await budget.BeginAsync(waiting, cancel);
        await CompleteAsync(draft, cancel);
    }

    private static bool IsComplete(BudgetFolder budget)
    {
        using var database = budget.TryOpen();
        using var connection = database?.Connect();
        return connection is null || DerivedTables.AreThere(connection);
    }

    private async Task CompleteAsync(BudgetDraft draft, CancellationToken cancel)
    {
        if (IsComplete(new(folder))) return;
        var database = draft.Open();
        using (var connection = database.Connect()) await DerivedTables.SettleAsync(database, connection, areTablesNew: true, cancel);
        draft.Publish();
    }

    private static async Task<Input> InputAsync(ImportSource source, CancellationToken cancel)
    {
        if (!File.Exists(source.Path)) return new(source.Path, source.Name, ImportKind.Unknown, 0, "") { Fault = Damage.Missing(source.Name) };
        await using var file = File.OpenRead(source.Path);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
        var kind = PackedFile.KindOf(source.Path);
        return new(source.Path, source.Name, kind, file.Length, hash)
        {
            Columns = kind == ImportKind.Mapped ? source.Mapping : null,
            Fault = kind switch
            {
                ImportKind.Unknown => Damage.Unknown(source.Name),
                ImportKind.Mapped when source.Mapping is null => TableDamage.NeedsMapping(source.Name),
                _ => null,
            },
        };
    }

    private async Task ReadAllAsync(DuckDatabase database, List<Input> inputs, Action<double>? progress, CancellationToken cancel)
    {
        double all = inputs.Sum(i => i.Bytes);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel };
        await Parallel.ForEachAsync(inputs.OrderByDescending(i => i.Bytes), options, (input, stop) =>
        {
            try
            {
                Read(database, input, () => progress?.Invoke(inputs.Sum(i => i.Read) / all), stop);
            }
            catch (UnreadableImportException fault)
            {
                (input.Fault, input.Read) = (fault, input.Bytes);
            }

            return ValueTask.CompletedTask;
        });
    }

    private void Read(DuckDatabase database, Input input, Action progress, CancellationToken cancel)
    {
        if (input.Kind == ImportKind.Tables)
        {
            (var number, input.Rows) = TableReader.Read(database, input.Document, input.Path, input.Name, _limits, Told, cancel);
            input.Table = $"rs {number}";
            Told(input.Bytes);
            return;
        }

        using var tables = new SheetTables(database);
        var parser = new SheetParser(tables, input.Document, input.Name);
        if (input.Columns is { } mapping)
        {
            var layout = TableFile.Look(input.Path, input.Name, TableFile.KindOf(input.Path)!.Value, mapping, _limits);
            input.Rows = new MappedRows(mapping, input.Document, new(tables.Finding, input.Document), parser.Parse).Read(TableFile.Rows(input.Path, input.Name, layout, _limits, Told, cancel), input.Name);
            input.Table = "mapped-table";
            Told(input.Bytes);
        }
        else input.Rows = PackedFile.ReadLines(input.Path, input.Name, input.Kind, _limits, parser.Parse, Told, cancel);
        tables.Commit();

        void Told(long bytes)
        {
            input.Read = bytes;
            progress();
        }
    }

    private void Register(DuckConnection connection, List<Input> inputs)
    {
        using var table = connection.Append("document");
        foreach (var input in inputs)
        {
            table.Set(0, input.Document);
            table.Set(1, input.Hash);
            table.Set(2, Path.GetFileName(input.Name));
            table.Set(3, input.Table);
            table.Set(5, input.Bytes);
            table.Set(6, input.Rows);
            table.Set(7, clock.GetUtcNow().Ticks / TimeSpan.TicksPerMicrosecond - DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond);
            table.EndRow();
        }

        table.Flush();
        using var mappings = connection.Append("document_mapping");
        foreach (var input in inputs)
        {
            if (input.Columns is null) continue;
            mappings.Set(0, input.Document);
            mappings.Set(1, input.Columns.Name);
            mappings.Set(2, input.Mapping);
            mappings.EndRow();
        }

        mappings.Flush();
    }

    private static List<(string, string, long)> Findings(DuckConnection connection, int document)
    {
        using var result = connection.Query("select severity, code, count(*) from finding where document = $1 group by all order by 1, 2", CancellationToken.None, document);
        return [.. result.Rows().Select(r => ((string)r[0]!, (string)r[1]!, (long)r[2]!))];
    }

    private sealed record Input(string Path, string Name, ImportKind Kind, long Bytes, string Hash)
    {
        public int Document { get; set; }

        /// <summary>Null where the file needs none.</summary>
        public ColumnMapping? Columns { get; init; }

        /// <summary>The same as its file spells it.</summary>
        public string? Mapping => field ??= Columns is null ? null : MappingFormat.Write(Columns);

        /// <summary>Why it cannot be read; null while nothing is wrong.</summary>
        public UnreadableImportException? Fault { get; set; }

        /// <summary>What it is, as the table of documents says it.</summary>
        public string Table { get; set; } = "review-sheets";

        public long Read { get; set; }

        public long Rows { get; set; }

        public IReadOnlyList<(string Severity, string Code, long Count)> Findings { get; set; } = [];
    }
}
