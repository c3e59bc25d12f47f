namespace Shirube.Policy.Ledger;

/// <summary>How telling each term is among the items of an edition: the rarer, the heavier.</summary>
internal sealed class TermWeights
{
    private readonly Dictionary<string, int> _items = new(StringComparer.Ordinal);
    private readonly int _count;

    /// <param name="items">Terms of each item.</param>
    public TermWeights(IEnumerable<HashSet<string>> items)
    {
        foreach (var terms in items)
        {
            _count++;
            foreach (var term in terms) _items[term] = _items.GetValueOrDefault(term) + 1;
        }
    }

    /// <summary>Terms of a key text: pairs of neighbouring kanji, whole katakana and Latin words of two signs or more, in lower case.</summary>
    public static HashSet<string> Of(string text)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < text.Length;)
        {
            var script = Scripts.Of(text[i]);
            var end = i + 1;
            while (end < text.Length && (Scripts.Of(text[end]) == script || (script == Script.Latin && IsInsideWord(text[end])))) end++;
            if (script == Script.Kanji)
            {
                for (var at = i; at + 2 <= end; at++) terms.Add(text.Substring(at, 2));
            }
            else if (script is Script.Katakana or Script.Latin && end - i > 1)
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

    private static bool IsInsideWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '&' or '+' or '-';
}
