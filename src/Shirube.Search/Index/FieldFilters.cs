using System.Collections.Immutable;

namespace Shirube.Search.Index;

/// <summary>The filters of one field of all segments. They are asked run by run, all segments at once, since most lie in memory that is not at hand and need not be waited for one by one.</summary>
internal sealed class FieldFilters(ImmutableArray<Segment> segments, SearchField field)
{
    private readonly KeyFilter[] _pairs = [.. segments.Select(s => s.Field(field).Pairs)];
    private readonly KeyFilter[] _triples = [.. segments.Select(s => s.Field(field).Triples)];
    private readonly KeyFilter[] _fours = [.. segments.Select(s => s.Field(field).Fours)];

    /// <summary>The segments, by number, that may hold a key of these runs.</summary>
    public int[] Passing(KeyRuns runs)
    {
        var passing = new int[segments.Length];
        for (var i = 0; i < passing.Length; i++) passing[i] = i;
        var count = passing.Length;
        foreach (var pair in runs.Pairs) count = Keep(_pairs, pair, passing.AsSpan(0, count));
        foreach (var four in runs.Fours) count = Keep(_fours, four, passing.AsSpan(0, count));
        foreach (var triple in runs.Triples) count = Keep(_triples, triple, passing.AsSpan(0, count));
        return passing[..count];
    }

    private static int Keep(KeyFilter[] filters, ulong mixed, Span<int> passing)
    {
        var count = 0;
        foreach (var segment in passing)
        {
            passing[count] = segment;
            if (filters[segment].MayHold(mixed)) count++;
        }

        return count;
    }
}
