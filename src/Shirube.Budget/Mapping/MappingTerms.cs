using System.Text;

namespace Shirube.Budget.Mapping;

/// <summary>What texts are compared by: pairs of characters, and whole words of Latin letters and digits.</summary>
internal static class MappingTerms
{
    private const ulong WordMark = 1UL << 63;

    /// <summary>NFKC, lower case, without blanks but those between two Latin words.</summary>
    public static string Plain(string text)
    {
        var normal = Core.JapaneseText.WellFormed(text).Normalize(NormalizationForm.FormKC);
        var plain = new StringBuilder(normal.Length);
        var isApart = false;
        foreach (var c in normal)
        {
            if (char.IsWhiteSpace(c))
            {
                isApart = true;
                continue;
            }

            if (isApart && plain.Length > 0 && char.IsAsciiLetterOrDigit(c) && char.IsAsciiLetterOrDigit(plain[^1])) plain.Append(' ');
            isApart = false;
            plain.Append(char.ToLowerInvariant(c));
        }

        for (var i = 1; i + 1 < plain.Length; i++)
        {
            if (plain[i] == ' ' && IsAlone(plain, i - 1) && IsAlone(plain, i + 1)) plain[i] = Spaced;
        }

        return plain.Replace(Spaced.ToString(), "").ToString();
    }

    private const char Spaced = '\u0001'; // in A S E A N

    private static bool IsAlone(StringBuilder text, int i) =>
        char.IsAsciiLetter(text[i]) && (i == 0 || !char.IsAsciiLetterOrDigit(text[i - 1])) && (i + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[i + 1]));

    /// <summary>The terms in their order, as often as they stand there, with their places.</summary>
    /// <param name="plain">As <see cref="Plain"/> makes it.</param>
    public static IEnumerable<(ulong Term, int Start, int Length)> Of(string plain)
    {
        for (var i = 0; i < plain.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(plain[i]))
            {
                var start = i;
                var (hash, hasLetter) = (14695981039346656037UL, false);
                for (; i < plain.Length && char.IsAsciiLetterOrDigit(plain[i]); i++)
                {
                    hash = unchecked((hash ^ plain[i]) * 1099511628211UL);
                    hasLetter |= char.IsAsciiLetter(plain[i]);
                }

                if (hasLetter && i - start > 1) yield return (hash | WordMark, start, i - start); // a bare number is a year or a count
                i--;
                continue;
            }

            if (i + 1 < plain.Length && IsWritten(plain[i]) && IsWritten(plain[i + 1]) && !(IsHiragana(plain[i]) && IsHiragana(plain[i + 1]))) yield return (((ulong)plain[i] << 16) | plain[i + 1], i, 2);
        }
    }

    private static bool IsWritten(char c) => (char.IsLetter(c) || c == 'ー') && !char.IsAsciiLetter(c);

    private static bool IsHiragana(char c) => c is >= 'ぁ' and <= 'ゖ';

    /// <summary>Words of two characters or more as they are written: runs of one script.</summary>
    /// <param name="plain">As <see cref="Plain"/> makes it.</param>
    public static IEnumerable<string> Words(string plain)
    {
        for (int start = 0, end; start < plain.Length; start = end)
        {
            var script = ScriptOf(plain[start]);
            for (end = start + 1; end < plain.Length && ScriptOf(plain[end]) == script; end++) { }
            if (script > 0 && end - start > 1) yield return plain[start..end];
        }
    }

    // Kanji, Katakana, Latin; 0 for all that parts words
    private static int ScriptOf(char c) => c is (>= '㐀' and <= '鿿') or '々' ? 1 : c is (>= 'ァ' and <= 'ヺ') or 'ー' ? 2 : char.IsAsciiLetterOrDigit(c) ? 3 : 0;
}
