using System.Collections.Immutable;

namespace Shirube.Ingest.Files.Pdf;

/// <summary>A table as its lines frame it on one page.</summary>
/// <param name="Columns">Left edges of the columns and, last, the right edge.</param>
/// <param name="Bands">From top to bottom; a row is one band, or several where its first cell runs over them.</param>
internal sealed record RuledTable(double Top, double Bottom, ImmutableArray<double> Columns, ImmutableArray<RuledBand> Bands)
{
    public double Left => Columns[0];

    public double Right => Columns[^1];
}

/// <summary>The strip between two horizontal lines.</summary>
/// <param name="Starts">For each column: true where a line parts it from the strip above. The first strip of a piece without a line above it starts nothing.</param>
/// <param name="Joined">For each column: true where no line parts it from the column to its left.</param>
internal sealed record RuledBand(double Top, double Bottom, ImmutableArray<bool> Starts, ImmutableArray<bool> Joined);

/// <summary>Finds the tables of a page among its rulings. Tables do not stand side by side in these documents.</summary>
internal static class RuledTables
{
    private const double Near = 2.5; // points: lines closer than this are one

    private const double Reach = 1.6; // points that a line may end before the edge it runs to

    public static ImmutableArray<RuledTable> Find(ImmutableArray<Ruling> rulings)
    {
        var vertical = Join(rulings.Where(r => !r.IsHorizontal));
        vertical.RemoveAll(v => v.Length < 8);
        if (vertical.Count < 2) return [];
        var horizontal = Join(rulings.Where(r => r.IsHorizontal));
        var tables = ImmutableArray.CreateBuilder<RuledTable>();
        vertical.Sort((a, b) => a.From.CompareTo(b.From));
        for (var i = 0; i < vertical.Count;)
        {
            var bottom = vertical[i].To;
            var end = i + 1;
            while (end < vertical.Count && vertical[end].From < bottom - Near) bottom = Math.Max(bottom, vertical[end++].To);
            if (Table(vertical[i..end], horizontal) is { } table) tables.Add(table);
            i = end;
        }

        return tables.DrainToImmutable();
    }

    /// <summary>Puts the pieces of each line together: same place, touching or nearly so.</summary>
    internal static List<Ruling> Join(IEnumerable<Ruling> rulings)
    {
        var result = new List<Ruling>();
        var sorted = rulings.OrderBy(r => r.At).ToList();
        for (var i = 0; i < sorted.Count;)
        {
            var end = i + 1;
            while (end < sorted.Count && sorted[end].At - sorted[end - 1].At <= 1.2 && sorted[end].At - sorted[i].At <= Near) end++;
            var at = sorted[i..end].Average(r => r.At);
            Ruling? open = null;
            foreach (var piece in sorted[i..end].OrderBy(r => r.From))
            {
                if (open is { } line && piece.From <= line.To + Near) open = line with { To = Math.Max(line.To, piece.To) };
                else
                {
                    if (open is { } done) result.Add(done);
                    open = piece with { At = at };
                }
            }

            if (open is { } last) result.Add(last);
            i = end;
        }

        return result;
    }

    private static RuledTable? Table(List<Ruling> vertical, List<Ruling> horizontal)
    {
        var top = vertical.Min(v => v.From);
        var bottom = vertical.Max(v => v.To);
        var inside = horizontal.Where(h => h.At >= top - Near && h.At <= bottom + Near).ToList();
        var left = vertical.Min(v => v.At);
        var right = vertical.Max(v => v.At);
        inside.RemoveAll(h => h.To < left - Near || h.From > right + Near);
        var edges = Edges(vertical, inside);
        if (edges.Length < 3) return null; // one column: a box around prose
        inside.RemoveAll(h => !CoversAColumn(h, edges));
        var heights = new List<double> { top };
        foreach (var at in inside.Select(h => h.At).Order())
        {
            if (at > heights[^1] + Near) heights.Add(at);
        }

        if (bottom > heights[^1] + Near) heights.Add(bottom);
        var bands = ImmutableArray.CreateBuilder<RuledBand>();
        for (var i = 0; i + 1 < heights.Count; i++)
        {
            var (from, to) = (heights[i], heights[i + 1]);
            var starts = ImmutableArray.CreateBuilder<bool>();
            var joined = ImmutableArray.CreateBuilder<bool>();
            for (var c = 0; c + 1 < edges.Length; c++)
            {
                starts.Add(inside.Exists(h => Math.Abs(h.At - from) <= Near && Overlap(h, edges[c], edges[c + 1]) > 0.6));
                joined.Add(c > 0 && !vertical.Exists(v => Math.Abs(v.At - edges[c]) <= Near && v.From <= ((from + to) / 2) + Near && v.To >= ((from + to) / 2) - Near));
            }

            bands.Add(new(from, to, starts.DrainToImmutable(), joined.DrainToImmutable()));
        }

        return new(top, bottom, edges, bands.DrainToImmutable());
    }

    /// <summary>Places of the vertical lines, and the ends of horizontal ones that reach beyond them (tables without outer lines).</summary>
    private static ImmutableArray<double> Edges(List<Ruling> vertical, List<Ruling> horizontal)
    {
        var places = vertical.Select(v => v.At).ToList();
        foreach (var line in horizontal)
        {
            if (line.From < places.Min() - 15) places.Add(line.From);
            if (line.To > places.Max() + 15) places.Add(line.To);
        }

        places.Sort();
        var edges = ImmutableArray.CreateBuilder<double>();
        foreach (var place in places)
        {
            if (edges.Count == 0 || place > edges[^1] + (2 * Near)) edges.Add(place);
        }

        return edges.DrainToImmutable();
    }

    /// <summary>A line that parts cells runs from edge to edge of at least one; an underlined text leaves the cell's padding free.</summary>
    private static bool CoversAColumn(Ruling line, ImmutableArray<double> edges)
    {
        for (var i = 0; i + 1 < edges.Length; i++)
        {
            if (line.From <= edges[i] + Reach && line.To >= edges[i + 1] - Reach) return true;
        }

        return false;
    }

    private static double Overlap(Ruling line, double from, double to) => (Math.Min(line.To, to + Near) - Math.Max(line.From, from - Near)) / (to - from);
}
