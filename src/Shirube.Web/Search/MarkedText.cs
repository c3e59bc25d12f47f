using Shirube.Search;
using Shirube.Search.Analysis;

namespace Shirube.Web.Search;

/// <summary>Marks words in a text.</summary>
internal static class MarkedText
{
    /// <summary>The whole text with each of the words marked where it stands, whatever its width or case; marks that touch run together.</summary>
    public static Snippet Of(string text, IEnumerable<string> words)
    {
        text = text.ReplaceLineEndings("");
        var map = SearchKey.Map(text);
        var marked = new bool[text.Length];
        foreach (var key in words.Select(SearchKey.Of).Where(k => k.Length > 0))
        {
            for (var at = map.Key.IndexOf(key, StringComparison.Ordinal); at >= 0; at = map.Key.IndexOf(key, at + 1, StringComparison.Ordinal))
            {
                for (var i = map.From[at]; i <= map.From[at + key.Length - 1]; i++) marked[i] = true;
            }
        }

        var marks = new List<Range>();
        for (var i = 0; i < marked.Length; i++)
        {
            var start = i;
            while (i < marked.Length && marked[i]) i++;
            if (i > start) marks.Add(start..i);
        }

        return new(text, [.. marks], IsCutBefore: false, IsCutBehind: false);
    }
}
