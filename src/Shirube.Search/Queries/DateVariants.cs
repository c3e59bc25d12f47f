using System.Globalization;
using System.Text.RegularExpressions;
using Shirube.Core;

namespace Shirube.Search.Queries;

/// <summary>Writes the years of a text in the other calendar: 令和6年度 and 2024年度. Short forms are read too: R6, FY2024, 2024/3, 令和六年.</summary>
internal static partial class DateVariants
{
    private const string KanjiDigits = "〇一二三四五六七八九";

    /// <summary>The text with its first year written otherwise, each way once; none where it names no year.</summary>
    public static IEnumerable<string> Of(string text)
    {
        text = JapaneseText.Key(text);
        var full = InFull(text);
        IEnumerable<string> all = full == text ? Others(full) : Others(full).Prepend(full);
        return all.Distinct(StringComparer.Ordinal).Where(v => v != text);
    }

    /// <summary>The Gregorian year that the text begins with, in any form; null for none.</summary>
    public static int? YearOf(string text)
    {
        text = InFull(JapaneseText.Key(text));
        return text.Length > 0 && YearAt(text, 0) is { } year ? year.Gregorian : null;
    }

    private static IEnumerable<string> Others(string text)
    {
        for (var i = 0; i < text.Length; i = TextScan.SkipRun(text, i))
        {
            if (TextScan.IsDigitAt(text, i - 1) || YearAt(text, i) is not { } year) continue;
            return All(year.Gregorian).Where(f => f != text[i..year.End]).Select(form => text[..i] + form + text[year.End..]);
        }

        return [];
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

    // the year that begins here, up to and with 年
    private static (int Gregorian, int End)? YearAt(string text, int at)
    {
        if (EraAt(text, at) is { } era) return YearBehind(text, at + era.Length) is { } its ? (era.Era.ToGregorian(its.Year), its.End) : null;
        return TextScan.IsDigitAt(text, at) && YearBehind(text, at) is { Year: >= 1868 and <= 2199 } year ? year : null;
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

    // short forms in full, kanji numbers of dates as digits; a text that is neither stays as it is
    private static string InFull(string text)
    {
        text = WithDigits(text);
        if (Slashed().Match(text) is { Success: true } slashed)
        {
            var day = slashed.Groups["day"].Value;
            return $"{slashed.Groups["year"].Value}年{Number(slashed.Groups["month"].Value)}月{(day.Length == 0 ? "" : Number(day) + "日")}";
        }

        if (Fiscal().Match(text) is { Success: true } fiscal) return fiscal.Groups["year"].Value + "年度";
        return Bare().IsMatch(text) ? text + "年" : text;
    }

    // kanji numbers before 年, 月 and 日 as digits: behind an era, a year or a month, or a year of four digits
    private static string WithDigits(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var end = i;
            while (end < text.Length && IsKanjiDigit(text[end])) end++;
            if (end > i && end < text.Length && text[end] is ('年' or '月' or '日') && (IsBehindDate(text, i) || IsYear(text, i, end)))
            {
                var number = KanjiNumber(text[i..end]);
                text = text[..i] + number + text[end..];
                end = i + number.Length;
            }

            i = Math.Max(i, end - 1);
        }

        return text;
    }

    private static bool IsKanjiDigit(char c) => c == '十' || KanjiDigits.Contains(c, StringComparison.Ordinal);

    private static bool IsBehindDate(string text, int at) => at > 0 && (text[at - 1] is ('年' or '月') || Era.All.Any(e => text.AsSpan(0, at).EndsWith(e.Name, StringComparison.Ordinal)));

    private static bool IsYear(string text, int at, int end) => end - at == 4 && text[end] == '年' && text[at] is ('一' or '二') && !text.AsSpan(at, 4).Contains('十');

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    // 六, 二十八, 二〇二四
    private static string KanjiNumber(string kanji)
    {
        if (!kanji.Contains('十', StringComparison.Ordinal)) return string.Concat(kanji.Select(k => KanjiDigits.IndexOf(k, StringComparison.Ordinal)));
        var parts = kanji.Split('十', 2);
        var tens = parts[0].Length == 0 ? 1 : KanjiDigits.IndexOf(parts[0][^1], StringComparison.Ordinal);
        var ones = parts[1].Length == 0 ? 0 : Math.Max(0, KanjiDigits.IndexOf(parts[1][0], StringComparison.Ordinal));
        return ((tens * 10) + ones).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^(?<year>(19|20)[0-9]{2}|(令和|平成|昭和|[RrHhSs])[0-9]{1,2})[/.-](?<month>0?[1-9]|1[0-2])([/.-](?<day>0?[1-9]|[12][0-9]|3[01]))?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Slashed();

    [GeneratedRegex("^[Ff][Yy](?<year>(19|20)[0-9]{2})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Fiscal();

    // H2 and S3 are names of other things more often than years
    [GeneratedRegex("^(19[5-9][0-9]|20[0-9]{2}|(令和|平成|昭和)[0-9]{1,2}|[Rr][0-9]{1,2}|[HhSs][0-9]{2})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bare();
}
