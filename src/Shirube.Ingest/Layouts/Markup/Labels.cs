using Shirube.Core;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>What stands under a label 【】.</summary>
internal enum LabelKind
{
    None,
    OverallGoal,
    Goal,
    DesiredState,
    MainIndicators,
    ReferenceIndicators,
    Other,
}

internal static class Labels
{
    public static LabelKind KindOf(string label)
    {
        var key = JapaneseText.Key(label);
        var close = key.IndexOf('】', StringComparison.Ordinal);
        var name = key[1..close];
        return Has(key, "主要指標") || Has(name, "数値目標") ? LabelKind.MainIndicators
            : Has(key, "参考指標") || Has(name, "現状データ") ? LabelKind.ReferenceIndicators
            : Has(name, "姿") || Has(name, "将来像") ? LabelKind.DesiredState
            : Has(name, "大目標") ? LabelKind.OverallGoal
            : Has(name, "目標") ? LabelKind.Goal
            : LabelKind.Other;
    }

    public static GoalKind? GoalOf(LabelKind label) => label switch
    {
        LabelKind.OverallGoal => GoalKind.Overall,
        LabelKind.Goal => GoalKind.Goal,
        LabelKind.DesiredState => GoalKind.DesiredState,
        _ => null,
    };

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.Ordinal);
}
