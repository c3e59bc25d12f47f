using Shirube.Core;

namespace Shirube.Ingest.Completion;

/// <summary>Tells what a footnote does for the place it hangs on: names a source, says as of when, explains a term, or holds a target or value.</summary>
public static class FootnoteKinds
{
    private static readonly string[] SourceWords =
        ["白書", "調査", "報告書", "統計", "公表", "を基に", "より作成", "において算出", "Report", "Ranking", "Index", "Survey", "Statistics", "Database", "出典"];

    public static FootnoteKind Of(string text)
    {
        var key = JapaneseText.Key(text).TrimEnd('。');
        if (IsTime(key)) return FootnoteKind.Time;
        if (IsExtraTarget(key)) return FootnoteKind.ExtraTarget;
        if (IsDefinition(text, key)) return FootnoteKind.Definition;
        if (SourceWords.Any(w => key.Contains(w, StringComparison.OrdinalIgnoreCase))) return FootnoteKind.Source;
        if (key.EndsWith("より", StringComparison.Ordinal) || key.EndsWith('」') || key.EndsWith("決定", StringComparison.Ordinal)) return FootnoteKind.Source;
        return key.Contains("とは", StringComparison.Ordinal) || key.EndsWith("こと", StringComparison.Ordinal) || key.EndsWith("もの", StringComparison.Ordinal)
            ? FootnoteKind.Definition
            : FootnoteKind.Other;
    }

    private static bool IsTime(string key) =>
        key.Length <= 30 && (key.EndsWith("時点", StringComparison.Ordinal) || key.EndsWith("現在", StringComparison.Ordinal)) && key.Any(char.IsAsciiDigit);

    // a number to be reached by a date, or 「…を目標とする」
    private static bool IsExtraTarget(string key)
    {
        if (!key.Any(char.IsAsciiDigit)) return false;
        var aims = key.Contains("目標", StringComparison.Ordinal) || key.Contains("目指す", StringComparison.Ordinal);
        var due = key.Contains("年度末には", StringComparison.Ordinal) || key.Contains("年度までに", StringComparison.Ordinal) || key.Contains("年までに", StringComparison.Ordinal);
        return due || (aims && key.Contains('年', StringComparison.Ordinal) && !key.Contains("」（", StringComparison.Ordinal));
    }

    // 「Short：…」 or 「Short: Long English name」
    private static bool IsDefinition(string text, string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return colon is > 0 and <= 20 && !key.StartsWith("http", StringComparison.Ordinal) && !text.StartsWith("出典", StringComparison.Ordinal);
    }
}
