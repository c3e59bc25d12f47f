using System.Collections.Immutable;

namespace Shirube.Search.Index;

/// <summary>The texts of all segments by number.</summary>
internal sealed class Catalogue(ImmutableArray<Segment> segments)
{
    public IndexedText this[int text]
    {
        get
        {
            var segment = SegmentOf(text);
            return segment.Texts[text - segment.First];
        }
    }

    /// <summary>The text that the row of a text is named by, e.g. the measure of its items; null where the row has none.</summary>
    public IndexedText? HeadOf(int text)
    {
        var segment = SegmentOf(text);
        return segment.Head(segment.Texts[text - segment.First].Row);
    }

    private Segment SegmentOf(int text)
    {
        var (low, high) = (0, segments.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (segments[middle].First <= text) low = middle;
            else high = middle - 1;
        }

        return segments[low];
    }
}
