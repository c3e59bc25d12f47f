using System.Text;
using Shirube.Core;

namespace Shirube.Policy.Register;

/// <summary>The key under which the spellings of one name fall together: width, case, blanks between letters, dashes, long-vowel marks.</summary>
public static class NameKey
{
    public static string Of(string text) => new KeyedText(text).Key;
}

/// <summary>A text with its <see cref="NameKey"/> and the way back: the key of a text holds the keys of the names in it.</summary>
internal sealed class KeyedText
{
    private readonly List<int> _offsets;

    public KeyedText(string text)
    {
        Text = JapaneseText.WellFormed(text);
        var (key, plain) = (new StringBuilder(text.Length), new StringBuilder(text.Length));
        _offsets = new(text.Length);
        for (var i = 0; i < Text.Length; i++)
        {
            if (char.IsWhiteSpace(Text[i])) continue;
            if (IsPlain(Text[i]))
            {
                Append(Text[i], i);
                continue;
            }

            var length = char.IsSurrogatePair(Text, i) || IsVoiced(i) ? 2 : 1;
            foreach (var c in Text.Substring(i, length).Normalize(NormalizationForm.FormKC)) Append(c, i);
            i += length - 1;
        }

        (Key, Plain) = (key.ToString(), plain.ToString());

        void Append(char c, int offset)
        {
            if (c is 'ー' or '"' or '“' or '”' || char.IsWhiteSpace(c)) return;
            if (c is '‐' or '‑' or '–' or '—' or '―' or '−' or '─') c = '-';
            plain.Append(c);
            key.Append(char.ToLowerInvariant(c));
            _offsets.Add(offset);
        }
    }

    public string Text { get; }

    public string Key { get; }

    /// <summary>The key before letters were made small; same length.</summary>
    public string Plain { get; }

    /// <summary>What is printed at a part of the key; blanks only between Latin words.</summary>
    public string Printed(int start, int end)
    {
        var (first, last) = (_offsets[start], _offsets[end - 1]);
        while (last + 1 < Text.Length && Text[last + 1] == 'ー') last++; // a long-vowel mark at the end is none of the key's
        var printed = new StringBuilder();
        for (var i = first; i <= last; i++)
        {
            if (!char.IsWhiteSpace(Text[i])) printed.Append(JapaneseText.HalfWidth(Text[i]));
            else if (IsWord(Text[i - 1]) && i < last && IsWord(Text[i + 1]) && !(IsLone(i - 1) && IsLone(i + 1))) printed.Append(' ');
        }

        return printed.ToString();
    }

    // half-width kana with its sound mark: ﾌﾞ
    private bool IsVoiced(int at) => Text[at] is >= 'ｦ' and <= 'ﾝ' && at + 1 < Text.Length && Text[at + 1] is 'ﾞ' or 'ﾟ';

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(JapaneseText.HalfWidth(c));

    // letters that stand alone are one word printed apart: S I P
    private bool IsLone(int at) => (at == 0 || !IsWord(Text[at - 1])) && (at + 1 >= Text.Length || !IsWord(Text[at + 1]));

    private static bool IsPlain(char c) => c is (>= '!' and <= '~') or (>= 'ぁ' and <= 'ん') or (>= 'ァ' and <= 'ヺ') or (>= '一' and <= '鿿') or '・' or 'ー' or '。' or '、' or '「' or '」';
}
