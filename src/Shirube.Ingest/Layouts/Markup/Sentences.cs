namespace Shirube.Ingest.Layouts.Markup;

/// <summary>Whether a text that a page may have cut has come to its end.</summary>
internal static class Sentences
{
    /// <summary>Ends with 。 or a closing sign, or with a reference behind one of them.</summary>
    public static bool IsClosed(string text)
    {
        var end = EndOf(text);
        return end >= 0 && text[end] is '。' or '．' or '】' or '）' or ')' or '」' or '』' or '＞' or '>' or '！' or '？';
    }

    /// <summary>Ends with a full stop or a mark 】: the sign that an item of a list is complete.</summary>
    public static bool IsFullStop(string text)
    {
        var end = EndOf(text);
        return end >= 0 && text[end] is '。' or '．' or '】';
    }

    private static int EndOf(string text)
    {
        var end = text.Length - 1;
        while (end >= 0 && (char.IsWhiteSpace(text[end]) || Core.JapaneseText.SuperscriptValue(text[end]) >= 0)) end--;
        return end;
    }
}
