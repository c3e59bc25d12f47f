using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Shirube.Search.Analysis;
using Shirube.Storage;

namespace Shirube.Search.Index;

/// <summary>Writes the searched texts and the index of their words, in the transaction of the caller: both are true together or not at all.</summary>
public static class SearchIndex
{
    private const int MostCharacters = 8_000_000; // of a segment: about 64 MB while it is made

    internal static readonly string[] Columns =
        ["id", "source", "fact", "kind", "position", "belongs_to", "section", "heading", "content", "ministries", "years", "has_deadline", "restates", "weight", "is_definition", "lines"];

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

        await using var insert = Command(
            connection, transaction, $"insert into search_text ({string.Join(", ", Columns)}) values ({string.Join(", ", Columns.Select(c => "@" + c))})", [.. Columns.Select(c => "@" + c)]);
        var id = await FirstFreeAsync(connection, transaction, cancel);
        var (first, content, heading) = (id, new SegmentBuilder(), new SegmentBuilder());
        foreach (var text in texts)
        {
            cancel.ThrowIfCancellationRequested();
            await RunAsync(insert, Values(id++, source, text), cancel);
            content.Add(SearchKey.Of(text.Content));
            heading.Add(SearchKey.Of(text.Heading));
            if (content.Length + heading.Length < MostCharacters) continue;
            await FlushAsync();
            (first, content, heading) = (id, new(), new());
        }

        await FlushAsync();

        async Task FlushAsync()
        {
            if (content.Texts == 0) return;
            await WriteAsync(connection, transaction, source, SearchField.Content, first, content, cancel);
            await WriteAsync(connection, transaction, source, SearchField.Heading, first, heading, cancel);
        }
    }

    public static async Task RemoveAsync(DbConnection connection, DbTransaction transaction, string source, CancellationToken cancel)
    {
        foreach (var segment in await SegmentsAsync(connection, transaction, source, cancel))
        {
            await using var places = Command(connection, transaction, "delete from search_posting where id between @first and @last", "@first", "@last");
            await RunAsync(places, [Word.Row(segment, 0), Word.Row(segment, uint.MaxValue)], cancel);
        }

        foreach (var table in (string[])["search_segment", "search_text"])
        {
            await using var rows = Command(connection, transaction, $"delete from {table} where source = @source", "@source");
            await RunAsync(rows, [source], cancel);
        }

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

    private static async Task WriteAsync(DbConnection connection, DbTransaction transaction, string source, SearchField field, long first, SegmentBuilder built, CancellationToken cancel)
    {
        long segment;
        await using (var head = Command(
            connection, transaction, "insert into search_segment (source, field, first_text, starts) values (@source, @field, @first, @starts) returning id", "@source", "@field", "@first", "@starts"))
        {
            Fill(head, [source, field.ToString(), first, built.Starts()]);
            segment = (long)(await head.ExecuteScalarAsync(cancel))!;
        }

        await using var insert = Command(connection, transaction, "insert into search_posting (id, places) values (@id, @places)", "@id", "@places");
        await insert.PrepareAsync(cancel);
        foreach (var (word, places) in built.Words()) await RunAsync(insert, [Word.Row(segment, word), places], cancel);
    }

    private static async Task<List<long>> SegmentsAsync(DbConnection connection, DbTransaction transaction, string source, CancellationToken cancel)
    {
        await using var command = Command(connection, transaction, "select id from search_segment where source = @source", "@source");
        Fill(command, [source]);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var segments = new List<long>();
        while (await reader.ReadAsync(cancel)) segments.Add(reader.GetInt64(0));
        return segments;
    }

    private static async Task<long> FirstFreeAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        await using var command = Command(connection, transaction, "select coalesce(max(id), 0) + 1 from search_text");
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    // in the order of the columns
    internal static object?[] Values(long id, string source, SearchText text) =>
    [
        id, source, text.Fact, text.Kind.ToString(), text.Position, text.Row, text.Section, text.Heading, text.Content, Bars(text.Ministries),
        Bars(text.Years.Select(y => y.ToString(CultureInfo.InvariantCulture))), text.HasDeadline ? 1 : 0, text.Restates, text.Weight, text.IsDefinition ? 1 : 0,
        string.Join(',', text.Lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.First}-{l.Last}"))),
    ];

    private static string Bars(IEnumerable<string> words) => string.Concat(words.Select(w => $"|{w}")) is { Length: > 0 } list ? list + "|" : "";

    private static DbCommand Command(DbConnection connection, DbTransaction transaction, string sql, params ReadOnlySpan<string> names)
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

/// <summary>The two parts of a text that are indexed.</summary>
internal enum SearchField
{
    Content,
    Heading,
}
