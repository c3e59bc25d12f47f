using System.Data.Common;
using System.Globalization;
using Shirube.Storage;

namespace Shirube.Search.Index;

/// <summary>What the index of a source holds beside what it should.</summary>
/// <param name="Texts">Texts that it should hold.</param>
/// <param name="WrongTexts">Texts that are missing, too many, or not as their source says.</param>
/// <param name="WrongWords">Lists of words of the index that are not those of the texts, by rows.</param>
public sealed record IndexCheck(string Source, int Texts, int WrongTexts, int WrongWords)
{
    public bool IsTrue => WrongTexts + WrongWords == 0;

    /// <summary>Compares every text and every word. Reads the whole index of the source and makes it once more in memory.</summary>
    /// <param name="texts">What the source says today, in its order.</param>
    public static async Task<IndexCheck> OfAsync(DbConnection connection, string source, IReadOnlyCollection<SearchText> texts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(texts);
        var (wrongTexts, wrongWords) = (0, 0);
        var stored = new Queue<(long Id, long First, long End)>(await SearchIndex.SegmentsAsync(connection, null, source, cancel));
        foreach (var some in SegmentBuilder.Cut(texts))
        {
            if (!stored.TryDequeue(out var segment))
            {
                wrongTexts += some.Count;
                continue;
            }

            var builder = new SegmentBuilder();
            foreach (var text in some) builder.Add(text);
            var wanted = builder.Build();
            var rows = await RowsAsync(connection, segment.Id, cancel);
            var head = await SegmentHead.ReadAsync(connection, segment.Id, cancel);
            wrongTexts += await CountWrongTextsAsync(connection, segment, some, head, rows, cancel);
            wrongWords += CountWrongWords(segment.Id, wanted, head, rows);
        }

        return new(source, texts.Count, wrongTexts + stored.Sum(s => (int)(s.End - s.First)), wrongWords);
    }

    private static async Task<int> CountWrongTextsAsync(
        DbConnection connection, (long Id, long First, long End) segment, List<SearchText> texts, SegmentHead head, Dictionary<long, byte[]> rows, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture, $"select {string.Join(", ", SearchIndex.Columns)} from search_text where id >= {segment.First} and id < {segment.End} order by id");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var kept = KeptTexts(segment.Id, head, rows);
        var wrong = 0;
        for (var text = 0; text < texts.Count; text++)
        {
            var isThere = await reader.ReadAsync(cancel);
            if (!isThere || !IsSame(SearchIndex.Values(0, texts[text]), reader) || kept.Count <= text || kept[text] != ShownText.Write(texts[text])) wrong++;
        }

        while (await reader.ReadAsync(cancel)) wrong++;
        return wrong;
    }

    private static bool IsSame(object?[] wanted, DbDataReader reader)
    {
        for (var i = 1; i < wanted.Length; i++)
        {
            if (Written(wanted[i]) != Written(reader.IsDBNull(i) ? null : reader.GetValue(i))) return false;
        }

        return true;
    }

    private static string? Written(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);

    // the texts as they are kept; null for one that cannot be read
    private static List<string?> KeptTexts(long segment, SegmentHead head, Dictionary<long, byte[]> rows)
    {
        var kept = new List<string?>();
        try
        {
            using var unpacker = new TextUnpacker(head.Dictionary);
            var start = 0;
            foreach (var end in Varint.DecodeAscending(head.TextEnds))
            {
                kept.Add(Read(segment, start..end, rows, unpacker));
                start = end;
            }
        }
        catch (InvalidDataException)
        {
            return kept;
        }

        return kept;
    }

    private static string? Read(long segment, Range bytes, Dictionary<long, byte[]> rows, TextUnpacker unpacker)
    {
        try
        {
            return PackedTexts.Read(segment, bytes, id => rows.GetValueOrDefault(id, []), unpacker);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // packed texts need not be the same byte by byte: another version packs otherwise
    private static int CountWrongWords(long segment, BuiltSegment wanted, SegmentHead head, Dictionary<long, byte[]> rows)
    {
        var wrong = wanted.Head.Values.SkipLast(2).Zip(head.Values).Count(pair => !pair.First.AsSpan().SequenceEqual(pair.Second));
        var lists = 0;
        foreach (var (kind, number, bytes) in wanted.Rows.Where(r => r.Kind != RowKind.Texts))
        {
            lists++;
            if (!rows.TryGetValue(RowId.Of(segment, kind, number), out var stored) || !stored.AsSpan().SequenceEqual(bytes)) wrong++;
        }

        return wrong + Math.Max(0, rows.Keys.Count(id => id < RowId.Of(segment, RowKind.Texts, 0)) - lists);
    }

    private static async Task<Dictionary<long, byte[]>> RowsAsync(DbConnection connection, long segment, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select id, bytes from search_row where id between @first and @last";
        var (first, last) = RowId.All(segment);
        command.AddParameter("@first", first);
        command.AddParameter("@last", last);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new Dictionary<long, byte[]>();
        while (await reader.ReadAsync(cancel)) rows[reader.GetInt64(0)] = reader.GetFieldValue<byte[]>(1);
        return rows;
    }
}
