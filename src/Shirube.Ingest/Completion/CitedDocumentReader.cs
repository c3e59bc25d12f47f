using Shirube.Core;

namespace Shirube.Ingest.Completion;

/// <summary>Finds documents quoted as 「NAME」（2024年3月1日 BODY 決定）: a register of policy documents falls out of the text.</summary>
public static class CitedDocumentReader
{
    private static readonly string[] Closings = ["閣議決定", "決定", "策定", "改定", "改訂", "公表", "取りまとめ", "とりまとめ", "答申", "報告"];

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
        // 2024年3月1日 / 2024年3月 / 令和6年3月1日, at the start of the bracket
        if (closing is null || YearMark.Read(key, 0) is not { Unit: not YearUnit.None } time) return null;
        var body = key[time.End..].TrimStart('、', ',', '・');
        return new(name.Value, time.Date, key[..time.End], body.Length == 0 ? null : body, Evidence.Of("citation", name.Plus(bracket)));
    }
}
