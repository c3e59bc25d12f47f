using Shirube.Core;

namespace Shirube.Ingest.Layouts.Goals;

/// <summary>Finds the document's own title where it speaks of its own parts: 「NAME 2020」では、第Ⅰ部において. Titles that it only quotes do not count.</summary>
internal static class OwnTitle
{
    private const int LongestTitle = 40;

    /// <returns>Nulls where no title, or more than one, is named that way.</returns>
    public static (string? Id, string? Title) Find(SourceDocument document)
    {
        string? title = null;
        for (var i = 0; i < document.Lines.Length; i++)
        {
            var text = JapaneseText.Key(document.Lines[i] + Next(document, i + 1));
            for (var at = text.IndexOf("」では、第", StringComparison.Ordinal); at >= 0; at = text.IndexOf("」では、第", at + 1, StringComparison.Ordinal))
            {
                var open = text.LastIndexOf('「', at);
                if (open < 0 || at - open > LongestTitle || !NamesPart(text.AsSpan(at + 5))) continue;
                var found = text[(open + 1)..at];
                if (title is not null && !string.Equals(title, found, StringComparison.Ordinal)) return (null, null);
                title = found;
            }
        }

        return (title is { Length: > 4 } && IsYear(title.AsSpan(title.Length - 4)) && !char.IsAsciiDigit(title[^5]) ? title[^4..] : null, title);
    }

    private static string Next(SourceDocument document, int from)
    {
        for (var i = from; i < document.Lines.Length && i < from + 4; i++)
        {
            if (!string.IsNullOrWhiteSpace(document.Lines[i])) return document.Lines[i];
        }

        return "";
    }

    private static bool NamesPart(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('部');
        return at is > 0 and <= 4 && text[(at + 1)..].StartsWith("において");
    }

    private static bool IsYear(ReadOnlySpan<char> text) => text[0] is '1' or '2' && !text.ContainsAnyExceptInRange('0', '9');
}
