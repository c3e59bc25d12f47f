using Shirube.Search.Analysis;
using Shirube.Search.Index;

namespace Shirube.Bench.Searching;

/// <summary>Queries drawn from the texts: words as people type them, one to three of them.</summary>
internal static class Queries
{
    /// <summary>The same queries for the same texts and seed: a third one word of two characters, a third one longer word, a third two or three words of one text.</summary>
    public static List<string> Draw(IReadOnlyList<SearchText> texts, int count, int seed)
    {
        var random = new Random(seed);
        var queries = new List<string>();
        while (queries.Count < count)
        {
            var words = Words(texts[random.Next(texts.Count)].Content);
            if (words.Count < 3) continue;
            var query = (queries.Count % 3) switch
            {
                0 => Pick(words)[..2],
                1 => Pick(words),
                _ => string.Join(' ', Enumerable.Range(0, random.Next(2, 4)).Select(_ => Pick(words)).Distinct(StringComparer.Ordinal)),
            };
            if (!queries.Contains(query, StringComparer.Ordinal)) queries.Add(query);
        }

        return queries;

        string Pick(List<string> words) => words[random.Next(words.Count)];
    }

    // runs of kanji, of katakana or of Latin letters, two to eight characters
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var kind = Kind(text[i]);
            var end = i + 1;
            while (end < text.Length && Kind(text[end]) == kind) end++;
            if (kind > 0 && end - i is >= 2 and <= 8) words.Add(text[i..end]);
            i = end;
        }

        return words;
    }

    private static int Kind(char c) => c switch
    {
        >= '一' and <= '鿿' or '々' => 1,
        >= 'ァ' and <= 'ヺ' or 'ー' => 2,
        _ when char.IsAsciiLetter(c) => 3,
        _ => 0,
    };

    /// <summary>Texts that hold all words of a query, by a plain scan of their keys.</summary>
    public static int Count(IReadOnlyList<string> keys, string query)
    {
        string[] words = [.. query.Split(' ').Select(SearchKey.Of)];
        return keys.Count(k => Array.TrueForAll(words, w => k.Contains(w, StringComparison.Ordinal)));
    }
}
