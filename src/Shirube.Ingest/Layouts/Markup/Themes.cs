using Shirube.Core;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>Sub-headings inside a cell: &lt;…&gt; ＜…＞ ≪…≫ ◀…▶ 《…》 〈…〉.</summary>
internal static class Themes
{
    private const string Open = "<＜≪◀《〈";
    private const string Close = ">＞≫▶》〉";
    private const int Longest = 80;

    /// <summary>Cuts a text before and behind each theme that stands by itself: at the start or behind a complete item, with nothing glued behind it.</summary>
    public static IEnumerable<(MappedText Text, bool IsTheme)> Split(MappedText text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (LengthAt(text.Value, start, i) is not (> 0 and var length)) continue;
            if (i > start && text.Slice(start, i - start).Trim() is { Length: > 0 } before) yield return (before, false);
            yield return (text.Slice(i, length), true);
            i += length - 1;
            start = i + 1;
        }

        if (text.From(start).Trim() is { Length: > 0 } rest) yield return (rest, false);
    }

    /// <summary>Name of a theme without its signs.</summary>
    public static string NameOf(MappedText theme) => theme.Value[1..^1].Trim();

    private static int LengthAt(string text, int start, int at)
    {
        var sign = Open.IndexOf(text[at], StringComparison.Ordinal);
        if (sign < 0 || !(IsBlank(text.AsSpan(start, at - start)) || Sentences.IsFullStop(text[start..at]))) return 0;
        var close = text.IndexOf(Close[sign], at);
        if (close < 0 || close - at > Longest || close == at + 1) return 0;
        var inside = text.AsSpan(at + 1, close - at - 1);
        if (inside.Contains('。') || inside.Contains(':') || inside.Contains('【')) return 0;
        return close == text.Length - 1 || char.IsWhiteSpace(text[close + 1]) ? close - at + 1 : 0;
    }

    private static bool IsBlank(ReadOnlySpan<char> text) => text.IsWhiteSpace();
}
