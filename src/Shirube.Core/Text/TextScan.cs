namespace Shirube.Core;

/// <summary>Small steps of the hand-written scanners. Positions are offsets in the text; blanks between two signs never matter,
/// since many pages print them around every number.</summary>
public static class TextScan
{
    /// <summary>First position at or behind <paramref name="at"/> that holds no blank; the text's length where there is none.</summary>
    public static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    /// <summary>The position behind <paramref name="word"/> where it stands at <paramref name="at"/> (blanks before and inside it allowed), else -1.</summary>
    public static int Behind(string text, int at, string word)
    {
        foreach (var c in word)
        {
            at = SkipBlanks(text, at);
            if (at >= text.Length || JapaneseText.HalfWidth(text[at]) != JapaneseText.HalfWidth(c)) return -1;
            at++;
        }

        return at;
    }

    /// <summary>The first of the words that stands at <paramref name="at"/>, with the position behind it; (null, at) where none does. Longer words first.</summary>
    public static (string? Word, int End) AnyOf(string text, int at, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            var end = Behind(text, at, word);
            if (end >= 0) return (word, end);
        }

        return (null, at);
    }

    /// <summary>Digits of half or full width, at most nine; (-1, at) where there is none. Blanks are allowed before them, not between them.</summary>
    public static (int Value, int Length, int End) Digits(string text, int at)
    {
        var start = SkipBlanks(text, at);
        var value = 0;
        var end = start;
        while (end < text.Length && end - start < 9 && JapaneseText.DigitValue(text[end]) is >= 0 and var digit)
        {
            value = (value * 10) + digit;
            end++;
        }

        return end == start ? (-1, 0, at) : (value, end - start, end);
    }

    public static bool IsDigitAt(string text, int at) => at >= 0 && at < text.Length && JapaneseText.DigitValue(text[at]) >= 0;

    /// <summary>The position behind the number, or else the one sign, at <paramref name="at"/>: 12021年 must not be read from its second digit.</summary>
    public static int SkipRun(string text, int at)
    {
        if (!IsDigitAt(text, at)) return at + 1;
        while (IsDigitAt(text, at)) at++;
        return at;
    }

    /// <summary>Position of the last sign before <paramref name="at"/> that is no blank; -1 where there is none.</summary>
    public static int Before(string text, int at)
    {
        at--;
        while (at >= 0 && char.IsWhiteSpace(text[at])) at--;
        return at;
    }

    /// <summary>The part of the text without blanks, as facts print it.</summary>
    public static string WithoutBlanks(string text, int start, int end)
    {
        var kept = new char[end - start];
        var length = 0;
        for (var i = start; i < end; i++)
        {
            if (!char.IsWhiteSpace(text[i])) kept[length++] = text[i];
        }

        return new(kept, 0, length);
    }
}
