using Shirube.Core;

namespace Shirube.Policy.Ledger;

/// <summary>How telling each term is among the items of an edition: the rarer, the heavier.</summary>
internal sealed class TermWeights
{
    private readonly Dictionary<string, int> _items = new(StringComparer.Ordinal);
    private readonly int _count;

    public TermWeights(IEnumerable<string> keyTexts)
    {
        foreach (var text in keyTexts)
        {
            _count++;
            foreach (var term in Of(text)) _items[term] = _items.GetValueOrDefault(term) + 1;
        }
    }

    /// <summary>Terms of a key text: pairs of neighbouring kanji, whole katakana and Latin words of two signs or more, in lower case.</summary>
    public static HashSet<string> Of(string text)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < text.Length;)
        {
            var kind = KindOf(text[i]);
            var end = i + 1;
            while (end < text.Length && kind != Script.Other && (KindOf(text[end]) == kind || (kind == Script.Latin && IsInsideWord(text[end])))) end++;
            if (kind == Script.Kanji)
            {
                for (var at = i; at + 2 <= end; at++) terms.Add(text.Substring(at, 2));
            }
            else if (kind != Script.Other && end - i > 1)
            {
                terms.Add(text[i..end].ToLowerInvariant());
            }

            i = end;
        }

        return terms;
    }

    /// <summary>Weight of the terms that the other set holds too, as a share of the weight of all; 0 for no terms.</summary>
    public double Share(HashSet<string> terms, HashSet<string> others)
    {
        var (all, shared) = (0.0, 0.0);
        foreach (var term in terms)
        {
            var weight = Weight(term);
            all += weight;
            if (others.Contains(term)) shared += weight;
        }

        return all > 0 ? shared / all : 0;
    }

    private double Weight(string term) => Math.Log((_count + 1) / (_items.GetValueOrDefault(term) + 0.5));

    private static Script KindOf(char c) => c switch
    {
        >= 'ァ' and <= 'ヴ' or 'ー' => Script.Katakana,
        _ when char.IsAsciiLetter(c) => Script.Latin,
        _ when JapaneseText.IsKanji(c) => Script.Kanji,
        _ => Script.Other,
    };

    private static bool IsInsideWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '&' or '+' or '-';

    private enum Script
    {
        Other,
        Kanji,
        Katakana,
        Latin,
    }
}
