using Shirube.Search.Analysis;

namespace Shirube.Search.Index;

/// <summary>Collects the texts of one segment and makes its rows; the same texts always make the same.</summary>
internal sealed class SegmentBuilder
{
    private const int MostCharacters = 8_000_000; // about 64 MB while it is made

    private readonly KeyPlaces _contents = new();
    private readonly KeyPlaces _headings = new();
    private readonly List<uint> _headingOf = [];
    private readonly Dictionary<string, uint> _knownHeadings = new(StringComparer.Ordinal);
    private readonly List<SearchText> _described = [];
    private readonly List<byte[]> _texts = [];

    /// <summary>The texts of each segment.</summary>
    /// <exception cref="InvalidOperationException">Two texts have the same fact, or one holds a line end.</exception>
    public static IEnumerable<List<SearchText>> Cut(IEnumerable<SearchText> texts)
    {
        var facts = new HashSet<string>(StringComparer.Ordinal);
        var (some, characters) = (new List<SearchText>(), 0);
        foreach (var text in texts)
        {
            if (text.Fact.Contains('\n', StringComparison.Ordinal)) throw new InvalidOperationException($"The fact \"{text.Fact}\" holds a line end.");
            if (!facts.Add(text.Fact)) throw new InvalidOperationException($"Two texts to be searched have the same fact \"{text.Fact}\".");
            some.Add(text);
            if ((characters += text.Content.Length + text.Heading.Length) < MostCharacters) continue;
            yield return some;
            (some, characters) = ([], 0);
        }

        if (some.Count > 0) yield return some;
    }

    public void Add(SearchText text)
    {
        _contents.Add(SearchKey.Of(text.Content));
        _described.Add(text);
        _texts.Add(TextPacker.Bytes(ShownText.Write(text)));
        if (_knownHeadings.TryGetValue(text.Heading, out var heading))
        {
            _headingOf.Add(heading);
            return;
        }

        _headingOf.Add(_knownHeadings[text.Heading] = (uint)_knownHeadings.Count);
        _headings.Add(SearchKey.Of(text.Heading));
    }

    /// <summary>Once only.</summary>
    public BuiltSegment Build()
    {
        _texts.AddRange(_knownHeadings.Keys.Select(TextPacker.Bytes)); // in the order in which they came
        var (contents, contentHead) = _contents.Build();
        var (headings, headingHead) = _headings.Build();
        var (dictionary, packed) = TextPacker.Pack(_texts);
        var ends = new List<int>(packed.Count);
        foreach (var text in packed) ends.Add((ends.Count == 0 ? 0 : ends[^1]) + text.Length);
        var head = new SegmentHead(contentHead, headingHead, Varint.Encode(_headingOf), Varint.EncodeAscending(ends), IndexedText.Encode(_described), dictionary);
        return new(head, contents, headings, PackedTexts.Cut(packed), _headingOf.Count);
    }
}

/// <summary>What a segment is stored as.</summary>
internal sealed record BuiltSegment(SegmentHead Head, List<WordRow> Contents, List<WordRow> Headings, List<byte[]> Packed, int Texts)
{
    /// <summary>All rows with their numbers in the segment.</summary>
    public IEnumerable<(RowKind Kind, int Number, byte[] Bytes)> Rows =>
        Contents.Select((row, i) => (RowKind.ContentWords, i, row.Bytes))
            .Concat(Headings.Select((row, i) => (RowKind.HeadingWords, i, row.Bytes)))
            .Concat(Packed.Select((row, i) => (RowKind.Texts, i, row)));
}
