using Shirube.Core;

namespace Shirube.Ingest.Phrases;

/// <summary>The mark of a repeat: （再掲）, (再掲) or 【再掲】.</summary>
public static class RestatementMark
{
    /// <summary>Where the first mark stands in the text; null where there is none.</summary>
    public static Range? Find(string text)
    {
        for (var at = text.IndexOf("再掲", StringComparison.Ordinal); at > 0; at = text.IndexOf("再掲", at + 1, StringComparison.Ordinal))
        {
            var open = at - 1;
            var close = at + 2;
            while (open > 0 && char.IsWhiteSpace(text[open])) open--;
            while (close < text.Length - 1 && char.IsWhiteSpace(text[close])) close++;
            if (close < text.Length && IsPair(text[open], text[close])) return open..(close + 1);
        }

        return null;
    }

    private static bool IsPair(char open, char close) =>
        (JapaneseText.HalfWidth(open) == '(' && JapaneseText.HalfWidth(close) == ')') || (open == '【' && close == '】');
}
