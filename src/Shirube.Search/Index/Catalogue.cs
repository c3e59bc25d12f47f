using System.Collections.Immutable;

namespace Shirube.Search.Index;

/// <summary>The texts of all segments by number.</summary>
internal sealed class Catalogue(ImmutableArray<Segment> segments)
{
    private readonly double _content = Average(segments, segments.Sum(s => s.ContentCharacters));
    private readonly double _heading = Average(segments, segments.Sum(s => s.HeadingCharacters));

    private readonly FieldFilters _contentFilters = new(segments, SearchField.Content);
    private readonly FieldFilters _headingFilters = new(segments, SearchField.Heading);

    public ImmutableArray<Segment> Segments => segments;

    public FieldFilters Filters(SearchField field) => field == SearchField.Content ? _contentFilters : _headingFilters;

    /// <summary>How many texts there are.</summary>
    public int Count { get; } = segments.IsEmpty ? 0 : segments[^1].First + segments[^1].Texts.Length;

    /// <summary>A bit for each kind of text that there is.</summary>
    public uint Kinds { get; } = segments.Aggregate(0u, (mask, segment) => mask | segment.Kinds);

    public IndexedText this[int text]
    {
        get
        {
            var segment = SegmentOf(text);
            return segment.Texts[text - segment.First];
        }
    }

    public TextTraits TraitsOf(int text)
    {
        var segment = SegmentOf(text);
        return segment.Traits[text - segment.First];
    }

    public Segment SegmentOf(int text)
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

    /// <summary>The text that the row of a text is named by, e.g. the measure of its items; null where the row has none.</summary>
    public int? HeadOf(int text)
    {
        var segment = SegmentOf(text);
        return segment.Head(segment.Texts[text - segment.First].Row) + segment.First;
    }

    /// <summary>The first text of the row that a text is a part of; a repeat belongs to the row of its original, where that is in the same segment.</summary>
    public int RowOf(int text)
    {
        var segment = SegmentOf(text);
        return segment.First + segment.RowOf(text - segment.First);
    }

    /// <summary>Length of a text beside the average of all, which is 1.</summary>
    /// <param name="segment">Where the last text asked for stands, 0 at first: texts are asked for in ascending order.</param>
    public double LengthOf(int text, SearchField field, ref int segment)
    {
        while (text >= segments[segment].First + segments[segment].Texts.Length) segment++;
        return segments[segment].Length(text - segments[segment].First, field) / (field == SearchField.Content ? _content : _heading);
    }

    private static double Average(ImmutableArray<Segment> segments, long characters) => segments.IsEmpty ? 1 : Math.Max(1, characters / (double)segments.Sum(s => (long)s.Texts.Length));
}
