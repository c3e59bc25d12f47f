using System.Collections.Immutable;

namespace Shirube.Ingest.Files;

/// <summary>Counts tags before a parser sees them: nesting and repeated formatting make its work grow faster than the file.</summary>
internal static class HtmlSize
{
    private static readonly ImmutableHashSet<string> s_void =
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead", "tfoot"];

    private static readonly ImmutableHashSet<string> s_formatting =
        ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

    /// <exception cref="UnreadableFileException">Deeper than the limit, or more elements than the limit once open formatting is repeated in each.</exception>
    public static void Check(string text, string fileName, ReadLimits limits)
    {
        long elements = 0;
        int depth = 0, formatting = 0;
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('<', at + 1))
        {
            var closing = text[at + 1] == '/';
            var start = at + (closing ? 2 : 1);
            var end = start;
            while (end < text.Length && end - start < 12 && char.IsAsciiLetterOrDigit(text[end])) end++;
            if (end == start) continue;
            var name = text[start..end].ToLowerInvariant();
            if (s_formatting.Contains(name)) formatting = Math.Max(0, formatting + (closing ? -1 : 1));
            if (closing)
            {
                depth = Math.Max(0, depth - 1);
                continue;
            }

            elements += 1 + formatting;
            if (!s_void.Contains(name)) depth++;
            if (depth > limits.Nesting * 2) throw FileErrors.TooDeep(fileName, limits.Nesting);
            if (elements > limits.Elements) throw FileErrors.TooManyElements(fileName, limits.Elements);
        }
    }
}
