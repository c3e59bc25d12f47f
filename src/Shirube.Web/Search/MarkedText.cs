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
        return new(text, [.. SearchKey.Map(text).Find(words.Select(SearchKey.Of)).Select(p => p.Start..p.End)], IsCutBefore: false, IsCutBehind: false);
    }
}
