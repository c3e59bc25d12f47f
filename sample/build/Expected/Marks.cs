using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Shirube.Sample.Notation;

namespace Shirube.Sample.Expected;

/// <summary>Reads the marks of one statement: deadlines, ministries, repetitions, numbers of headings.</summary>
internal static class Marks
{
    /// <summary>Last year named: 2026 of 2024～2026年度; 令和７年 is 2025; null where there is none.</summary>
    public static int? Year(string text)
    {
        var half = text.Normalize(NormalizationForm.FormKC);
        var isEra = half.Contains("令和", StringComparison.Ordinal);
        var digits = new List<string>();
        for (var i = 0; i < half.Length; i++)
        {
            var start = i;
            while (i < half.Length && char.IsAsciiDigit(half[i])) i++;
            if (i > start) digits.Add(half[start..i]);
        }

        if (isEra && digits.Count > 0) return 2018 + int.Parse(digits[0], CultureInfo.InvariantCulture);
        var year = digits.LastOrDefault(d => d.Length == 4);
        return year is null ? null : int.Parse(year, CultureInfo.InvariantCulture);
    }

    /// <summary>What stands in the marks {op …} of a text.</summary>
    public static IEnumerable<string> Ops(string text, string op) =>
        Script.Inline.Matches(text).Where(m => m.Groups["op"].Value == op).Select(m => m.Groups["text"].Value);

    public static JsonArray Deadlines(string text) => [.. from m in Script.Inline.Matches(text)
        let kind = m.Groups["op"].Value
        where kind is "by" or "from" or "in" or "around"
        let words = m.Groups["text"].Value
        select (JsonNode)new JsonObject { ["text"] = words.Replace(" ", "", StringComparison.Ordinal), ["kind"] = kind, ["year"] = Year(words), ["fiscal"] = words.Replace(" ", "", StringComparison.Ordinal).Contains("年度", StringComparison.Ordinal) }];

    /// <summary>A text without its marks of ministries and repetition, and what they say.</summary>
    public static (string Text, JsonArray Ministries, bool IsRestated) Parts(string plain)
    {
        var text = plain.Trim();
        var isRestated = false;
        var names = new JsonArray();
        foreach (var again in (string[])["【再掲】", "（再掲）", "(再掲)"])
        {
            if (text.EndsWith(again, StringComparison.Ordinal)) (isRestated, text) = (true, text[..^again.Length].TrimEnd());
        }

        if (Script.Mark.Match(text) is { Success: true } mark)
        {
            text = text[..mark.Index].TrimEnd();
            foreach (var name in mark.Value[1..^1].Replace(" ", "", StringComparison.Ordinal).Split('、')) names.Add(Half(name));
        }

        foreach (var again in (string[])["（再掲）", "(再掲)"])
        {
            if (text.EndsWith(again, StringComparison.Ordinal)) (isRestated, text) = (true, text[..^again.Length].TrimEnd());
        }

        return (text, names, isRestated);
    }

    private static string Half(string name) => string.Concat(name.Select(c => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c));

    /// <summary>"（１） 海の…" is "(1)" and "海の…".</summary>
    public static (string Number, string Title) Heading(string text)
    {
        var plain = Script.Plain(text);
        var half = Half(plain);
        var end = half[0] switch
        {
            '(' => half.IndexOf(')', StringComparison.Ordinal) + 1,
            '第' => half.IndexOfAny(['部', '章']) + 1,
            >= '①' and <= '⑳' => 1,
            _ => half.IndexOfAny(['.', '．']),
        };
        var number = half[..end].Replace(" ", "", StringComparison.Ordinal);
        return (number, plain[end..].TrimStart('.', '．', ' ', '　'));
    }
}
