using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Phrases;

/// <summary>A quantity found in a text.</summary>
/// <param name="Index">Where it begins, 約 included.</param>
/// <param name="Length">Its characters with unit, bound words and a total behind it（35位／64か国）.</param>
public sealed record FoundQuantity(int Index, int Length, Quantity Quantity)
{
    public int End => Index + Length;
}

/// <summary>Reads quantities: 約30兆円, 11億3,500万トン, 35位／64か国, 約7割増, 半減, 実質ゼロ, 100以上, 約330回/年.
/// Times are no quantities; digits inside a word of Latin letters (SIP4D, IPv6, 5G) are none either.</summary>
public static class QuantityReader
{
    /// <summary>All quantities in the text, ascending, not overlapping.</summary>
    public static ImmutableArray<FoundQuantity> Find(string text)
    {
        var found = ImmutableArray.CreateBuilder<FoundQuantity>();
        for (var i = 0; i < text.Length;)
        {
            if (PeriodReader.At(text, i) is { } period)
            {
                i = period.End;
                continue;
            }

            if (At(text, i) is not { } quantity)
            {
                i = TextScan.SkipRun(text, i);
                continue;
            }

            found.Add(quantity);
            i = quantity.End;
        }

        return found.DrainToImmutable();
    }

    /// <summary>The quantity that begins at <paramref name="index"/>; null where none does. Periods are not looked for.</summary>
    public static FoundQuantity? At(string text, int index)
    {
        if (index >= text.Length || char.IsWhiteSpace(text[index])) return null;
        if (WordAt(text, index) is { } word) return word;
        var at = index;
        var bound = ValueOperator.Equal;
        for (var steps = 0; steps < 2; steps++)
        {
            var (before, end) = TextScan.AnyOf(text, at, "約", "おおむね", "概ね", "およそ", "最大", "最低でも", "最低", "少なくとも", "延べ", "累計", "年間", "総額", "計");
            if (before is null) break;
            bound = OfWordBefore(before, bound);
            at = TextScan.SkipBlanks(text, end);
        }

        if (NumberScan.Read(text, at) is not { } number || IsInsideWord(text, at)) return null;
        var unit = UnitScan.Read(text, number.End, number.Value, number.Scale);
        if (unit.IsNoQuantity || (unit.Unit is null && IsVersion(text, at))) return null;
        var op = unit.Operator == ValueOperator.Equal ? bound : unit.Operator;
        return new(index, unit.End - index, new(TextScan.WithoutBlanks(text, index, unit.End), unit.Value, unit.Unit, op));
    }

    // 半減, 倍増, 実質ゼロ: words that are numbers
    private static FoundQuantity? WordAt(string text, int index)
    {
        var (word, end) = TextScan.AnyOf(text, index, "実質ゼロ", "ゼロ", "半減", "倍増", "半数以上", "半数");
        if (word is null) return null;
        var behind = TextScan.SkipBlanks(text, end);
        var joined = behind < text.Length && text[behind] is (>= 'ァ' and <= 'ヶ') or 'ー' or '・';
        if (word == "ゼロ" && (joined || (index > 0 && text[index - 1] is (>= 'ァ' and <= 'ヶ') or 'ー' or '・'))) return null;
        var (value, unit, op) = word switch
        {
            "半減" => (0.5m, "倍", ValueOperator.Equal),
            "倍増" => (2m, "倍", ValueOperator.Equal),
            "半数以上" => (50m, "%", ValueOperator.AtLeast),
            "半数" => (50m, "%", ValueOperator.Equal),
            _ => (0m, (string?)null, ValueOperator.Equal),
        };
        return new(index, end - index, new(TextScan.WithoutBlanks(text, index, end), value, unit, op));
    }

    private static ValueOperator OfWordBefore(string word, ValueOperator known) => word switch
    {
        "約" or "おおむね" or "概ね" or "およそ" => ValueOperator.About,
        "最低でも" or "最低" or "少なくとも" => ValueOperator.AtLeast,
        "最大" => ValueOperator.AtMost,
        _ => known,
    };

    private static bool IsInsideWord(string text, int at)
    {
        if (at == 0) return false;
        var before = text[at - 1];
        if (before == '第' || IsTop(text, at) || IsLatin(before) || TextScan.IsDigitAt(text, at - 1)) return true;
        return before is '.' or '-' or '－' or ',' && at > 1 && (IsLatin(text[at - 2]) || TextScan.IsDigitAt(text, at - 2));
    }

    // 上位100社, Top 1 %論文: which ones are counted, not how many
    private static bool IsTop(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        return before.EndsWith("上位") || before.EndsWith("トップ") || before.EndsWith("Top", StringComparison.OrdinalIgnoreCase) || before.EndsWith("Ｔｏｐ");
    }

    // Society 5.0, Horizon 2: a bare number behind a word of letters
    private static bool IsVersion(string text, int at) => TextScan.Before(text, at) is >= 0 and var before && before < at - 1 && IsLatin(text[before]);

    private static bool IsLatin(char c) => char.IsAsciiLetter(JapaneseText.HalfWidth(c));
}
