using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Shirube.Storage;

namespace Shirube.Search.Index;

/// <summary>Writes the searched texts and the index of their words, in the transaction of the caller: both are true together or not at all.</summary>
public static class SearchIndex
{
    internal static readonly string[] Columns =
        ["id", "kind", "position", "belongs_to", "section", "ministries", "years", "has_deadline", "restates", "weight", "is_definition"];

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

        await using var insert = Insert(connection, transaction, "search_text", Columns);
        var id = await FirstFreeAsync(connection, transaction, cancel);
        foreach (var some in SegmentBuilder.Cut(texts))
        {
            var builder = new SegmentBuilder();
            foreach (var text in some)
            {
                cancel.ThrowIfCancellationRequested();
                await RunAsync(insert, Values(id++, text), cancel);
                builder.Add(text);
            }

            await WriteAsync(connection, transaction, source, id - some.Count, builder.Build(), cancel);
        }
    }

    public static async Task RemoveAsync(DbConnection connection, DbTransaction transaction, string source, CancellationToken cancel)
    {
        foreach (var (segment, first, end) in await SegmentsAsync(connection, transaction, source, cancel))
        {
            var (firstRow, lastRow) = RowId.All(segment);
            await using var rows = Command(connection, transaction, "delete from search_row where id between @first and @last", "@first", "@last");
            await RunAsync(rows, [firstRow, lastRow], cancel);
            await using var texts = Command(connection, transaction, "delete from search_text where id >= @first and id < @end", "@first", "@end");
            await RunAsync(texts, [first, end], cancel);
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

    private static async Task WriteAsync(DbConnection connection, DbTransaction transaction, string source, long first, BuiltSegment built, CancellationToken cancel)
    {
        long segment;
        await using (var head = Insert(connection, transaction, "search_segment", ["source", "first_text", "end_text", .. SegmentHead.Columns]))
        {
            head.CommandText += " returning id";
            Fill(head, [source, first, first + built.Texts, .. built.Head.Values]);
            segment = (long)(await head.ExecuteScalarAsync(cancel))!;
        }

        await using var insert = Insert(connection, transaction, "search_row", ["id", "bytes"]);
        await insert.PrepareAsync(cancel);
        foreach (var (kind, number, bytes) in built.Rows) await RunAsync(insert, [RowId.Of(segment, kind, number), bytes], cancel);
    }

    internal static async Task<List<(long Id, long First, long End)>> SegmentsAsync(DbConnection connection, DbTransaction? transaction, string source, CancellationToken cancel)
    {
        await using var command = Command(connection, transaction, "select id, first_text, end_text from search_segment where source = @source order by first_text", "@source");
        Fill(command, [source]);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var segments = new List<(long Id, long First, long End)>();
        while (await reader.ReadAsync(cancel)) segments.Add((reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)));
        return segments;
    }

    private static async Task<long> FirstFreeAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        await using var command = Command(connection, transaction, "select coalesce(max(id), 0) + 1 from search_text");
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    // in the order of the columns
    internal static object?[] Values(long id, SearchText text) =>
    [
        id, text.Kind.ToString(), text.Position, text.Row, text.Section, Bars(text.Ministries),
        Bars(text.Years.Select(y => y.ToString(CultureInfo.InvariantCulture))), text.HasDeadline ? 1 : 0, text.Restates, text.Weight, text.IsDefinition ? 1 : 0,
    ];

    private static string Bars(IEnumerable<string> words) => string.Concat(words.Select(w => $"|{w}")) is { Length: > 0 } list ? list + "|" : "";

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
