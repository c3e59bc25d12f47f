using System.Data.Common;
using System.Globalization;
using Shirube.Search.Analysis;
using Shirube.Storage;

namespace Shirube.Search.Index;

/// <summary>What the index of a source holds beside what it should.</summary>
/// <param name="Texts">Texts that it should hold.</param>
/// <param name="WrongTexts">Texts that are missing, too many, or not as their source says.</param>
/// <param name="WrongWords">Words of the index whose places are not those of its texts.</param>
public sealed record IndexCheck(string Source, int Texts, int WrongTexts, int WrongWords)
{
    public bool IsTrue => WrongTexts + WrongWords == 0;

    /// <summary>Compares every text and every word. Reads the whole index of the source.</summary>
    /// <param name="texts">What the source says today, in its order.</param>
    public static async Task<IndexCheck> OfAsync(DbConnection connection, string source, IReadOnlyCollection<SearchText> texts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(texts);
        return new(source, texts.Count, await WrongTextsAsync(connection, source, texts, cancel), await WrongWordsAsync(connection, source, cancel));
    }

    private static async Task<int> WrongTextsAsync(DbConnection connection, string source, IReadOnlyCollection<SearchText> texts, CancellationToken cancel)
    {
        await using var command = Command(connection, $"select {string.Join(", ", SearchIndex.Columns)} from search_text where source = @source order by id", source);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var wrong = 0;
        foreach (var text in texts)
        {
            if (!await reader.ReadAsync(cancel))
            {
                wrong++;
                continue;
            }

            var wanted = SearchIndex.Values(0, source, text);
            for (var i = 1; i < wanted.Length; i++)
            {
                if (Written(wanted[i]) == Written(reader.IsDBNull(i) ? null : reader.GetValue(i))) continue;
                wrong++;
                break;
            }
        }

        while (await reader.ReadAsync(cancel)) wrong++;
        return wrong;
    }

    private static string? Written(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);

    private static async Task<int> WrongWordsAsync(DbConnection connection, string source, CancellationToken cancel)
    {
        var segments = new List<(long Id, SearchField Field, long First, byte[] Starts)>();
        await using (var command = Command(connection, "select id, field, first_text, starts from search_segment where source = @source", source))
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel)) segments.Add((reader.GetInt64(0), Enum.Parse<SearchField>(reader.GetString(1)), reader.GetInt64(2), reader.GetFieldValue<byte[]>(3)));
        }

        var wrong = 0;
        foreach (var (id, field, first, starts) in segments)
        {
            var built = await BuildAsync(connection, field, first, starts, cancel);
            if (!built.Starts().AsSpan().SequenceEqual(starts)) wrong++;
            wrong += await CompareAsync(connection, id, built, cancel);
        }

        return wrong;
    }

    private static async Task<SegmentBuilder> BuildAsync(DbConnection connection, SearchField field, long first, byte[] starts, CancellationToken cancel)
    {
        var places = new List<int>();
        PostingCodec.Decode(starts, places);
        var column = field == SearchField.Content ? "content" : "heading";
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"select {column} from search_text where id >= {first} and id < {first + places.Count - 1} order by id");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var builder = new SegmentBuilder();
        while (await reader.ReadAsync(cancel)) builder.Add(SearchKey.Of(reader.GetString(0)));
        return builder;
    }

    private static async Task<int> CompareAsync(DbConnection connection, long segment, SegmentBuilder built, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"select id, places from search_posting where id between {Word.Row(segment, 0)} and {Word.Row(segment, uint.MaxValue)}");
        var held = new Dictionary<long, byte[]>();
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel)) held[reader.GetInt64(0)] = reader.GetFieldValue<byte[]>(1);
        }

        var wrong = 0;
        foreach (var (word, places) in built.Words())
        {
            if (!held.Remove(Word.Row(segment, word), out var stored) || !stored.AsSpan().SequenceEqual(places)) wrong++;
        }

        return wrong + held.Count;
    }

    private static DbCommand Command(DbConnection connection, string sql, string source)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.AddParameter("@source", source);
        return command;
    }
}
