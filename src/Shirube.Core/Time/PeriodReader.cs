using System.Buffers;
using System.Collections.Immutable;

namespace Shirube.Core;

/// <summary>A period found in a text.</summary>
/// <param name="Index">Where it begins.</param>
/// <param name="Length">Its characters, blanks inside counted.</param>
public sealed record FoundPeriod(int Index, int Length, PrintedPeriod Period)
{
    public int End => Index + Length;
}

/// <summary>Reads times: 2023年度末, 令和５年６月, 2026～2030年度, 1898年から2023年の間, 2020年代後半, 2021年春頃, 同年度.
/// A bare number without 年 is no time (TIMSS 2019), but may begin a span that ends in 年.</summary>
public static class PeriodReader
{
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("0123456789０１２３４５６７８９令平昭大明同");

    /// <summary>All times in the text, ascending, not overlapping. 同年 and 同年度 take the year of the time before them.</summary>
    /// <param name="joinFromTo">Read 「…年から…年まで」 as one span; else as two times.</param>
    public static ImmutableArray<FoundPeriod> Find(string text, bool joinFromTo = false)
    {
        var found = ImmutableArray.CreateBuilder<FoundPeriod>();
        for (var i = 0; text.AsSpan(i).IndexOfAny(Beginnings) is >= 0 and var other;)
        {
            i += other;
            var period = At(text, i, joinFromTo) ?? SameYearAt(text, i, found.Count == 0 ? null : found[^1].Period);
            if (period is null)
            {
                i = TextScan.SkipRun(text, i);
                continue;
            }

            found.Add(period);
            i = period.End;
        }

        return found.DrainToImmutable();
    }

    /// <summary>The time that begins at <paramref name="index"/>; null where none does.</summary>
    public static FoundPeriod? At(string text, int index, bool joinFromTo = false)
    {
        if (index > 0 && TextScan.IsDigitAt(text, index) && IsInsideNumber(text, index)) return null;
        var first = YearMark.Read(text, index);
        if (first is not { } mark) return null;
        var span = SpanEnd(text, mark, joinFromTo);
        if (span is { } last) return Make(text, index, mark, last.Mark, last.End);
        return mark.Unit == YearUnit.None ? null : Make(text, index, mark, mark, mark.End);
    }

    // 2018～2022年度, 2018-22年度, 2004年度から2006年度まで (the closing から/まで stays outside)
    private static (YearMark Mark, int End)? SpanEnd(string text, YearMark first, bool joinFromTo)
    {
        var at = TextScan.SkipBlanks(text, first.End);
        if (at >= text.Length) return null;
        var dash = text[at] is '～' or '〜' or '~' or '－' or '-' or '–' or '→' or '‐' or '―';
        var behind = dash ? at + 1 : joinFromTo ? TextScan.AnyOf(text, at, "から", "より").End : at;
        if (behind == at) return null;
        var start = TextScan.SkipBlanks(text, behind);
        if (YearMark.Read(text, start, first) is not { } last || last.Year < first.Year) return null;
        return last.Unit != YearUnit.None || (dash && first.Unit == YearUnit.None && IsBareSpan(text, first, last)) ? (last, last.End) : null;
    }

    // 2019～2021（3年平均）: two bare years that count nothing
    private static bool IsBareSpan(string text, YearMark first, YearMark last)
    {
        var behind = TextScan.SkipBlanks(text, last.End);
        return first.Year >= 1950 && last.Year <= 2100 && last.Year - first.Year <= 100 && (behind >= text.Length || text[behind] is '（' or '(' or '）' or ')' or '、' or '。');
    }

    private static FoundPeriod Make(string text, int index, YearMark first, YearMark last, int end)
    {
        var fiscal = last.Unit == YearUnit.Fiscal;
        var firstUnit = first.Unit == YearUnit.None ? last.Unit : first.Unit;
        return new(index, end - index, new()
        {
            Text = TextScan.WithoutBlanks(text, index, end),
            FirstYear = first.Year,
            Year = last.Unit == YearUnit.Decade ? last.Year + 9 : last.Year,
            IsFiscal = fiscal,
            IsDecade = last.Unit == YearUnit.Decade,
            IsApproximate = last.IsApproximate,
            Month = last.Month,
            Start = first.Days(firstUnit).Start,
            End = last.Days(last.Unit).End,
        });
    }

    // 同年度, 同年12月, 同年: the year of the time before
    private static FoundPeriod? SameYearAt(string text, int index, PrintedPeriod? before)
    {
        if (before is null || text[index] != '同') return null;
        if (YearMark.ReadUnit(text, index + 1, before.Year) is not { } mark) return null;
        return Make(text, index, mark, mark, mark.End);
    }

    private static bool IsInsideNumber(string text, int at) =>
        TextScan.IsDigitAt(text, at - 1) || (text[at - 1] is ',' or '，' or '.' && TextScan.IsDigitAt(text, at - 2));
}
