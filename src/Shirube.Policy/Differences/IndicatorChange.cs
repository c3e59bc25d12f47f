using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Policy.Differences;

/// <summary>An indicator（指標）of both editions whose target or values are not the same, or that stands in one of them only.</summary>
/// <param name="From">Order in the earlier edition; null for a new one.</param>
/// <param name="To">Order in the later edition; null for a dropped one.</param>
/// <param name="IsTargetMoved">The target's value, unit or year differs.</param>
/// <param name="AreValuesNew">The values differ: another period was measured, or a figure was corrected.</param>
public sealed record IndicatorChange(int? From, int? To, bool IsTargetMoved, bool AreValuesNew);

internal static class IndicatorChanges
{
    private const double LeastAlike = 0.8;

    /// <summary>Changes in the order of the later edition, then the dropped ones. Indicators of the same name and section are one.</summary>
    public static ImmutableArray<IndicatorChange> Between(DraftEdition earlier, DraftEdition later, Func<SectionPath, bool> isInBoth)
    {
        var free = earlier.Indicators.Where(i => isInBoth(i.Section)).GroupBy(i => i.Section).ToDictionary(g => g.Key, g => g.ToList());
        var changes = ImmutableArray.CreateBuilder<IndicatorChange>();
        foreach (var to in later.Indicators.Where(i => isInBoth(i.Section)))
        {
            var here = free.GetValueOrDefault(to.Section, []);
            var from = Find(here, to);
            if (from is null) changes.Add(new(null, to.Order, false, false));
            else
            {
                here.Remove(from);
                var (moved, renewed) = (!SameTarget(from.Target, to.Target), !SameValues(from, to));
                if (moved || renewed) changes.Add(new(from.Order, to.Order, moved, renewed));
            }
        }

        changes.AddRange(free.Values.SelectMany(i => i).OrderBy(i => i.Order).Select(i => new IndicatorChange(i.Order, null, false, false)));
        return changes.DrainToImmutable();
    }

    private static Indicator? Find(List<Indicator> same, Indicator to)
    {
        var key = JapaneseText.Key(to.Name);
        if (same.Find(i => JapaneseText.Key(i.Name) == key) is { } equal) return equal;
        var name = new TextSimilarity(key);
        var best = same.MaxBy(i => name.Ratio(JapaneseText.Key(i.Name)));
        return best is not null && name.Ratio(JapaneseText.Key(best.Name)) >= LeastAlike ? best : null;
    }

    private static bool SameTarget(TargetValue? a, TargetValue? b) =>
        a is null || b is null ? a is null && b is null : (a.Value, a.Unit, a.Year) == (b.Value, b.Unit, b.Year) && (a.Value is not null || JapaneseText.Key(a.Text) == JapaneseText.Key(b.Text));

    private static bool SameValues(Indicator a, Indicator b) =>
        a.Values.Select(v => (v.Value, v.Unit, v.Year)).SequenceEqual(b.Values.Select(v => (v.Value, v.Unit, v.Year)));
}
