using Shirube.Core;

namespace Shirube.Policy;

/// <summary>Scripts of which words are made; a run of one script is a word, roughly.</summary>
internal enum Script
{
    Other,
    Kanji,
    Hiragana,
    Katakana,
    Latin,
    Digit,
}

internal static class Scripts
{
    /// <summary>Of a character of a key text (half-width Latin and digits, full-width kana).</summary>
    public static Script Of(char c) => c switch
    {
        >= 'ぁ' and <= 'ゖ' => Script.Hiragana,
        >= 'ァ' and <= 'ヴ' or 'ー' => Script.Katakana,
        >= '0' and <= '9' => Script.Digit,
        _ when char.IsAsciiLetter(c) => Script.Latin,
        _ when JapaneseText.IsKanji(c) => Script.Kanji,
        _ => Script.Other,
    };
}
