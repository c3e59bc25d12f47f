using Shirube.Analytics.Duck;

namespace Shirube.Budget.Export;

/// <summary>Rows as a Parquet file (Zstandard), which DuckDB writes itself: lists and structures stay what they are.</summary>
public static class ResultParquet
{
    /// <summary>Runs a query and writes its rows.</summary>
    /// <param name="connection">Of a trusted database: it writes a file.</param>
    /// <param name="sql">One SELECT with its values.</param>
    public static void Write(Stream output, DuckConnection connection, string sql, CancellationToken cancel, params ReadOnlySpan<object?> values)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var file = Path.Combine(Path.GetTempPath(), $"shirube-{Guid.NewGuid():N}.parquet");
        try
        {
            using (connection.Query($"create or replace temp table parquet_rows as {sql}", cancel, values))
            {
                connection.Execute($"copy parquet_rows to '{file.Replace("'", "''", StringComparison.Ordinal)}' (format parquet, compression zstd); drop table parquet_rows", cancel);
            }

            using var written = File.OpenRead(file);
            written.CopyTo(output);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
