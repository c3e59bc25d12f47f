using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Phrases;

/// <summary>A target in a text.</summary>
/// <param name="Target">Its value is null where it is only described, its year where none is printed.</param>
/// <param name="BaseYear">Year that a relative target counts from（2018年度比）; null where not printed.</param>
/// <param name="IsRelative">True for a multiple or a change（倍, 割増, 名増加, 半減）: what it counts from is the baseline.</param>
public sealed record FoundTarget(TargetValue Target, int? BaseYear, bool IsRelative);

/// <summary>Reads what an indicator shall reach and when: 「実質ゼロ（2050年）」, 「2025年度までに、対2018年度比で約7割増加」, 「早期に20%、2025年度までに23%」.</summary>
public static class TargetReader
{
    private const string Rule = "phrase.target";

    /// <summary>The target said in the text; null where it says nothing.</summary>
    /// <param name="name">Name of the indicator, which may hold the time（2021年度より2025年度までの…）.</param>
    public static FoundTarget? Read(MappedText said, string name)
    {
        var text = FirstSentence(said);
        if (text.IsBlank) return null;
        var value = text.Value;
        var brackets = Brackets.Find(value);
        var masked = Brackets.Mask(value, brackets);
        var due = Due(DeadlineReader.Read(MappedText.OfLine("", 1, masked)), masked, out var dueStart, out var dueEnd);
        var quantities = QuantityReader.Find(masked).Where(q => !IsDenominator(masked, q)).ToImmutableArray();
        var found = quantities.FirstOrDefault(q => q.Index >= dueEnd) ?? (quantities.IsEmpty ? null : quantities[0]);
        var isList = found is not null && IsList(masked, quantities, found);
        var bracket = brackets.FirstOrDefault(b => !b.IsQuote && b.Start >= (found?.End ?? 0) && IsDue(value, b));
        var bracketPeriod = bracket.End > 0 ? PeriodReader.Find(value.Substring(bracket.InnerStart, bracket.InnerLength)) is { IsEmpty: false } inside ? inside[^1].Period : null : null;
        var period = due ?? bracketPeriod ?? DueInName(name);
        var from = found is null ? null : BasePeriod(masked, found.Index);
        var start = found is null ? 0 : due is null ? found.Index : Math.Min(dueStart, found.Index);
        if (from is not null && IsRelative(found!.Quantity)) start = Math.Min(start, from.Index);
        var end = found is null || isList ? EndOfText(masked) : Math.Max(found.End, due is null ? 0 : dueEnd);
        if (bracketPeriod is not null && due is null) end = Math.Max(end, bracket.End);
        var place = text.Slice(start, Math.Max(end - start, 1)).Trim();
        var quantity = isList ? null : found?.Quantity;
        var target = new TargetValue(
            TextScan.WithoutBlanks(place.Value, 0, place.Length),
            quantity?.Value,
            quantity?.Unit,
            period?.Year,
            period?.IsFiscal ?? false,
            quantity?.Operator ?? ValueOperator.Equal,
            Evidence.Of(Rule, place, found is null ? 0.6 : 0.9));
        return new(target, from?.Period.Year, IsRelative(quantity));
    }

    // まで before めど before に before から; of several of one kind the last
    private static PrintedPeriod? Due(ImmutableArray<Deadline> deadlines, string masked, out int start, out int end)
    {
        (start, end) = (0, 0);
        if (deadlines.IsEmpty) return null;
        var best = deadlines.OrderBy(d => d.Kind switch { DeadlineKind.By => 0, DeadlineKind.Around => 1, DeadlineKind.In => 2, _ => 3 }).ThenByDescending(d => d.Evidence.Spans[0].Start).First();
        var span = best.Evidence.Spans;
        (start, end) = (span[0].Start, span[^1].EndExclusive);
        return PeriodReader.At(masked, start)?.Period;
    }

    private static bool IsDue(string value, Bracket bracket)
    {
        var inside = value.Substring(bracket.InnerStart, bracket.InnerLength);
        return !PeriodReader.Find(inside).IsEmpty && QuantityReader.Find(inside).IsEmpty
            && !inside.Contains("時点", StringComparison.Ordinal) && !inside.Contains("実績", StringComparison.Ordinal) && !inside.Contains('「', StringComparison.Ordinal);
    }

    // 2021年度より2025年度までの、政府研究開発投資
    private static PrintedPeriod? DueInName(string name)
    {
        var periods = PeriodReader.Find(name);
        for (var i = periods.Length - 1; i >= 0; i--)
        {
            if (TextScan.Behind(name, periods[i].End, "まで") >= 0) return periods[i].Period;
        }

        return null;
    }

    private static bool IsDenominator(string text, FoundQuantity quantity) => TextScan.AnyOf(text, quantity.End, "当たり", "あたり").Word is not null;

    // 理学系20%、工学系15%、農学系30%: a target for each of several groups
    private static bool IsList(string masked, ImmutableArray<FoundQuantity> quantities, FoundQuantity first)
    {
        var count = 0;
        foreach (var quantity in quantities)
        {
            if (quantity.Index < first.Index) continue;
            var next = Brackets.SkipGaps(masked, quantity.End);
            if (next < masked.Length && masked[next] is not ('、' or '。')) return false;
            count++;
        }

        return count >= 3;
    }

    // 2018年度比で約7割, 2000年度の約2倍, 2019年における割合の1割増
    private static FoundPeriod? BasePeriod(string masked, int at)
    {
        var before = PeriodReader.Find(masked[..at]);
        for (var i = before.Length - 1; i >= 0; i--)
        {
            if (TextScan.AnyOf(masked, before[i].End, "比", "の", "における", "実績", "から").Word is not null && TextScan.Behind(masked, before[i].End, "までの") < 0) return before[i];
        }

        return null;
    }

    private static bool IsRelative(Quantity? quantity) =>
        quantity?.Unit is { } unit && (unit == "倍" || unit.EndsWith('増') || unit.EndsWith('減'));

    private static MappedText FirstSentence(MappedText said)
    {
        var masked = Brackets.Mask(said.Value, Brackets.Find(said.Value));
        var stop = masked.IndexOf('。', StringComparison.Ordinal);
        return (stop < 0 ? said : said.To(stop)).Trim();
    }

    private static int EndOfText(string masked)
    {
        return masked.TrimEnd().Length;
    }
}
