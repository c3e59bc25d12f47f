using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Web.Editions;

/// <summary>Status items and the next steps that stand beside them; one side may be empty.</summary>
public sealed record PairRow(ImmutableArray<ReportItem> Status, ImmutableArray<ReportItem> Next);

/// <summary>Sets a measure's columns side by side as the source prints them.</summary>
public static class PairRows
{
    /// <summary>One row for each set of items that the source pairs, in printed order; one row for all where it pairs nothing.</summary>
    public static ImmutableArray<PairRow> Of(MeasureReport measure)
    {
        if (measure.Status.IsEmpty && measure.Next.IsEmpty) return [];
        if (measure.Status.All(s => s.Pairs.IsEmpty && !s.IsFinished)) return [new(measure.Status, measure.Next)];

        // Items that share a partner belong into one row: each status item starts in its own, rows are joined over shared next steps.
        var rows = new List<(List<ReportItem> Status, SortedSet<int> Next)>();
        foreach (var item in measure.Status)
        {
            var row = rows.Find(r => item.Pairs.Any(r.Next.Contains));
            if (row.Status is null) rows.Add(row = ([], []));
            row.Status.Add(item);
            row.Next.UnionWith(item.Pairs);
        }

        var byNumber = measure.Next.ToDictionary(n => n.Number);
        var alone = measure.Next.Where(n => !rows.Exists(r => r.Next.Contains(n.Number))).ToList();
        var result = new List<PairRow>();
        foreach (var (status, next) in rows)
        {
            while (alone.Count > 0 && next.Count > 0 && alone[0].Number < next.Min)
            {
                result.Add(new([], [alone[0]]));
                alone.RemoveAt(0);
            }

            result.Add(new([.. status], [.. next.Where(byNumber.ContainsKey).Select(n => byNumber[n])]));
        }

        result.AddRange(alone.Select(n => new PairRow([], [n])));
        return [.. result];
    }
}
