using System.Collections.Immutable;

namespace Shirube.Search.Index;

/// <summary>The texts of all segments by number.</summary>
internal sealed class Catalogue(ImmutableArray<Segment> segments)
{
    private readonly double _content = AverageLength(segments, SearchField.Content);
    private readonly double _heading = AverageLength(segments, SearchField.Heading);

    /// <summary>How many texts there are.</summary>
    public int Count { get; } = segments.IsEmpty ? 0 : segments[^1].First + segments[^1].Texts.Length;

    public IndexedText this[int text]
    {
        get
        {
            var segment = segments[SegmentOf(text)];
            return segment.Texts[text - segment.First];
        }
    }

    /// <summary>The text that the row of a text is named by, e.g. the measure of its items; null where the row has none.</summary>
    public IndexedText? HeadOf(int text)
    {
        var segment = segments[SegmentOf(text)];
        return segment.Head(segment.Texts[text - segment.First].Row);
    }

    /// <summary>Length of a text beside the average of all, which is 1.</summary>
    /// <param name="segment">Where the last text asked for stands, 0 at first: texts are asked for in ascending order.</param>
    public double LengthOf(int text, SearchField field, ref int segment)
    {
        while (text >= segments[segment].First + segments[segment].Texts.Length) segment++;
        return segments[segment].Length(text - segments[segment].First, field) / (field == SearchField.Content ? _content : _heading);
    }

    private int SegmentOf(int text)
    {
        var (low, high) = (0, segments.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (segments[middle].First <= text) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    private static double AverageLength(ImmutableArray<Segment> segments, SearchField field) =>
        segments.IsEmpty ? 1 : Math.Max(1, segments.Sum(s => (double)s.Starts(field)[^1]) / segments.Sum(s => (long)s.Texts.Length));
}
