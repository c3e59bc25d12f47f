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

    /// <summary>The documents that are in the published tables: their numbers by their hashes.</summary>
    public Dictionary<string, int> Documents()
    {
        var hashes = new Dictionary<string, int>(StringComparer.Ordinal);
        using var database = _folder.TryOpen();
        using var connection = database?.Connect();
        using var result = connection?.Query("select hash, document from document", CancellationToken.None);
        foreach (var row in result?.Rows() ?? []) hashes[(string)row[0]!] = (int)(long)row[1]!;
        return hashes;
    }

    /// <summary>The copy, with all tables there.</summary>
    public DuckDatabase Open()
    {
        if (_folder.HasTables) File.Copy(_folder.Published, _path);
        _database = DuckDatabase.Open(_path);
        using var connection = _database.Connect();
        connection.Execute("set checkpoint_threshold = '100GB'"); // once, when it closes: each one between leaves free room in the file
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
