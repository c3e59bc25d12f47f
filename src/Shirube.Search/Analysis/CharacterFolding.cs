using System.Globalization;
using System.Text;

namespace Shirube.Search.Analysis;

/// <summary>What single characters become in a search key: one form for width, case, dashes, and old and new kanji. Blanks become nothing.</summary>
internal static class CharacterFolding
{
    /// <summary>All dashes, hyphens, minus signs and the long-vowel mark become this one.</summary>
    public const char Dash = 'ー';

    /// <summary>In <see cref="One"/>: the character becomes nothing.</summary>
    public const char Nothing = '\0';

    /// <summary>In <see cref="One"/>: the character becomes several, see <see cref="Many"/>.</summary>
    public const char Several = '\uFFFF';

    private static readonly Dictionary<char, string> Expansions = [];
    private static readonly char[] Table = MakeTable();

    /// <summary>The folded character of one UTF-16 unit that is no surrogate.</summary>
    public static char One(char c) => Table[c];

    /// <summary>The folded characters of one that becomes several, e.g. ㈱.</summary>
    public static string Many(char c) => Expansions[c];

    /// <summary>A letter outside the basic plane, as one of the 6,400 private characters: two letters may share one, which finds too much but never too little.</summary>
    public static char OfPair(char high, char low) => (char)('\uE000' + (char.ConvertToUtf32(high, low) % 6400));

    /// <summary>The kana with its voicing mark as one character; <see cref="Nothing"/> where there is no such kana.</summary>
    public static char Voiced(char kana, char mark)
    {
        ReadOnlySpan<char> pair = [kana, mark];
        Span<char> composed = stackalloc char[4];
        return pair.TryNormalize(composed, out var length) && length == 1 ? composed[0] : Nothing;
    }

    /// <summary>U+3099 or U+309A for a voicing mark of full or half width, else <see cref="Nothing"/>.</summary>
    public static char VoicingMark(char c) => c switch
    {
        '\uFF9E' or '\u3099' or '\u309B' => '\u3099',
        '\uFF9F' or '\u309A' or '\u309C' => '\u309A',
        _ => Nothing,
    };

    /// <summary>Katakana for hiragana; other characters unchanged.</summary>
    public static char Katakana(char c) => c is >= 'ぁ' and <= 'ゖ' or 'ゝ' or 'ゞ' ? (char)(c + 0x60) : c;

    private static char[] MakeTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var c = '\0'; c < char.MaxValue; c++)
        {
            var folded = Fold(c);
            table[c] = folded.Length switch { 0 => Nothing, 1 => folded[0], _ => Several };
            if (folded.Length > 1) Expansions[c] = folded;
        }

        return table;
    }

    private static string Fold(char c)
    {
        if (char.IsSurrogate(c) || c >= '\uFFFE') return "\uFFFD";
        if (c is '\u309B' or '\u309C') return ""; // else they become a blank and a mark
        var folded = new StringBuilder();
        foreach (var n in c.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (FoldNormal(n) is var f and not Nothing) folded.Append(f);
        }

        return folded.ToString();
    }

    private static char FoldNormal(char c)
    {
        if (c is 'ー' or '-' or '−' or '─' or '━' || char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation) return c is '〜' or '〰' ? '～' : Dash;
        if (char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark) return Nothing;
        if (c is '~' or '〜') return '～';
        if (c is > ' ' and < '\u007F' && !char.IsAsciiLetterOrDigit(c)) return (char)(c + 0xFEE0); // the index takes only these for letters
        if (char.IsAscii(c)) return c;
        if (c < '\u1F00' && char.IsLetter(c)) return WithoutAccent(c);
        return KanjiVariants.Fold(c);
    }

    private static char WithoutAccent(char c)
    {
        var plain = c.ToString().Normalize(NormalizationForm.FormD);
        return plain.Length > 1 && plain[0] < '\u1F00' ? plain[0] : c;
    }
}
