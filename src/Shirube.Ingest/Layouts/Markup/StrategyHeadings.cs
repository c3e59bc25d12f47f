using System.Globalization;
using Shirube.Core;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>A numbered heading: 1. / (1) / ①, told by its form alone; the width of brackets and digits has no meaning.</summary>
/// <param name="Level">1 to 3.</param>
/// <param name="Label">As it stands in a section path: "1", "(1)", "①".</param>
internal sealed record StrategyHeading(int Level, int Number, string Label, MappedText Title);

/// <summary>Tells headings, labels and header rows from body text.</summary>
internal static class StrategyHeadings
{
    private const int LongestHeading = 100;

    public static StrategyHeading? TryRead(MappedText line)
    {
        var text = line.Trim();
        if (text.Length is 0 or > LongestHeading || text.Value.EndsWith('。')) return null;
        if (JapaneseText.CircledValue(text[0]) is > 0 and var circled) return Of(3, circled, text[0].ToString(), text.From(1));
        var bracket = JapaneseText.HalfWidth(text[0]) == '(' ? 1 : 0;
        var at = bracket;
        var number = 0;
        while (at < text.Length && at - bracket < 2 && JapaneseText.DigitValue(text[at]) is >= 0 and var digit)
        {
            number = (number * 10) + digit;
            at++;
        }

        if (at == bracket || at >= text.Length - 1) return null;
        var sign = JapaneseText.HalfWidth(text[at]);
        if (bracket == 1) return sign == ')' ? Of(2, number, Invariant($"({number})"), text.From(at + 1)) : null;
        var isNumbered = sign == '.' && JapaneseText.DigitValue(text[at + 1]) < 0;
        return isNumbered ? Of(1, number, Invariant($"{number}"), text.From(at + 1)) : null;
    }

    /// <summary>A line that is only （…）: a heading without number.</summary>
    public static bool IsGroup(string line)
    {
        var text = line.AsSpan().Trim();
        if (text.Length is < 3 or > LongestHeading || text.Contains('。')) return false;
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += JapaneseText.HalfWidth(text[i]) switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0 && i < text.Length - 1) return false;
        }

        return depth == 0;
    }

    /// <summary>（以上）: the end of the main part.</summary>
    public static bool IsEndMark(string line) => JapaneseText.Key(line) is "(以上)" or "以上";

    /// <summary>A line that is only 【…】, also with （…） or references behind it.</summary>
    public static bool IsLabel(string line)
    {
        var text = line.Trim();
        if (text.Length is < 3 or > LongestHeading || text[0] != '【' || text.Contains('。', StringComparison.Ordinal)) return false;
        var close = text.IndexOf('】', StringComparison.Ordinal);
        if (close < 0) return false;
        var rest = MappedText.OfLine("", 1, text[(close + 1)..]);
        rest = rest.Without(FootnoteReferences.FindSuperscripts(rest).Select(r => r.Index..(r.Index + r.Length)));
        return rest.IsBlank || IsGroup(rest.Value);
    }

    /// <summary>A header row of a report table: three short names of columns, of which at least two speak of plans, status or what comes next.</summary>
    public static bool IsTableHeader(IReadOnlyList<string> cells)
    {
        if (cells.Count != 3 || cells.Any(c => c.AsSpan().ContainsAny('。', '【'))) return false;
        var names = cells.Select(JapaneseText.Key).ToList();
        if (names.Any(n => n.Length is 0 or > 30)) return false;
        return Has(names[0], "取組", "施策", "計画") + Has(names[1], "状況", "現状", "実績", "実施") + Has(names[2], "今後", "方針", "予定") >= 2;
    }

    private static int Has(string name, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (name.Contains(word, StringComparison.Ordinal)) return 1;
        }

        return 0;
    }

    private static StrategyHeading? Of(int level, int number, string label, MappedText title)
    {
        var trimmed = title.Trim();
        return trimmed.IsBlank || number == 0 ? null : new(level, number, label, trimmed);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
