using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Layouts.Goals;

internal static class ProseIndicators
{
    public static ImmutableArray<Indicator> Find(List<(Goal Goal, Block Block)> goals, List<IndicatorRow> rows) => [];

    /// <summary>The goal that a row of a table measures: the one of its group that names the same thing.</summary>
    public static Goal? Related(IndicatorRow row, List<(Goal Goal, Block Block)> goals)
    {
        var near = goals.Where(g => g.Goal.Kind == GoalKind.Goal && ReferenceEquals(g.Block.Scope.Section, row.Scope.Section)
            && g.Goal.Groups.SequenceEqual(row.Scope.Groups, StringComparer.Ordinal)).Select(g => g.Goal).ToList();
        if (near.Count <= 1) return near.FirstOrDefault();
        var name = JapaneseText.Key(row.Name.Value);
        var best = near.Select(g => (Goal: g, Share: SharedPairs(name, JapaneseText.Key(g.Text)))).MaxBy(g => g.Share);
        return best.Share >= 0.7 ? best.Goal : null;
    }

    private static double SharedPairs(string name, string text)
    {
        if (name.Length < 2) return 0;
        var shared = 0;
        for (var i = 0; i + 1 < name.Length; i++)
        {
            if (text.AsSpan().IndexOf(name.AsSpan(i, 2), StringComparison.Ordinal) >= 0) shared++;
        }

        return (double)shared / (name.Length - 1);
    }
}
