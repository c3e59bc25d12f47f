namespace Shirube.Core;

/// <summary>What a printed year counts.</summary>
public enum YearUnit
{
    /// <summary>A bare number that may begin a span.</summary>
    None,
    Calendar,
    Fiscal,
    Decade,
}

/// <summary>A year with its unit and the part of it that is meant.</summary>
/// <param name="Year">Gregorian; of a decade its first.</param>
/// <param name="Day">1 to 31 where a day is printed.</param>
/// <param name="Part">末, 前半, 春 …; null for the whole.</param>
/// <param name="End">Position behind it.</param>
public readonly record struct YearMark(int Year, YearUnit Unit, int? Month, int? Day, string? Part, bool IsApproximate, int End)
{
    private static readonly string[] YearParts =
    [
        "前半", "後半", "半ば", "なかば", "上半期", "下半期", "上期", "下期", "第１四半期", "第２四半期", "第３四半期", "第４四半期",
        "年頭", "初頭", "当初", "初め", "はじめ", "早い時期", "春", "夏", "秋", "冬", "末",
    ];

    private static readonly string[] MonthParts = ["上旬", "中旬", "下旬", "前半", "後半", "末"];

    /// <summary>The day, where one is printed.</summary>
    public DateOnly? Date => Month is { } month && Day is { } day ? new(Year, month, day) : null;

    /// <summary>All numbers of four digits in the text, with or without 年 behind them.</summary>
    public static IEnumerable<int> FourDigits(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var end = TextScan.SkipRun(text, i);
            if (end - i == 4 && TextScan.Digits(text, i).Value is >= 0 and var number) yield return number;
            i = end;
        }
    }

    /// <summary>Reads a year at the position; of a span's end the first part lends its era, century and unit.</summary>
    public static YearMark? Read(string text, int at, YearMark? first = null)
    {
        var (era, behindEra) = EraAt(text, at);
        var (number, length, end) = TextScan.Digits(text, behindEra);
        if (number < 0 && era is not null && TextScan.Behind(text, behindEra, "元") is >= 0 and var gannen) (number, length, end) = (1, 1, gannen);
        if (number < 0) return null;
        var year = number;
        if (era is not null && length <= 2)
        {
            if (number == 0) return null;
            year = era.ToGregorian(number);
        }
        else if (length == 2 && first is { } from)
        {
            year = (from.Year / 100 * 100) + number;
        }

        if (year is < 1860 or > 2199) return null;
        return ReadUnit(text, end, year) ?? (era is null && length == 4 ? new YearMark(year, YearUnit.None, null, null, null, false, end) : null);
    }

    /// <summary>Reads 年度, 年代 or 年 with what follows.</summary>
    public static YearMark? ReadUnit(string text, int at, int year)
    {
        var end = TextScan.Behind(text, at, "年");
        if (end < 0) return null;
        if (TextScan.Behind(text, end, "度") is >= 0 and var fiscal) return WithPart(text, fiscal, year, YearUnit.Fiscal);
        if (TextScan.Behind(text, end, "代") is >= 0 and var decade) return WithPart(text, decade, year, YearUnit.Decade);
        var (month, _, behindMonth) = TextScan.Digits(text, end);
        if (month is < 1 or > 12 || TextScan.Behind(text, behindMonth, "月") is not (>= 0 and var monthEnd)) return WithPart(text, end, year, YearUnit.Calendar);
        var (day, _, behindDay) = TextScan.Digits(text, monthEnd);
        if (day is >= 1 && day <= DateTime.DaysInMonth(year, month) && TextScan.Behind(text, behindDay, "日") is >= 0 and var dayEnd)
        {
            return new YearMark(year, YearUnit.Calendar, month, day, null, false, dayEnd);
        }

        var (part, partEnd) = TextScan.AnyOf(text, monthEnd, MonthParts);
        var (about, aboutEnd) = Approximate(text, partEnd);
        return new YearMark(year, YearUnit.Calendar, month, null, part, about, aboutEnd);
    }

    /// <summary>First and last day meant, in the unit given (a span's first part may borrow its end's).</summary>
    public (DateOnly Start, DateOnly End) Days(YearUnit unit)
    {
        if (Month is { } month) return DaysOfMonth(month);
        var months = unit == YearUnit.Decade ? 120 : 12;
        var start = unit switch
        {
            YearUnit.Fiscal => FiscalYear.Start(Year),
            _ => new DateOnly(Year, 1, 1),
        };
        var (from, count) = PartMonths(months, unit);
        var first = start.AddMonths(from);
        return (first, first.AddMonths(count).AddDays(-1));
    }

    private static YearMark WithPart(string text, int at, int year, YearUnit unit)
    {
        var inner = TextScan.Behind(text, at, "の");
        var (part, end) = TextScan.AnyOf(text, at, YearParts);
        if (part is null && inner >= 0)
        {
            (part, var behind) = TextScan.AnyOf(text, inner, YearParts);
            if (part is not null) end = behind;
        }

        var (about, aboutEnd) = Approximate(text, end);
        return new YearMark(year, unit, null, null, part, about, aboutEnd);
    }

    private static (bool About, int End) Approximate(string text, int at)
    {
        var (word, end) = TextScan.AnyOf(text, at, "頃", "ごろ", "前後");
        return (word is not null, end);
    }

    private (DateOnly Start, DateOnly End) DaysOfMonth(int month)
    {
        var last = DateTime.DaysInMonth(Year, month);
        var (from, to) = Part switch
        {
            "上旬" => (1, 10),
            "中旬" => (11, 20),
            "下旬" => (21, last),
            "前半" => (1, 15),
            "後半" => (16, last),
            "末" => (last, last),
            _ => (Day ?? 1, Day ?? last),
        };
        return (new(Year, month, from), new(Year, month, to));
    }

    // offset and number of months of the part; the calendar's seasons lie 3 months later in a fiscal year
    private (int From, int Count) PartMonths(int months, YearUnit unit)
    {
        var season = unit == YearUnit.Fiscal ? -1 : 2;
        return Part switch
        {
            "前半" or "上半期" or "上期" => (0, months / 2),
            "後半" or "下半期" or "下期" => (months / 2, months / 2),
            "半ば" or "なかば" => (months / 3, months / 3),
            "年頭" or "初頭" or "当初" or "初め" or "はじめ" or "早い時期" => (0, months / 4),
            "第１四半期" => (0, 3),
            "第２四半期" => (3, 3),
            "第３四半期" => (6, 3),
            "第４四半期" => (9, 3),
            "末" => (months - (months / 12), months / 12),
            "春" => (unit == YearUnit.Fiscal ? 0 : season, unit == YearUnit.Fiscal ? 2 : 3),
            "夏" => (season + 3, 3),
            "秋" => (season + 6, 3),
            "冬" => (season + 9, 3),
            _ => (0, months),
        };
    }

    private static (Era? Era, int End) EraAt(string text, int at)
    {
        foreach (var era in Era.All)
        {
            if (TextScan.Behind(text, at, era.Name) is >= 0 and var end) return (era, end);
        }

        return (null, at);
    }
}
