using Shirube.Core;

namespace Shirube.Search.Similar;

/// <summary>A run of kanji, katakana, Latin letters and digits: a compound as Japanese prints it, without the particles around it.</summary>
/// <param name="Key">Half width, small letters.</param>
/// <param name="Printed">As long as the key.</param>
/// <param name="Behind">The character behind it; a blank at the end of a text.</param>
internal readonly record struct TermRun(string Key, string Printed, char Behind)
{
    private const string Particles = "をがはにのでともやへかなしすさせまよだ"; // and what する becomes; other kana behind kanji belong to the last one: 考え, 図る

    private enum Kind
    {
        Gap,
        Kanji,
        Katakana,
        Latin,
    }

    public static IEnumerable<TermRun> In(string text)
    {
        var printed = JapaneseText.HalfWidth(text);
        for (var i = 0; i < printed.Length; i++)
        {
            var start = i;
            while (i < printed.Length && IsInside(printed, start, i)) i++;
            var end = i;
            if (end > start && end < printed.Length && printed[end] is >= 'ぁ' and <= 'ゖ' && !Particles.Contains(printed[end], StringComparison.Ordinal) && KindOf(printed[end - 1]) == Kind.Kanji) end--;
            if (end > start) yield return new(printed[start..end].ToLowerInvariant(), printed[start..end], end < printed.Length ? printed[end] : ' ');
        }
    }

    /// <summary>The parts of the run that can be words by themselves: katakana and Latin letters are not cut, kanji only two by two from an end.</summary>
    public IEnumerable<Range> Parts(int shortest, int longest)
    {
        var fits = new bool[Key.Length + 1];
        for (var at = 0; at <= Key.Length; at++) fits[at] = CanCut(at);
        for (var start = 0; start < Key.Length; start++)
        {
            if (!fits[start]) continue;
            for (var end = start + shortest; end <= Math.Min(Key.Length, start + longest); end++)
            {
                if (fits[end]) yield return start..end;
            }
        }
    }

    private bool CanCut(int at)
    {
        if (at == 0 || at == Key.Length) return true;
        var kind = KindOf(Key[at]);
        if (KindOf(Key[at - 1]) != kind) return true;
        if (kind != Kind.Kanji) return false;
        var (first, last) = (at, at);
        while (first > 0 && KindOf(Key[first - 1]) == Kind.Kanji) first--;
        while (last < Key.Length && KindOf(Key[last]) == Kind.Kanji) last++;
        return (at - first) % 2 == 0 || (last - at) % 2 == 0;
    }

    // a sign only inside a Latin word or number: e-CSTI, R&D, 6,000m
    private static bool IsInside(string text, int start, int at) => KindOf(text[at]) != Kind.Gap
        || (text[at] is '-' or '&' or '.' or ',' && at > start && at + 1 < text.Length && KindOf(text[at - 1]) == Kind.Latin && KindOf(text[at + 1]) == Kind.Latin);

    private static Kind KindOf(char c) => c switch
    {
        (>= 'ァ' and <= 'ヺ') or 'ー' => Kind.Katakana,
        _ when char.IsAsciiLetterOrDigit(c) => Kind.Latin,
        _ when JapaneseText.IsKanji(c) => Kind.Kanji,
        _ => Kind.Gap,
    };
}
