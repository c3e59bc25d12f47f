using System.Globalization;
using Shirube.Core;

namespace Shirube.Ingest.Layouts.Columns;

/// <summary>A numbered heading: ３．, （１） or ①.</summary>
/// <param name="Level">1, 2 or 3.</param>
/// <param name="Path">Its part of the section path, in half width without blanks: 3, (1), ①.</param>
/// <param name="NumberLength">Length of the printed number in the text, signs and blanks included.</param>
internal readonly record struct HeadingNumber(int Level, string Path, int NumberLength);

/// <summary>Recognises headings, labels and groups outside the cells by their form.</summary>
internal static class Headings
{
    private const int LongestHeading = 120;

    /// <summary>Null where the text is no numbered heading.</summary>
    public static HeadingNumber? Number(MappedText text)
    {
        if (text.Length is < 3 or > LongestHeading || text[text.Length - 1] is '。' or '、' or '】') return null;
        var half = JapaneseText.HalfWidth(text.Value);
        if (JapaneseText.CircledValue(half[0]) > 0)
        {
            return new(3, half[..1], SkipBlanks(half, 1));
        }

        var isBracket = half[0] == '(';
        var at = isBracket ? 1 : 0;
        var start = at;
        while (at < half.Length && char.IsAsciiDigit(half[at]) && at - start < 2) at++;
        if (at == start || at >= half.Length - 1) return null;
        var digits = half[start..at];
        var path = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        if (half[at] != (isBracket ? ')' : '.')) return null;
        var end = SkipBlanks(half, at + 1);
        if (end >= half.Length || (!isBracket && char.IsAsciiDigit(half[end]))) return null;
        return isBracket ? new(2, $"({path})", end) : new(1, path, end);
    }

    /// <summary>【…】 with at most a bracket behind it: a label such as 【目標】 or 【現状データ】（参考指標）.</summary>
    public static bool IsLabel(MappedText text)
    {
        if (text.Length < 3 || text[0] != '【') return false;
        var close = text.Value.IndexOf('】', StringComparison.Ordinal);
        if (close < 0) return false;
        var rest = JapaneseText.HalfWidth(text.Value[(close + 1)..]).Trim();
        return rest.Length == 0 || (rest[0] == '(' && rest[^1] == ')');
    }

    /// <summary>（…） alone on its line: a group of sections.</summary>
    public static bool IsGroup(MappedText text)
    {
        var half = JapaneseText.HalfWidth(text.Value);
        return half.Length > 3 && half[0] == '(' && half.IndexOf(')', StringComparison.Ordinal) == half.Length - 1 && !char.IsAsciiDigit(half[1]);
    }

    /// <summary>※ … 略称 …: the legend of ministries follows.</summary>
    public static bool IsLegend(MappedText text) => text.Value.StartsWith('※') && text.Value.Contains("略称", StringComparison.Ordinal);

    /// <summary>（以上）: the end of a part.</summary>
    public static bool IsEnd(MappedText text) => JapaneseText.Key(text.Value) is "(以上)" or "以上";

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }
}
