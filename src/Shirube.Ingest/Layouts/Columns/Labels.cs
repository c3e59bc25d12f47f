using Shirube.Core;

namespace Shirube.Ingest.Layouts.Columns;

/// <summary>What stands below a label.</summary>
internal enum LabelKind
{
    None,
    DesiredState,
    Goal,
    Main,
    Reference,
    Other,
}

internal static class Labels
{
    public static LabelKind Kind(MappedText label)
    {
        var text = label.Value;
        if (Contains(text, "参考指標") || Contains(text, "現状データ")) return LabelKind.Reference;
        if (Contains(text, "主要指標") || Contains(text, "数値目標")) return LabelKind.Main;
        if (Contains(text, "姿")) return LabelKind.DesiredState;
        return Contains(text, "目標") ? LabelKind.Goal : LabelKind.Other;
    }

    private static bool Contains(string text, string word) => text.Contains(word, StringComparison.Ordinal);
}
