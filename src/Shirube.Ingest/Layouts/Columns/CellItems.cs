using Shirube.Core;

namespace Shirube.Ingest.Layouts.Columns;

/// <summary>An item of a cell with the theme above it and its level on the page where it begins.</summary>
/// <param name="Theme">Heading ＜…＞ above it as printed; null where there is none.</param>
/// <param name="ThemeNumber">Which heading of the cell stands above it, from 1; 0 for none.</param>
internal sealed record CellItem(
    MappedText? Bullet, MappedText Text, MappedText? Theme, int ThemeNumber, int Block, int Offset, bool IsDash);

/// <summary>A heading inside a cell.</summary>
internal sealed record CellTheme(MappedText Text, int Block, int Offset);

internal sealed record CellContent(IReadOnlyList<CellItem> Items, IReadOnlyList<CellTheme> Themes);

/// <summary>Reads the lines of one cell, already put together over the pages, into items and headings.</summary>
internal static class CellItems
{
    public static CellContent Read(IReadOnlyList<CellLine> lines)
    {
        var items = new List<CellItem>();
        var themes = new List<CellTheme>();
        for (var i = 0; i < lines.Count;)
        {
            if (lines[i].Sign == LineSign.Padding)
            {
                i++;
                continue;
            }

            var end = End(lines, i);
            var parts = new List<PrintedLine>();
            for (var k = i; k < end; k++) parts.Add(lines[k].Line);
            var text = Paragraphs.Join(parts);
            if (lines[i].Sign == LineSign.Theme) themes.Add(new(text, lines[i].Block, lines[i].Offset));
            else
            {
                var bullet = lines[i].Sign == LineSign.Item ? text.To(1) : null;
                items.Add(new(
                    bullet,
                    bullet is null ? text : text.From(1),
                    themes.Count > 0 ? themes[^1].Text : null,
                    themes.Count,
                    lines[i].Block,
                    lines[i].Offset,
                    lines[i].Sign == LineSign.Dash));
            }

            i = end;
        }

        return new(items, themes);
    }

    // an item runs to the next bullet, theme or dash, or to prose behind a paragraph that ended in full
    private static int End(IReadOnlyList<CellLine> lines, int start)
    {
        if (lines[start].Sign == LineSign.Dash) return start + 1;
        var end = start + 1;
        var last = start;
        for (; end < lines.Count; end++)
        {
            var sign = lines[end].Sign;
            if (sign == LineSign.Padding) continue;
            if (sign is LineSign.Item or LineSign.Theme or LineSign.Dash) break;
            if (lines[start].Sign == LineSign.Theme && sign != LineSign.ThemeRest) break;
            if (sign == LineSign.Text && lines[last].Line.EndsParagraph && EndsInFull(lines[last].Line.Text)) break;
            last = end;
        }

        return last + 1;
    }

    private static bool EndsInFull(MappedText text) => text[text.Length - 1] is '。' or '】' or '）' or ')' or '：' or ':';
}
