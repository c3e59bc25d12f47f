namespace Shirube.Policy.Register;

/// <summary>Finds words of the language among names: 研究プログラム, 政策パッケージ. Besides the word that tells the kind they hold only words that
/// many facts use, and the texts have to say which one is meant: 新たな研究プログラム, 先導研究プログラム. A name of one thing needs that seldom.</summary>
internal static class CommonNames
{
    private const int MostWords = 2;
    private const double CommonShare = 0.005; // a word in more facts than this is a word of the language
    private const int LeastCommon = 20;
    private const double LeastTold = 0.4;

    /// <param name="names">Those that nothing but their last word tells.</param>
    public static HashSet<string> Of(IReadOnlyList<RegisterFact> facts, IEnumerable<string> names)
    {
        var most = Math.Max(LeastCommon, facts.Count * CommonShare);
        var shares = new Dictionary<string, bool>(StringComparer.Ordinal);
        var stems = names.Select(n => (Name: n, Words: Words(n[..^NameHeads.Of(n)!.Value.Head.Length])));
        return [.. stems.Where(s => s.Words.Count <= MostWords && s.Words.TrueForAll(IsCommon) && IsTold(s.Name, facts)).Select(s => s.Name)];

        bool IsCommon(string word)
        {
            if (!shares.TryGetValue(word, out var isCommon)) shares[word] = isCommon = facts.Where(f => f.Text.Key.Contains(word, StringComparison.Ordinal)).Skip((int)most).Any();
            return isCommon;
        }
    }

    // words of one script; kanji two by two
    private static List<string> Words(string stem)
    {
        var words = new List<string>();
        for (var i = 0; i < stem.Length;)
        {
            var (script, end) = (Scripts.Of(stem[i]), i + 1);
            while (end < stem.Length && Scripts.Of(stem[end]) == script) end++;
            if (script == Script.Kanji && (end - i) % 2 == 0) words.AddRange(Enumerable.Range(0, (end - i) / 2).Select(n => stem.Substring(i + (n * 2), 2)));
            else if (stem[i] != '・') words.Add(stem[i..end]);
            i = end;
        }

        return words;
    }

    // true where another word before it tells which one is meant
    private static bool IsTold(string name, IReadOnlyList<RegisterFact> facts)
    {
        var (places, told) = (0, 0);
        foreach (var fact in facts)
        {
            var key = fact.Text.Key;
            for (var at = key.IndexOf(name, StringComparison.Ordinal); at >= 0; at = key.IndexOf(name, at + 1, StringComparison.Ordinal))
            {
                var before = at == 0 ? '。' : key[at - 1];
                var script = Scripts.Of(before);
                if (before == '・' || (script == Script.Kanji ? Scripts.Of(name[0]) != Script.Kanji || NameHeads.IsLead(before.ToString()) : script is Script.Katakana or Script.Latin)) continue;
                places++;
                if (script == Script.Kanji || before is 'の' or 'な' or 'る' or 'た' or 'い') told++;
            }
        }

        return places > 0 && told >= LeastTold * places;
    }
}
