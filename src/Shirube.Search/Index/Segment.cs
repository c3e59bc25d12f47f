using System.Data.Common;

namespace Shirube.Search.Index;

/// <summary>A run of texts of one source that are indexed together. Never changes.</summary>
internal sealed class Segment
{
    private readonly SegmentField _contents;
    private readonly SegmentField _headings;
    private readonly int[] _headingOf;
    private readonly int[] _underStarts; // of the texts under each heading in _under
    private readonly int[] _under;
    private readonly int[] _textEnds;
    private readonly int[] _rowOf;
    private readonly Lazy<Dictionary<string, int>> _heads;

    public Segment(long id, SegmentHead head, IndexedText[] texts)
    {
        Id = id;
        Texts = texts;
        Traits = Array.ConvertAll(texts, TextTraits.Of);
        _contents = new(RowKind.ContentWords, head.Contents);
        _headings = new(RowKind.HeadingWords, head.Headings);
        _headingOf = [.. Varint.Decode(head.HeadingOf).Select(h => (int)h)];
        _textEnds = Varint.DecodeAscending(head.TextEnds);
        var headings = _headings.Starts.Length - 1;
        if (_contents.Starts.Length != texts.Length + 1 || _headingOf.Length != texts.Length || _textEnds.Length != texts.Length + headings || Array.Exists(_headingOf, h => h >= headings))
        {
            throw IndexDamage.Of($"The search index of \"{(texts.Length > 0 ? texts[0].Source : "")}\" does not fit its texts.");
        }

        (_underStarts, _under) = Under(_headingOf, headings);
        Kinds = texts.Aggregate(0u, (mask, text) => mask | text.Kind.Bit());
        HeadingCharacters = _headingOf.Sum(h => (long)_headings.Length(h) + 1);
        _rowOf = Rows(texts);
        _heads = new(() => Heads(texts));
        Unpacker = new(head.Dictionary);
    }

    public long Id { get; }

    public IndexedText[] Texts { get; }

    /// <summary>What of each text decides its rank.</summary>
    public TextTraits[] Traits { get; }

    /// <summary>Number of the first text among all texts at hand.</summary>
    public int First { get; private set; }

    /// <summary>A bit for each kind of text in it.</summary>
    public uint Kinds { get; }

    public TextUnpacker Unpacker { get; }

    public long ContentCharacters => _contents.Starts[^1];

    /// <summary>Of the headings of all texts: one that stands over several counts as often.</summary>
    public long HeadingCharacters { get; }

    public SegmentField Field(SearchField field) => field == SearchField.Content ? _contents : _headings;

    /// <summary>Characters of a text's key.</summary>
    public int Length(int text, SearchField field) => field == SearchField.Content ? _contents.Length(text) : _headings.Length(_headingOf[text]);

    /// <summary>The texts under a heading, ascending.</summary>
    public ReadOnlySpan<int> Under(int heading) => _under.AsSpan(_underStarts[heading].._underStarts[heading + 1]);

    /// <summary>Where the content and the heading of a text lie among the bytes of all.</summary>
    public (Range Content, Range Heading) BytesOf(int text) => (Bytes(text), Bytes(Texts.Length + _headingOf[text]));

    /// <summary>The text that a row is named by, e.g. the measure of its items; null where the row has none of its own.</summary>
    public int? Head(string row) => _heads.Value.TryGetValue(row, out var index) ? index : null;

    /// <summary>The first text of the row that a text is a part of; a repeat belongs to the row of its original.</summary>
    public int RowOf(int text) => _rowOf[text];

    public Segment From(int first)
    {
        var moved = (Segment)MemberwiseClone();
        moved.First = first;
        return moved;
    }

    public static async Task<Segment> ReadAsync(DbConnection connection, long id, string source, CancellationToken cancel)
    {
        var head = await SegmentHead.ReadAsync(connection, id, cancel);
        return new(id, head, IndexedText.Decode(head.Described, source));
    }

    private Range Bytes(int packed) => (packed == 0 ? 0 : _textEnds[packed - 1]).._textEnds[packed];

    private static (int[] Starts, int[] Under) Under(int[] headingOf, int headings)
    {
        var starts = new int[headings + 1];
        foreach (var heading in headingOf) starts[heading + 1]++;
        for (var i = 0; i < headings; i++) starts[i + 1] += starts[i];
        var (next, under) = ((int[])starts.Clone(), new int[headingOf.Length]);
        for (var text = 0; text < headingOf.Length; text++) under[next[headingOf[text]]++] = text;
        return (starts, under);
    }

    private static int[] Rows(IndexedText[] texts)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        var rowOf = new int[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            var row = texts[i].Restates ?? texts[i].Row;
            rowOf[i] = rows.TryGetValue(row, out var first) ? first : rows[row] = i;
        }

        return rowOf;
    }

    private static Dictionary<string, int> Heads(IndexedText[] texts)
    {
        var heads = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i].Kind == SearchKind.Measure) heads.TryAdd(texts[i].Row, i);
        }

        return heads;
    }
}
