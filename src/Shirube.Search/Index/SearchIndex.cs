using System.Data.Common;
using System.Reflection;
using Shirube.Storage;

namespace Shirube.Search.Index;

/// <summary>Writes the searched texts and the index of their words, in the transaction of the caller: both are true together or not at all.</summary>
public static class SearchIndex
{
    /// <summary>The room whose tables a database must hold.</summary>
    public static Assembly Room => typeof(SearchIndex).Assembly;

    /// <summary>Puts the texts in place of those that the source had.</summary>
    /// <param name="stamp">What the texts were made from.</param>
    public static async Task ReplaceAsync(DbConnection connection, DbTransaction transaction, string source, string stamp, IEnumerable<SearchText> texts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(texts);
        await RemoveAsync(connection, transaction, source, cancel);
        await using (var head = Command(connection, transaction, "insert into search_source (id, stamp) values (@source, @stamp)", "@source", "@stamp"))
        {
            await RunAsync(head, [source, stamp], cancel);
        }

        foreach (var some in SegmentBuilder.Cut(texts))
        {
            var builder = new SegmentBuilder();
            foreach (var text in some)
            {
                cancel.ThrowIfCancellationRequested();
                builder.Add(text);
            }

            await WriteAsync(connection, transaction, source, builder.Build(), cancel);
        }
    }

    public static async Task RemoveAsync(DbConnection connection, DbTransaction transaction, string source, CancellationToken cancel)
    {
        foreach (var (segment, _) in await SegmentsAsync(connection, transaction, source, cancel))
        {
            var (firstRow, lastRow) = RowId.All(segment);
            await using var rows = Command(connection, transaction, "delete from search_row where id between @first and @last", "@first", "@last");
            await RunAsync(rows, [firstRow, lastRow], cancel);
        }

        await using var segments = Command(connection, transaction, "delete from search_segment where source = @source", "@source");
        await RunAsync(segments, [source], cancel);
        await using var head = Command(connection, transaction, "delete from search_source where id = @source", "@source");
        await RunAsync(head, [source], cancel);
    }

    /// <summary>The stamps of all sources that are searched.</summary>
    public static async Task<Dictionary<string, string>> StampsAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select id, stamp from search_source";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var stamps = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel)) stamps[reader.GetString(0)] = reader.GetString(1);
        return stamps;
    }

    private static async Task WriteAsync(DbConnection connection, DbTransaction transaction, string source, BuiltSegment built, CancellationToken cancel)
    {
        long segment;
        await using (var head = Insert(connection, transaction, "search_segment", ["source", "texts", .. SegmentHead.Columns]))
        {
            head.CommandText += " returning id";
            Fill(head, [source, built.Texts, .. built.Head.Values]);
            segment = (long)(await head.ExecuteScalarAsync(cancel))!;
        }

        await using var insert = Insert(connection, transaction, "search_row", ["id", "bytes"]);
        await insert.PrepareAsync(cancel);
        foreach (var (kind, number, bytes) in built.Rows) await RunAsync(insert, [RowId.Of(segment, kind, number), bytes], cancel);
    }

    /// <summary>Each with how many texts it holds.</summary>
    internal static async Task<List<(long Id, int Texts)>> SegmentsAsync(DbConnection connection, DbTransaction? transaction, string source, CancellationToken cancel)
    {
        await using var command = Command(connection, transaction, "select id, texts from search_segment where source = @source order by id", "@source");
        Fill(command, [source]);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var segments = new List<(long Id, int Texts)>();
        while (await reader.ReadAsync(cancel)) segments.Add((reader.GetInt64(0), reader.GetInt32(1)));
        return segments;
    }

    private static DbCommand Insert(DbConnection connection, DbTransaction transaction, string table, params ReadOnlySpan<string> columns)
    {
        var names = columns.ToArray().Select(c => "@" + c).ToArray();
        return Command(connection, transaction, $"insert into {table} ({string.Join(", ", columns!)}) values ({string.Join(", ", names)})", names);
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql, params ReadOnlySpan<string> names)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var name in names) command.AddParameter(name, null);
        return command;
    }

    private static void Fill(DbCommand command, object?[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }

    private static Task<int> RunAsync(DbCommand command, object?[] values, CancellationToken cancel)
    {
        Fill(command, values);
        return command.ExecuteNonQueryAsync(cancel);
    }
}
