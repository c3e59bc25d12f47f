namespace Shirube.Search.Ranking;

/// <summary>A text in its rank.</summary>
internal readonly record struct RankedText(int Text, bool IsWhole, double Score);

/// <summary>Keeps the best of many texts: those that hold the whole query first, then by score (to the precision of a float), then as the sources print them.</summary>
internal sealed class BestTexts(int most)
{
    private const ulong Whole = 1ul << 63;

    private readonly PriorityQueue<ulong, ulong> _kept = new(); // the worst is taken out first
    private ulong _worst; // of those kept, once they are as many as wanted

    /// <param name="score">Not negative.</param>
    public void Add(int text, bool isWhole, double score)
    {
        var rank = (isWhole ? Whole : 0) | ((ulong)BitConverter.SingleToUInt32Bits((float)score) << 32) | ~(uint)text;
        if (_kept.Count < most) _kept.Enqueue(rank, rank);
        else if (rank > _worst) _kept.EnqueueDequeue(rank, rank);
        else return;
        if (_kept.Count == most) _worst = _kept.Peek();
    }

    /// <summary>The best first.</summary>
    public List<RankedText> Sorted()
    {
        ulong[] ranks = [.. _kept.UnorderedItems.Select(i => i.Element)];
        Array.Sort(ranks);
        Array.Reverse(ranks);
        return [.. ranks.Select(r => new RankedText((int)~(uint)r, r >= Whole, BitConverter.UInt32BitsToSingle((uint)(r >> 32) & int.MaxValue)))];
    }
}
