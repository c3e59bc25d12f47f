using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Layouts.Points;

/// <summary>Puts together what is stated twice, and finds the observation that a target without a baseline starts from.</summary>
internal static class RepeatedTargets
{
    private static readonly string[] TrendWords =
        ["横ばい", "下落", "低下", "減少", "増加", "上昇", "伸び悩み", "停滞", "拡大", "縮小", "悪化", "改善"];

    /// <summary>One target for each quantity: the first place keeps section and order, the fuller name wins.</summary>
    public static ImmutableArray<DraftTarget> Merge(IEnumerable<DraftTarget> targets)
    {
        var kept = new List<DraftTarget>();
        foreach (var target in targets)
        {
            var same = kept.FindIndex(k => IsSame(k, target));
            if (same < 0)
            {
                kept.Add(target);
                continue;
            }

            var first = kept[same];
            kept[same] = first with
            {
                Name = target.Name.Length > first.Name.Length ? target.Name : first.Name,
                Baseline = first.Baseline ?? target.Baseline,
                Places = [.. first.Places, .. target.Places],
            };
        }

        return [.. kept];
    }

    /// <summary>Values of the observation that measures the same as the target; empty where there is none or the target has its baseline.</summary>
    public static DraftTarget? ObservationOf(DraftTarget target, IEnumerable<DraftTarget> all)
    {
        if (!target.IsTarget || target.Baseline is not null) return null;
        var name = JapaneseText.Key(target.Name);
        return all.FirstOrDefault(o => !o.IsTarget && o.Main.Quantity.Unit == target.Main.Quantity.Unit
            && JapaneseText.Key(o.Name).StartsWith(name, StringComparison.Ordinal));
    }

    /// <summary>The name without the trend told behind it: 博士号取得者数が横ばい is 博士号取得者数.</summary>
    public static MappedText WithoutTrend(MappedText name)
    {
        foreach (var word in TrendWords)
        {
            if (!name.Value.EndsWith(word, StringComparison.Ordinal) || name.Length <= word.Length + 2) continue;
            var end = name.Length - word.Length;
            if (name[end - 1] is 'が' or 'の' or 'は') end--;
            return name.To(end).Trim();
        }

        return name;
    }

    // 政府目標 and 政府研究開発投資額: same amount, and the short name says only whose target it is
    private static bool IsSame(DraftTarget one, DraftTarget other)
    {
        if (one.IsTarget != other.IsTarget || one.Values.Length != other.Values.Length) return false;
        var (a, b) = (one.Main, other.Main);
        if (a.Quantity.Value != b.Quantity.Value || a.Quantity.Unit != b.Quantity.Unit || a.Period?.Year != b.Period?.Year) return false;
        return Names(one.Name, other.Name) || Names(other.Name, one.Name);
    }

    private static bool Names(string brief, string full)
    {
        var stem = JapaneseText.Key(brief);
        foreach (var ending in (string[])["目標値", "目標額", "目標"])
        {
            if (stem.EndsWith(ending, StringComparison.Ordinal) && stem.Length > ending.Length) stem = stem[..^ending.Length];
        }

        return JapaneseText.Key(full).StartsWith(stem, StringComparison.Ordinal);
    }
}
