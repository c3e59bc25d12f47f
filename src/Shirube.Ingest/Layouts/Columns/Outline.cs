using Shirube.Core;

namespace Shirube.Ingest.Layouts.Columns;

/// <summary>What stands at a printed line outside the cells, and where a table ends.</summary>
internal sealed class Outline(IReadOnlyList<PrintedLine> lines)
{
    /// <summary>How many lines of prose may stand between a heading and the table, label or heading that proves it.</summary>
    private const int LongestIntroduction = 400;

    public bool BeginsParagraph(int i) => i == 0 || lines[i].IsPageTop || lines[i - 1].EndsParagraph || Signs.EndsWithMark(lines[i - 1].Text);

    /// <summary>End of the paragraph that begins at <paramref name="i"/>: at a paragraph end, an empty line, a bullet, heading or label.</summary>
    public int ParagraphEnd(int i)
    {
        var end = i + 1;
        while (end < lines.Count && !lines[end - 1].EndsParagraph && !lines[end].IsPadding
            && !Signs.IsItemBullet(lines[end].Text) && !Signs.IsRowBullet(lines[end].Text) && !Signs.IsTableHeader(lines[end].Text.Value))
        {
            end++;
        }

        return end;
    }

    public MappedText Paragraph(int start, int end)
    {
        var part = new List<PrintedLine>();
        for (var i = start; i < end; i++) part.Add(lines[i]);
        return Paragraphs.Join(part).Trim();
    }

    /// <summary>The number of the heading that begins at a line outside tables; null where none does.</summary>
    public HeadingNumber? Heading(int i, out int end)
    {
        end = i;
        if (lines[i].IsPadding || !BeginsParagraph(i) || Headings.Number(lines[i].Text) is null) return null;
        end = ParagraphEnd(i);
        return Headings.Number(Paragraph(i, end));
    }

    /// <summary>True where a table cannot go on: a section heading, label, group or legend begins. In a cell the same forms are text.</summary>
    public bool EndsTable(int i)
    {
        var text = lines[i].Text;
        if (lines[i].IsPadding || !BeginsParagraph(i)) return false;
        if (Headings.IsLegend(text)) return true;
        if (Headings.IsLabel(text)) return IsKnownLabel(text);
        if (Headings.IsGroup(text)) return Following(i + 1) is >= 0 and var next && Heading(next, out var end) is not null && LeadsOn(end);
        return Heading(i, out var headingEnd) is not null && LeadsOn(headingEnd);
    }

    // a heading leads to a table, a label or another heading before any bullet comes
    private bool LeadsOn(int from)
    {
        for (var i = from; i < Math.Min(lines.Count, from + LongestIntroduction); i++)
        {
            if (lines[i].IsPadding) continue;
            var text = lines[i].Text;
            if (Signs.IsItemBullet(text) || Signs.IsRowBullet(text)) return false;
            if (Signs.IsTableHeader(text.Value) || (BeginsParagraph(i) && Headings.IsLabel(text) && IsKnownLabel(text))) return true;
        }

        return false;
    }

    private int Following(int i)
    {
        while (i < lines.Count && lines[i].IsPadding) i++;
        return i < lines.Count ? i : -1;
    }

    private static bool IsKnownLabel(MappedText text) =>
        text.Value.Contains('姿', StringComparison.Ordinal) || text.Value.Contains("目標", StringComparison.Ordinal)
        || text.Value.Contains("指標", StringComparison.Ordinal) || text.Value.Contains("現状データ", StringComparison.Ordinal);
}
