using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Shirube.Core;

namespace Shirube.Budget.Columns;

/// <summary>A fiscal year as tables print it: 2023, 2023年度, 令和5年度, R5, 2023-04-01.</summary>
internal static partial class PrintedYear
{
    private const int Longest = 200;
    private const int MostMilliseconds = 1000;

    /// <summary>Reads a whole cell. False where it is no year of the common era, a known era or a day.</summary>
    public static bool TryRead(string cell, out int? year)
    {
        year = null;
        var text = Plain(cell);
        if (Day().Match(text) is { Success: true } day && DateOnly.TryParseExact(day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            year = FiscalYear.Of(date);
            return true;
        }

        if (Year().Match(text) is not { Success: true } match || match.Length != text.Length) return false;
        year = Of(match);
        return true;
    }

    /// <summary>The one year that a header speaks of; null where it has none, or several.</summary>
    public static int? Within(string header)
    {
        var years = Year().Matches(Plain(header)).Where(m => m.Groups["era"].Success || m.Groups["mark"].Success || m.Groups["four"].Success).Select(Of).Distinct().ToList();
        return years is [var one] ? one : null;
    }

    private static string Plain(string text) => string.Concat((text.Length > Longest ? text[..Longest] : text).Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));

    private static int Of(Match match)
    {
        if (match.Groups["four"] is { Success: true } four) return int.Parse(four.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var number = match.Groups["of"].Value is var of && of == "元" ? 1 : int.Parse(of, NumberStyles.None, CultureInfo.InvariantCulture);
        return number + match.Groups["era"].Value switch
        {
            "令和" or "令" or "R" => 2018,
            "平成" or "平" or "H" => 1988,
            _ => 1925,
        };
    }

    [GeneratedRegex("(?<![0-9A-Za-z.])(?:(?<four>(?:19|20)[0-9]{2})|(?<era>令和|平成|昭和|令|平|昭|R|H|S)\\.?(?<of>元|[0-9]{1,2}))(?![0-9])(?<mark>年度|年|FY)?", RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Year();

    [GeneratedRegex("^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Day();
}
