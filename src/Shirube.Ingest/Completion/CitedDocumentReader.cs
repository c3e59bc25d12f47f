using System.Globalization;
using Shirube.Core;

namespace Shirube.Ingest.Completion;

/// <summary>Finds documents quoted as 「NAME」（2024年3月1日 BODY 決定）: a register of policy documents falls out of the text.</summary>
public static class CitedDocumentReader
{
    private static readonly string[] Closings = ["閣議決定", "決定", "策定", "改定", "改訂", "公表", "取りまとめ", "とりまとめ", "答申", "報告"];

    private static readonly (string Name, int YearZero)[] Eras = [("令和", 2018), ("平成", 1988), ("昭和", 1925)];

    /// <summary>In the order of the text. A bracket without a year, or without a closing such as 決定, is no citation.</summary>
    public static IEnumerable<CitedDocument> Read(MappedText text)
    {
        for (var close = text.Value.IndexOf('」', StringComparison.Ordinal); close >= 0; close = text.Value.IndexOf('」', close + 1))
        {
            var open = OpeningOf(text.Value, close);
            var bracket = close + 1;
            while (bracket < text.Length && char.IsWhiteSpace(text[bracket])) bracket++;
            if (open < 0 || bracket >= text.Length || JapaneseText.HalfWidth(text[bracket]) != '(') continue;
            var end = bracket + 1;
            while (end < text.Length && JapaneseText.HalfWidth(text[end]) != ')') end++;
            if (end >= text.Length || end - bracket > 80) continue;
            if (Read(text.Slice(open + 1, close - open - 1), text.Slice(bracket + 1, end - bracket - 1)) is { } cited) yield return cited;
        }
    }

    private static int OpeningOf(string text, int close)
    {
        var depth = 0;
        for (var i = close - 1; i >= 0 && close - i <= 200; i--)
        {
            if (text[i] == '」') depth++;
            if (text[i] == '「' && depth-- == 0) return i;
        }

        return -1;
    }

    private static CitedDocument? Read(MappedText name, MappedText bracket)
    {
        var key = JapaneseText.Key(bracket.Value);
        var closing = Closings.FirstOrDefault(c => key.EndsWith(c, StringComparison.Ordinal));
        if (closing is null || !TryReadDate(key, out var date, out var dateText, out var rest)) return null;
        var body = rest.TrimStart('、', ',', '・');
        return new(name.Value, date, dateText, body.Length == 0 ? null : body, Evidence.Of("citation", name.Plus(bracket)));
    }

    // 2024年3月1日 / 2024年3月 / 令和6年3月1日, at the start of the bracket
    private static bool TryReadDate(string key, out DateOnly? date, out string? dateText, out string rest)
    {
        date = null;
        dateText = null;
        rest = key;
        var at = 0;
        var yearZero = 0;
        foreach (var (era, zero) in Eras)
        {
            if (!key.StartsWith(era, StringComparison.Ordinal)) continue;
            at = era.Length;
            yearZero = zero;
        }

        if (!TryReadPart(key, ref at, '年', out var year)) return false;
        year += yearZero;
        if (year is < 1868 or > 2200) return false;
        var end = at;
        if (TryReadPart(key, ref at, '月', out var month) && month is >= 1 and <= 12)
        {
            end = at;
            if (TryReadPart(key, ref at, '日', out var day) && day >= 1 && day <= DateTime.DaysInMonth(year, month))
            {
                end = at;
                date = new DateOnly(year, month, day);
            }
        }

        dateText = key[..end];
        rest = key[end..];
        return true;
    }

    private static bool TryReadPart(string key, ref int at, char unit, out int number)
    {
        number = 0;
        var i = at;
        if (i < key.Length && key[i] == '元')
        {
            number = 1;
            i++;
        }
        else
        {
            while (i < key.Length && char.IsAsciiDigit(key[i])) i++;
            if (i == at || i - at > 4 || !int.TryParse(key.AsSpan(at, i - at), NumberStyles.None, CultureInfo.InvariantCulture, out number)) return false;
        }

        if (i >= key.Length || key[i] != unit) return false;
        at = i + 1;
        return true;
    }
}
