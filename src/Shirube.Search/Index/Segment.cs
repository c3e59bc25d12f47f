namespace Shirube.Search.Index;

/// <summary>A run of texts of one source that are indexed together, with where each begins among the characters of its two fields. Never changes.</summary>
internal sealed class Segment(long content, long heading, int[] contentStarts, int[] headingStarts, IndexedText[] texts)
{
    private readonly Lazy<Dictionary<string, int>> _heads = new(() => Heads(texts));

    public IndexedText[] Texts => texts;

    /// <summary>Number of the first text among all texts at hand.</summary>
    public int First { get; init; }

    public long Id(SearchField field) => field == SearchField.Content ? content : heading;

    /// <summary>One more than there are texts.</summary>
    public int[] Starts(SearchField field) => field == SearchField.Content ? contentStarts : headingStarts;

    /// <summary>Characters of a text's key.</summary>
    public int Length(int text, SearchField field) => Starts(field)[text + 1] - Starts(field)[text] - 1;

    /// <summary>The text that a row is named by, e.g. the measure of its items; null where the row has none of its own.</summary>
    public IndexedText? Head(string row) => _heads.Value.TryGetValue(row, out var index) ? texts[index] : null;

    public Segment From(int first) => new(content, heading, contentStarts, headingStarts, texts) { First = first };

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
