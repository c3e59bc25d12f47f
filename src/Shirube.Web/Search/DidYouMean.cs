using System.Collections.Immutable;
using Shirube.Search.Analysis;
using Shirube.Search.Queries;

namespace Shirube.Web.Search;

/// <summary>The word that may have been meant where a typed one stands nowhere: the nearest word of the texts, name of the editions or word of the dictionary.</summary>
public static class DidYouMean
{
    private const int ShortestKey = 3;
    private const int MostChanges = 3;

    /// <param name="key">Key of a word that no text holds.</param>
    /// <returns>Words that differ least from it, the nearest first, then the most frequent; none where all are far.</returns>
    public static ImmutableArray<string> Of(string key, CompletionList names, SynonymDictionary dictionary)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(dictionary);
        if (key.Length < ShortestKey) return [];
        var most = Math.Clamp(key.Length / 4, 1, MostChanges);
        var words = AddedWords.Pairs(dictionary).Select(p => (Text: p.SameAs, Key: SearchKey.Of(p.SameAs), Count: 0));
        return
        [
            .. names.All.Where(n => n.Kind != CompletionKind.Ministry).Select(n => (n.Text, n.Key, Count: 0)).Concat(words).Concat(names.Vocabulary)
                .Where(w => w.Key != key && Math.Abs(w.Key.Length - key.Length) <= most).GroupBy(w => w.Key, StringComparer.Ordinal).Select(g => g.MaxBy(w => w.Count))
                .Select(w => (w.Text, w.Count, Distance: Distance(key, w.Key, most))).Where(w => w.Distance <= most)
                .OrderBy(w => w.Distance).ThenByDescending(w => w.Count).ThenBy(w => w.Text, StringComparer.Ordinal).Select(w => w.Text),
        ];
    }

    /// <summary>Characters that have to be put in, taken out, replaced or swapped with their neighbour to make one word of the other; a number above the most wherever it would be more.</summary>
    public static int Distance(string a, string b, int most)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var (before, row, next) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            next[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                next[j] = Math.Min(Math.Min(row[j], next[j - 1]) + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) next[j] = Math.Min(next[j], before[j - 2] + 1);
                least = Math.Min(least, next[j]);
            }

            if (least > most + 1) return most + 1; // a swap may still save one
            (before, row, next) = (row, next, before);
        }

        return row[b.Length];
    }
}
