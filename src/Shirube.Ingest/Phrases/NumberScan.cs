using Shirube.Core;

namespace Shirube.Ingest.Phrases;

/// <summary>A number as printed.</summary>
/// <param name="Value">With its scale where several are mixed（11億3,500万 is 1,135,000,000）; 30 for 30兆, whose scale then belongs to the unit.</param>
/// <param name="Scale">兆, 億, 万, 千, 百万; null where there is none or where it is in the value.</param>
internal readonly record struct ScannedNumber(decimal Value, string? Scale, int End);

/// <summary>Reads numbers of half and full width, with separators, a decimal point and the kanji 兆 億 万 千.</summary>
internal static class NumberScan
{
    private const int MaxDigits = 15;

    public static ScannedNumber? Read(string text, int at)
    {
        var negative = at < text.Length && text[at] is '▲' or '△' or '−';
        if (at < text.Length && text[at] is '±') at++;
        if (negative) at++;
        if (Plain(text, at) is not var (value, end)) return null;
        var total = 0m;
        var parts = 0;
        string? scale = null;
        while (true)
        {
            var (word, behind) = ScaleAt(text, end);
            if (word is null) break;
            parts++;
            scale = word;
            end = behind;
            if (Plain(text, TextScan.SkipBlanks(text, end)) is not var (next, nextEnd) || ScaleAt(text, nextEnd).Word is not { } lower || Factor(lower) >= Factor(word))
            {
                // 1億2345: a last part without a scale
                if (Plain(text, end) is var (rest, restEnd) && rest < Factor(word))
                {
                    total += (value * Factor(word)) + rest;
                    return new(negative ? -total : total, null, restEnd);
                }

                break;
            }

            total += value * Factor(word);
            (value, end) = (next, nextEnd);
        }

        if (parts > 1) return new(Signed(total + (value * Factor(scale!)), negative), null, end);
        return new(Signed(value, negative), scale, end);
    }

    public static decimal Factor(string scale) => scale switch
    {
        "兆" => 1_000_000_000_000m,
        "億" => 100_000_000m,
        "百万" => 1_000_000m,
        "万" => 10_000m,
        "千" => 1_000m,
        _ => 1m,
    };

    private static decimal Signed(decimal value, bool negative) => negative ? -value : value;

    private static (string? Word, int End) ScaleAt(string text, int at) => TextScan.AnyOf(text, at, "兆", "億", "百万", "万", "千");

    // digits, groups of three behind a comma, decimal places
    private static (decimal Value, int End)? Plain(string text, int at)
    {
        var value = 0m;
        var digits = 0;
        var end = at;
        while (digits < MaxDigits && TextScan.IsDigitAt(text, end))
        {
            value = (value * 10) + JapaneseText.DigitValue(text[end++]);
            digits++;
            if (end < text.Length && text[end] is ',' or '，' && IsGroupOfThree(text, end + 1)) end++;
        }

        if (digits == 0 || TextScan.IsDigitAt(text, end)) return null;
        if (end + 1 < text.Length && text[end] is '.' or '．' && TextScan.IsDigitAt(text, end + 1))
        {
            end++;
            for (var place = 0.1m; TextScan.IsDigitAt(text, end) && digits < MaxDigits; place /= 10, digits++) value += place * JapaneseText.DigitValue(text[end++]);
        }

        return (value, end);
    }

    private static bool IsGroupOfThree(string text, int at) =>
        TextScan.IsDigitAt(text, at) && TextScan.IsDigitAt(text, at + 1) && TextScan.IsDigitAt(text, at + 2) && !TextScan.IsDigitAt(text, at + 3);
}
