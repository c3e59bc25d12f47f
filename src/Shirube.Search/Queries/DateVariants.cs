using System.Globalization;
using Shirube.Core;

namespace Shirube.Search.Queries;

/// <summary>Writes the years of a text in the other calendar: 令和6年度 and 2024年度.</summary>
internal static class DateVariants
{
    /// <summary>The text with its first year written otherwise, each way once; none where it names no year.</summary>
    public static IEnumerable<string> Of(string text)
    {
        text = JapaneseText.Key(text);
        for (var i = 0; i < text.Length; i = TextScan.SkipRun(text, i))
        {
            if (EraAt(text, i) is { } era)
            {
                if (YearBehind(text, i + era.Length) is not { } its) continue;
                foreach (var form in Forms(era.Era.ToGregorian(its.Year), text[i..its.End])) yield return text[..i] + form + text[its.End..];
                yield break;
            }

            if (!TextScan.IsDigitAt(text, i) || TextScan.IsDigitAt(text, i - 1) || YearBehind(text, i) is not { Year: >= 1868 and <= 2199 } year) continue;
            foreach (var form in Forms(year.Year, text[i..year.End])) yield return text[..i] + form + text[year.End..];
            yield break;
        }

        // every way but the one that was typed
        static IEnumerable<string> Forms(int year, string typed) => All(year).Where(f => f != typed);
    }

    private static IEnumerable<string> All(int year)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{year}年");
        var eras = Era.All.Where(e => e.FirstYear <= year).ToArray();
        for (var i = 0; i < eras.Length; i++)
        {
            var number = year - eras[i].FirstYear + 1;
            var isItsLast = i == 1 && eras[0].FirstYear == year; // 平成31年 is 令和元年
            if (i > 0 && !isItsLast) yield break;
            if (number == 1) yield return $"{eras[i].Name}元年";
            yield return string.Create(CultureInfo.InvariantCulture, $"{eras[i].Name}{number}年");
        }
    }

    // 令和, or its letter before a number: R6年度
    private static (Era Era, int Length)? EraAt(string text, int at)
    {
        foreach (var era in Era.All)
        {
            if (string.CompareOrdinal(text, at, era.Name, 0, era.Name.Length) == 0) return (era, era.Name.Length);
        }

        if (at > 0 && char.IsAsciiLetterOrDigit(text[at - 1])) return null;
        return char.ToUpperInvariant(text[at]) switch { 'R' => (Era.All[0], 1), 'H' => (Era.All[1], 1), 'S' => (Era.All[2], 1), _ => null };
    }

    private static (int Year, int End)? YearBehind(string text, int at)
    {
        if (at < text.Length && text[at] == '元') return at + 1 < text.Length && text[at + 1] == '年' ? (1, at + 2) : null;
        var (number, _, end) = TextScan.Digits(text, at);
        return number > 0 && end < text.Length && text[end] == '年' ? (number, end + 1) : null;
    }
}
