using System.Data.Common;
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
        var stored = new Queue<(long Id, int Texts)>(await SearchIndex.SegmentsAsync(connection, null, source, cancel));
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
            wrongTexts += CountWrongTexts(segment.Id, some, head, rows);
            wrongWords += CountWrongWords(segment.Id, wanted, head, rows);
        }

        return new(source, texts.Count, wrongTexts + stored.Sum(s => s.Texts), wrongWords);
    }

    private static int CountWrongTexts(long segment, List<SearchText> texts, SegmentHead head, Dictionary<long, byte[]> rows)
    {
        var (described, kept) = (Described(head), KeptTexts(segment, head, rows));
        var wrong = Math.Max(0, described.Length - texts.Count);
        for (var text = 0; text < texts.Count; text++)
        {
            if (described.Length <= text || described[text] != IndexedText.Written(texts[text]) || kept.Count <= text || kept[text] != ShownText.Write(texts[text])) wrong++;
        }

        return wrong;
    }

    private static string[] Described(SegmentHead head)
    {
        try
        {
            return IndexedText.WrittenTexts(head.Described);
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

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
        var wrong = wanted.Head.Words.Zip(head.Words).Count(pair => !pair.First.AsSpan().SequenceEqual(pair.Second));
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
