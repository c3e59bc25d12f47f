using Shirube.Core;

namespace Shirube.Ingest.Completion;

/// <summary>Finds names that the text shortens itself: 「LONG」（以下「SHORT」という。）.</summary>
public static class AbbreviationReader
{
    private const string Opening = "以下「";

    /// <summary>In the order of the text. The long form is the quoted name, or the noun run, directly before the bracket.</summary>
    public static IEnumerable<Abbreviation> Read(MappedText text)
    {
        for (var at = text.Value.IndexOf(Opening, StringComparison.Ordinal); at >= 0; at = text.Value.IndexOf(Opening, at + 1, StringComparison.Ordinal))
        {
            var start = at + Opening.Length;
            var end = text.Value.IndexOf('」', start);
            if (end < 0 || end - start is 0 or > 40) continue;
            var after = JapaneseText.Key(text.Value.Substring(end + 1, Math.Min(8, text.Length - end - 1)));
            if (!after.StartsWith("という", StringComparison.Ordinal) && !after.StartsWith("と総称", StringComparison.Ordinal) && !after.StartsWith("と呼", StringComparison.Ordinal)) continue;
            var bracket = at - 1;
            while (bracket > 0 && JapaneseText.HalfWidth(text[bracket]) != '(') bracket--;
            if (bracket <= 0 || at - bracket > 60) continue;
            if (LongForm(text, bracket) is { } name) yield return new(text.Value[start..end], name.Value, Evidence.Of("abbreviation", text.Slice(start, end - start)));
        }
    }

    private static MappedText? LongForm(MappedText text, int bracket)
    {
        var end = bracket;
        while (end > 0 && char.IsWhiteSpace(text[end - 1])) end--;
        if (end == 0) return null;
        if (text[end - 1] == '」')
        {
            var open = text.Value.LastIndexOf('「', end - 1);
            return open < 0 ? null : text.Slice(open + 1, end - open - 2);
        }

        var start = end;
        while (start > 0 && IsNamePart(text[start - 1])) start--;
        var name = text.Slice(start, end - start).Trim();
        return name.IsBlank ? null : name;
    }

    private static bool IsNamePart(char c)
    {
        var half = JapaneseText.HalfWidth(c);
        return JapaneseText.IsKanji(c) || char.IsAsciiLetterOrDigit(half) || c is (>= 'ァ' and <= 'ヺ') or 'ー' or '・' or '-' or '－' or ' ' or '.';
    }
}
