using Shirube.Analytics.Duck;
using Shirube.Budget.Tables;

namespace Shirube.Budget.Evidence;

/// <summary>The turn of one import: a copy of the tables that nobody else sees until it is published. Disposing without publishing leaves everything as it was.</summary>
internal sealed class BudgetDraft : IDisposable
{
    private const string Incoming = ".incoming-";
    private readonly BudgetFolder _folder;
    private readonly FileStream _turn;
    private readonly string _path;
    private DuckDatabase? _database;

    public BudgetDraft(BudgetFolder folder, FileStream turn)
    {
        (_folder, _turn) = (folder, turn);
        _path = Path.Combine(folder.Root, $"{Incoming}{Guid.NewGuid():N}.duckdb");
        foreach (var left in Directory.EnumerateFiles(folder.Root, Incoming + "*")) File.Delete(left); // of a killed import: the turn is ours
    }

    /// <summary>The documents that are in the published tables by their hashes: their numbers and mappings, of several the last.</summary>
    public Dictionary<string, (int Document, string? Mapping)> Documents()
    {
        var hashes = new Dictionary<string, (int, string?)>(StringComparer.Ordinal);
        using var database = _folder.TryOpen();
        using var connection = database?.Connect();
        if (connection is null) return hashes;
        var mappings = connection.HasTable("document_mapping") ? "document_mapping" : "(select null::integer as document, null::varchar as mapping)"; // a file of an older version
        using var result = connection.Query($"select d.hash, d.document, m.mapping from document d left join {mappings} m using (document) order by d.document", CancellationToken.None);
        foreach (var row in result.Rows()) hashes[(string)row[0]!] = ((int)(long)row[1]!, (string?)row[2]);
        return hashes;
    }

    /// <summary>The copy, with all tables there.</summary>
    public DuckDatabase Open()
    {
        if (_folder.HasTables) File.Copy(_folder.Published, _path);
        _database = DuckDatabase.Open(_path);
        using var connection = _database.Connect();
        connection.Execute("set checkpoint_threshold = '100GB'"); // once, when it closes: each one between leaves free room in the file
        if (!DerivedTables.AreThere(connection)) connection.Execute(DerivedTables.Drop);
        connection.Execute(Tables());
        return _database;
    }

    /// <summary>Closes the copy, forces it to disk, and puts it into the place of the published file.</summary>
    public void Publish()
    {
        _database!.Dispose(); // writes its log into the file
        using (var file = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite)) file.Flush(flushToDisk: true);
        File.Move(_path, _folder.Published, overwrite: true);
    }

    public void Dispose()
    {
        _database?.Dispose();
        File.Delete(_path);
        File.Delete(_path + ".wal");
        _turn.Dispose();
    }

    /// <summary>The statements that make the tables where they are not there yet.</summary>
    public static string Tables()
    {
        using var reader = new StreamReader(typeof(BudgetDraft).Assembly.GetManifestResourceStream("budget-tables.sql")!);
        return reader.ReadToEnd() + string.Concat(TableColumns.All.Select(t => t.Create));
    }
}
