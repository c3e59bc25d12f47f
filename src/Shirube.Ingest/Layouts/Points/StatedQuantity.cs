using Shirube.Core;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Layouts.Points;

/// <summary>A quantity with the time in the bracket behind it: 2万人（2030年度）.</summary>
/// <param name="Text">As printed, bracket included.</param>
internal sealed record StatedValue(Quantity Quantity, PrintedPeriod? Period, string? PeriodText, MappedText Text);

/// <summary>A line that states a named quantity: NAME：VALUE（TIME） ※ BASELINE（TIME）.</summary>
internal sealed record StatedQuantity(MappedText Name, IReadOnlyList<StatedValue> Values, StatedValue? Baseline)
{
    private const int LongestName = 60;

    /// <summary>Null where the line states none: no colon, or words behind it.</summary>
    public static StatedQuantity? Read(MappedText line)
    {
        var colon = line.Value.AsSpan().IndexOfAny('：', ':');
        if (colon is <= 0 or > LongestName) return null;
        return Read(line.To(colon).Trim(), line.From(colon + 1).Trim());
    }

    /// <summary>The values in <paramref name="value"/> under a name that stands elsewhere.</summary>
    public static StatedQuantity? Read(MappedText name, MappedText value)
    {
        var star = value.Value.IndexOf('※', StringComparison.Ordinal);
        var before = star < 0 ? value : value.To(star).Trim();
        var values = Chain(before);
        if (values.Count == 0) return null;
        return new(name, values, star < 0 ? null : Value(value.From(star + 1).Trim()));
    }

    /// <summary>One value at the beginning of a text; null where something else stands there.</summary>
    public static StatedValue? Value(MappedText text)
    {
        if (text.IsBlank) return null;
        var start = NumberStart(text.Value);
        if (QuantityReader.At(start == 0 ? text.Value : text.Value[start..], 0) is not { } found || found.Quantity.Value is null) return null;
        var end = start + found.Length;
        var close = BracketEnd(text.Value, end);
        var inside = close > end ? text.Value[(text.Value.IndexOfAny(['（', '('], end) + 1)..(close - 1)] : "";
        var period = PeriodReader.Find(inside) is [var first, ..] && first.Index == 0 ? first : null;
        var comma = inside.IndexOf('、', StringComparison.Ordinal);
        var periodText = period is null ? null : inside[..(comma < 0 ? inside.Length : Math.Max(comma, period.End))];
        return new(found.Quantity, period?.Period, periodText, text.To(Math.Max(end, close)));
    }

    // 4位(2000年初頭)→13位(2021-2023年)
    private static List<StatedValue> Chain(MappedText text)
    {
        var values = new List<StatedValue>();
        for (var rest = text; Value(rest) is { } value;)
        {
            values.Add(value);
            var behind = rest.From(value.Text.Length).Trim();
            if (behind.Length == 0 || behind[0] is not ('→' or '⇒')) break;
            rest = behind.From(1).Trim();
        }

        return values;
    }

    // 世界第3位: the rank is a quantity, the word before it says among whom; 全9海域: all there are, and so many
    private static int NumberStart(string text)
    {
        if (text.Length > 1 && text[0] == '全' && JapaneseText.DigitValue(text[1]) >= 0) return 1;
        var rank = text.IndexOf('第', StringComparison.Ordinal);
        if (rank is < 0 or > 6 || rank + 1 >= text.Length || JapaneseText.DigitValue(text[rank + 1]) < 0) return 0;
        var end = rank + 1;
        while (end < text.Length && JapaneseText.DigitValue(text[end]) >= 0) end++;
        return end < text.Length && text[end] == '位' ? rank + 1 : 0;
    }

    private static int BracketEnd(string text, int from)
    {
        var at = from;
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        if (at >= text.Length || text[at] is not ('（' or '(')) return from;
        var close = text.AsSpan(at).IndexOfAny('）', ')');
        return close < 0 ? from : at + close + 1;
    }
}
