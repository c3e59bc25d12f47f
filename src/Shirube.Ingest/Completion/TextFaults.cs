using Shirube.Core;

namespace Shirube.Ingest.Completion;

/// <summary>Signs in a running text that the source or its scan is faulty. They are reported, never repaired here.</summary>
public static class TextFaults
{
    private const string DoubledParticles = "をがはにのへ";
    private const int ShortestPhrase = 6;
    private const int LongestPhrase = 40;

    public static IEnumerable<Finding> Find(MappedText text)
    {
        var value = text.Value;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is (>= '\u2E80' and <= '\u2FDF'))
                yield return Fault(text, i, 1, "radical-for-kanji", "漢字の代わりに部首の文字が使われています", "a radical stands for a kanji");
            else if (c is >= '\u0400' and <= '\u04FF' && HasLatinNeighbour(value, i))
                yield return Fault(text, i, 1, "cyrillic-in-latin", "英字の語にキリル文字が混ざっています", "a Cyrillic letter stands in a Latin word");
            else if (c == '\uFFFD')
                yield return Fault(text, i, 1, "undecodable", "読み取れない文字があります", "a character could not be decoded");
            else if (i > 0 && c == value[i - 1] && DoubledParticles.Contains(c, StringComparison.Ordinal) && IsLoneDouble(value, i))
                yield return Fault(text, i - 1, 2, "doubled-particle", "助詞が重なっています", "a particle is doubled");
        }

        foreach (var (start, length) in DoubledPhrases(value))
            yield return Fault(text, start, length, "doubled-phrase", "同じ語句が続けて二度あります", "a phrase stands twice in a row");
        foreach (var start in FiscalMonths(value))
            yield return Fault(text, start, 1, "fiscal-year-with-month", "年度の直後に月があります（年の誤りの可能性）", "a month follows a fiscal year (perhaps a calendar year is meant)");
    }

    private static bool HasLatinNeighbour(string value, int at) =>
        (at > 0 && char.IsAsciiLetter(JapaneseText.HalfWidth(value[at - 1]))) || (at + 1 < value.Length && char.IsAsciiLetter(JapaneseText.HalfWidth(value[at + 1])));

    // 「をを」 is always wrong; the others only between words that are not hiragana (はは is a word, にに is not)
    private static bool IsLoneDouble(string value, int at) =>
        value[at] == 'を' || (at >= 2 && !IsHiragana(value[at - 2]) && at + 1 < value.Length && !IsHiragana(value[at + 1]));

    private static bool IsHiragana(char c) => c is >= 'ぁ' and <= 'ゖ';

    /// <summary>Phrases of 6 to 40 characters that stand twice with nothing between, e.g. a line typed again.</summary>
    private static IEnumerable<(int Start, int Length)> DoubledPhrases(string value)
    {
        for (var start = 0; start + (2 * ShortestPhrase) <= value.Length; start++)
        {
            if (DoubledAt(value.AsSpan(start)) is not (> 0 and var length)) continue;
            yield return (start, 2 * length);
            start += 2 * length;
        }
    }

    // length of the shortest phrase at the start that stands there twice; 0 for none
    private static int DoubledAt(ReadOnlySpan<char> value)
    {
        var first = value[0];
        var longest = Math.Min(LongestPhrase, value.Length / 2);
        for (var length = ShortestPhrase; length <= longest; length++)
        {
            var next = value[length..(longest + 1)].IndexOf(first);
            if (next < 0) return 0;
            length += next;
            var phrase = value[..length];
            if (value.Slice(length, length).SequenceEqual(phrase) && phrase.ContainsAnyExcept(first)) return length;
        }

        return 0;
    }

    private static IEnumerable<int> FiscalMonths(string value)
    {
        for (var at = value.IndexOf("年度", StringComparison.Ordinal); at >= 0; at = value.IndexOf("年度", at + 1, StringComparison.Ordinal))
        {
            var i = at + 2;
            while (i < value.Length && JapaneseText.DigitValue(value[i]) >= 0) i++;
            if (i is var end && end > at + 2 && end - at <= 4 && end < value.Length && value[end] == '月') yield return at;
        }
    }

    private static Finding Fault(MappedText text, int start, int length, string code, string japanese, string english)
    {
        var from = Math.Max(0, start - 6);
        var words = text.Value[from..Math.Min(text.Length, start + length + 6)];
        var line = text.LineAt(start);
        return new(Severity.Warning, code, $"{line}行目: {japanese}「{words}」", $"Line {line}: {english} \"{words}\"", text.Slice(start, length).Spans());
    }
}
