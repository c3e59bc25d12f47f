namespace Shirube.Search.Ranking;

/// <summary>A text in its rank.</summary>
internal readonly record struct RankedText(int Text, bool IsWhole, double Score);

/// <summary>Keeps the best of many texts: those that hold the whole query first, then by score, then as the sources print them.</summary>
internal sealed class BestTexts(int most)
{
    private static readonly Comparer<RankedText> WorstFirst = Comparer<RankedText>.Create(static (a, b) =>
    {
        var order = a.IsWhole.CompareTo(b.IsWhole);
        if (order == 0) order = a.Score.CompareTo(b.Score);
        return order != 0 ? order : b.Text.CompareTo(a.Text);
    });

    private readonly PriorityQueue<RankedText, RankedText> _kept = new(WorstFirst);

    public void Add(RankedText text)
    {
        if (_kept.Count < most) _kept.Enqueue(text, text);
        else _kept.EnqueueDequeue(text, text);
    }

    /// <summary>The best first.</summary>
    public List<RankedText> Sorted()
    {
        List<RankedText> sorted = [.. _kept.UnorderedItems.Select(i => i.Element)];
        sorted.Sort(static (a, b) => WorstFirst.Compare(b, a));
        return sorted;
    }
}
