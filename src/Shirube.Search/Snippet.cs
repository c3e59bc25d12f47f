using System.Collections.Immutable;
using Shirube.Search.Analysis;
using Shirube.Search.Queries;

namespace Shirube.Search;

/// <summary>A piece of a text around what was found, unchanged but for its line ends.</summary>
/// <param name="Marks">What was found, as ranges of <paramref name="Text"/>, ascending, not overlapping.</param>
public sealed record Snippet(string Text, ImmutableArray<Range> Marks, bool IsCutBefore, bool IsCutBehind)
{
    private const int Before = 20; // characters shown before the first mark

    /// <param name="length">Characters of the piece.</param>
    public static Snippet Of(string content, SearchQuery query, SynonymDictionary dictionary, int length = 120)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(query);
        var text = content.ReplaceLineEndings(" ");
        var map = SearchKey.Map(text);
        var keys = query.Wanted.SelectMany(t => t.Variants).Select(v => v.Key).ToList();
        // where a word is not there as it was typed, its parts may be
        var isWhole = query.Wanted.All(t => t.Variants.Any(v => map.Key.Contains(v.Key, StringComparison.Ordinal)));
        if (!isWhole) keys.AddRange(ContentWords.Of(query, dictionary).SelectMany(w => w.Others.Select(o => o.Key).Prepend(w.Key)));
        var found = map.Find(keys);
        var start = Start(found, text.Length, length);
        var end = Math.Min(text.Length, start + length);
        var marks = found.Where(f => f.Start < end && f.End > start).Select(f => (Math.Max(f.Start, start) - start)..(Math.Min(f.End, end) - start));
        return new(text[start..end], [.. marks], start > 0, end < text.Length);
    }

    // the piece that holds most of what was found
    private static int Start(List<(int Start, int End)> found, int textLength, int length)
    {
        var (best, most) = (0, -1);
        foreach (var (start, _) in found)
        {
            var from = Math.Max(0, start - Before);
            var marked = found.Where(f => f.Start >= from && f.End <= from + length).Sum(f => f.End - f.Start);
            if (marked > most) (best, most) = (from, marked);
        }

        return Math.Max(0, Math.Min(best, textLength - length));
    }
}
