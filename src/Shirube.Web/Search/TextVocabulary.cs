using System.Collections.Immutable;
using Shirube.Search.Analysis;

namespace Shirube.Web.Search;

/// <summary>The words that texts use: runs of kanji, of katakana, or of Latin letters.</summary>
internal static class TextVocabulary
{
    private const int Shortest = 2;
    private const int Longest = 12; // characters
    private const int LeastTimes = 3;

    /// <summary>Each word once, as it is written first, with how often it stands there.</summary>
    public static ImmutableArray<(string Text, string Key, int Count)> Of(IEnumerable<string> texts)
    {
        var words = new Dictionary<string, (string Text, int Count)>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            for (var i = 0; i < text.Length;)
            {
                var script = ScriptOf(text[i]);
                var end = i + 1;
                while (end < text.Length && ScriptOf(text[end]) == script) end++;
                if (script != Script.Other && end - i is >= Shortest and <= Longest)
                {
                    var word = text[i..end];
                    var key = SearchKey.Of(word);
                    words[key] = words.TryGetValue(key, out var known) ? (known.Text, known.Count + 1) : (word, 1);
                }

                i = end;
            }
        }

        return [.. words.Where(w => w.Value.Count >= LeastTimes && w.Key.Length >= Shortest).Select(w => (w.Value.Text, w.Key, w.Value.Count))];
    }

    private enum Script
    {
        Other,
        Kanji,
        Katakana,
        Latin,
    }

    private static Script ScriptOf(char c) => c switch
    {
        >= 'ァ' and <= 'ヺ' or 'ー' => Script.Katakana,
        >= '一' and <= '鿿' or '々' => Script.Kanji,
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= 'ａ' and <= 'ｚ' or >= 'Ａ' and <= 'Ｚ' => Script.Latin,
        _ => Script.Other,
    };
}
