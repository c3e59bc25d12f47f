using Shirube.Core;

namespace Shirube.Ingest.Layouts.Goals;

/// <summary>A line with text, and what the white space around it tells.</summary>
/// <param name="Number">1-based line of the document.</param>
/// <param name="Text">The line without blanks at its ends.</param>
/// <param name="EndsParagraph">A blank stands at its end: the paragraph is over (most often).</param>
/// <param name="StartsPage">It is the first of a page: indented right below the line before, or behind a page number.</param>
/// <param name="FollowsBlank">A line of blanks stands before it.</param>
/// <param name="Page">Pages counted from 1 by the breaks that were found.</param>
internal sealed record GoalLine(int Number, MappedText Text, bool EndsParagraph, bool StartsPage, bool FollowsBlank, int Page)
{
    public string Value => Text.Value;

    /// <summary>The same line without its first characters.</summary>
    public GoalLine From(int start) => this with { Text = Text.From(start).Trim() };

    /// <summary>Width on paper in half-width characters.</summary>
    public static int WidthOf(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var c in text) width += c < '\u2000' || c is >= '｡' and <= 'ﾟ' ? 1 : 2;
        return width;
    }

    /// <summary>One text of several lines. Where a Latin word ends a line and the next begins with one, a blank is put in.</summary>
    public static MappedText Join(IReadOnlyList<GoalLine> lines)
    {
        var parts = new List<MappedText>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var text = lines[i].Text;
            var gap = lines[i].EndsParagraph && i + 1 < lines.Count
                && char.IsAsciiLetterOrDigit(text.Value[^1]) && char.IsAsciiLetterOrDigit(lines[i + 1].Value[0]);
            parts.Add(gap ? text.PlusBlank() : text);
        }

        return MappedText.Join(parts);
    }
}
