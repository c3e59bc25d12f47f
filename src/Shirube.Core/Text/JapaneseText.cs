using System.Globalization;
using System.Text;

namespace Shirube.Core;

/// <summary>Keys for comparing and looking up Japanese text. Stored text is never normalised; keys are.</summary>
public static class JapaneseText
{
    /// <summary>NFKC without any white space: the key under which spellings of one name fall together.</summary>
    public static string Key(string text)
    {
        var normal = WellFormed(text).Normalize(NormalizationForm.FormKC);
        var key = new StringBuilder(normal.Length);
        foreach (var c in normal)
        {
            if (!char.IsWhiteSpace(c)) key.Append(c);
        }

        return key.ToString();
    }

    /// <summary>The text with U+FFFD in place of half surrogate pairs and U+FFFE, which normalisation refuses. Keeps lengths.</summary>
    public static string WellFormed(string text)
    {
        char[]? copy = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]) && text[i] != '\uFFFE') continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
                continue;
            }

            copy ??= text.ToCharArray();
            copy[i] = '\uFFFD';
        }

        return copy is null ? text : new(copy);
    }

    /// <summary>Half-width form of one full-width letter, digit or sign (U+FF01 to U+FF5E); other characters unchanged. Keeps lengths.</summary>
    public static char HalfWidth(char c) => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c == '　' ? ' ' : c;

    /// <summary>The text with each full-width letter, digit and sign in half width: same length, same offsets.</summary>
    public static string HalfWidth(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++) to[i] = HalfWidth(from[i]);
    });

    /// <summary>0 to 9 for a half- or full-width digit, else -1.</summary>
    public static int DigitValue(char c) => HalfWidth(c) is >= '0' and <= '9' and var d ? d - '0' : -1;

    /// <summary>0 to 9 for a superscript digit (⁰ to ⁹), else -1. Subscripts are not footnote references.</summary>
    public static int SuperscriptValue(char c) => c switch
    {
        '⁰' => 0,
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        >= '⁴' and <= '⁹' => c - '⁰',
        _ => -1,
    };

    /// <summary>1 to 20 for ① to ⑳, else 0.</summary>
    public static int CircledValue(char c) => c is >= '①' and <= '⑳' ? c - '①' + 1 : 0;

    /// <summary>A number for a run of characters (FNV-1a), the same in every process; two runs may share one.</summary>
    public static uint Hash(ReadOnlySpan<char> run)
    {
        var hash = 2166136261;
        foreach (var c in run) hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }

    public static bool IsKanji(char c) => c is (>= '㐀' and <= '鿿') or '々' or '〆' || char.GetUnicodeCategory(c) == UnicodeCategory.Surrogate;

    /// <summary>Throws where normalisation does nothing (.NET's invariant-globalization mode on some systems): every key would be wrong.</summary>
    /// <exception cref="InvalidOperationException">NFKC or the time zone data do not work in this process.</exception>
    public static void RequireWorkingGlobalization()
    {
        var normalises = Key("⾼①２ ⁹") == "高129";
        var invariant = AppContext.TryGetSwitch("System.Globalization.Invariant", out var on) && on;
        if (!normalises || invariant)
        {
            throw new InvalidOperationException(
                "Unicode normalisation does not work in this process (DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1, or ICU is missing). Unset it, or install libicu. "
                + "Unicode 正規化が動作しません。環境変数 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT を外すか、libicu を導入してください。");
        }
    }
}
