using Shirube.Analytics.Duck;

namespace Shirube.Budget.Export;

/// <summary>Rows that were computed, for files: they stand in a table of DuckDB in memory, so that every format says the same.</summary>
public sealed class ExportRows : IDisposable
{
    private readonly DuckDatabase _database = DuckDatabase.Open(null);
    private readonly DuckConnection _connection;

    /// <param name="columns">Names with their types: varchar, integer, double or boolean.</param>
    /// <param name="rows">Each with a value, or null, for each column.</param>
    internal ExportRows(IReadOnlyList<(string Name, string Type)> columns, IEnumerable<object?[]> rows, CancellationToken cancel)
    {
        _connection = _database.Connect();
        _connection.Execute($"create table export_rows ({string.Join(", ", columns.Select(c => $"\"{c.Name}\" {c.Type}"))})", cancel);
        using var table = _connection.Append("export_rows");
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < row.Length; i++) Set(table, i, row[i]);
            table.EndRow();
        }

        table.Flush();
    }

    /// <summary>The rows in their order.</summary>
    public DuckResult Read(CancellationToken cancel) => _connection.Query("select * from export_rows", cancel);

    public void WriteParquet(Stream output, CancellationToken cancel) => ResultParquet.Write(output, _connection, "select * from export_rows", cancel);

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }

    private static void Set(DuckAppender table, int column, object? value)
    {
        switch (value)
        {
            case null: break;
            case int number: table.Set(column, number); break;
            case double number: table.Set(column, number); break;
            case bool truth: table.Set(column, truth); break;
            default: table.Set(column, (string)value); break;
        }
    }
}
