using Shirube.Core;

namespace Shirube.Ingest.Layouts.Columns;

/// <summary>Goes through the printed lines once: headings, labels, prose, tables, legend.</summary>
internal sealed class ColumnsWalk(PrintedDocument printed, ColumnsFacts facts)
{
    private readonly IReadOnlyList<PrintedLine> _lines = printed.Lines;
    private readonly Outline _outline = new(printed.Lines);
    private LabelKind _label = LabelKind.None;

    public void Run()
    {
        for (var i = 0; i < _lines.Count;)
        {
            if (_lines[i].IsPadding) i++;
            else if (Signs.IsTableHeader(_lines[i].Text.Value)) i = Table(i);
            else if (Headings.IsLegend(_lines[i].Text)) i = Legend(i);
            else i = Paragraph(i);
        }
    }

    private int Paragraph(int i)
    {
        var text = _lines[i].Text;
        if (_outline.Heading(i, out var headingEnd) is { } number && (number.Level < 3 || _label == LabelKind.None || IsHeadingAmongItems(headingEnd)))
        {
            _label = LabelKind.None;
            facts.AddSection(number, _outline.Paragraph(i, headingEnd));
            return headingEnd;
        }

        var end = _outline.ParagraphEnd(i);
        var whole = _outline.Paragraph(i, end);
        if (Headings.IsLabel(text))
        {
            _label = Labels.Kind(whole);
            facts.AddLabel(whole, _label);
            return end;
        }

        if (Headings.IsEnd(whole)) facts.AddEnd(whole);
        else if (Headings.IsGroup(whole)) facts.AddGroup(whole);
        else if (_label is LabelKind.Main or LabelKind.Reference && Signs.IsItemBullet(text)) return Indicator(i, end);
        else facts.AddText(whole, _label);
        return end;
    }

    // ① among the lines of a label is a section only where a table or label follows
    private bool IsHeadingAmongItems(int end) => end < _lines.Count && _outline.EndsTable(end) || NextText(end) is >= 0 and var next && Signs.IsTableHeader(_lines[next].Text.Value);

    private int NextText(int i)
    {
        while (i < _lines.Count && _lines[i].IsPadding) i++;
        return i < _lines.Count ? i : -1;
    }

    // an indicator's sub-lines follow it without bullets
    private int Indicator(int start, int end)
    {
        var whole = _outline.Paragraph(start, end);
        var subLines = new List<MappedText>();
        for (var i = end; i < _lines.Count; i = end)
        {
            var text = _lines[i].Text;
            if (_lines[i].IsPadding || Signs.IsItemBullet(text) || Headings.IsLabel(text) || Headings.IsGroup(text)
                || Signs.IsTableHeader(text.Value) || _outline.Heading(i, out _) is not null)
            {
                break;
            }

            end = _outline.ParagraphEnd(i);
            subLines.Add(_outline.Paragraph(i, end));
        }

        facts.AddIndicator(whole, subLines, _label);
        return end;
    }

    private int Table(int i)
    {
        _label = LabelKind.None;
        var rows = new List<PrintedLine>();
        for (; i < _lines.Count; i++)
        {
            if (Signs.IsTableHeader(_lines[i].Text.Value))
            {
                // a header in mid-page begins another table; at the top of a page the table only goes on
                if (rows.Count > 0 && !_lines[i].IsPageTop) break;
                facts.AddTableHeader(_lines[i].Text);
                continue;
            }

            if (rows.Count > 0 && _outline.EndsTable(i)) break;
            rows.Add(_lines[i]);
        }

        foreach (var row in TableRows.Read(rows)) facts.AddMeasure(row);
        return i;
    }

    private int Legend(int i)
    {
        var end = _outline.ParagraphEnd(i);
        facts.AddText(_outline.Paragraph(i, end), LabelKind.None);
        var entries = new List<MappedText>();
        for (i = end; i < _lines.Count; i++)
        {
            var text = _lines[i].Text;
            if (_lines[i].IsPadding) continue;
            if (_outline.Heading(i, out _) is not null || text.Value.StartsWith('※') || Signs.IsTableHeader(text.Value)) break;
            if (entries.Count == 0 && text.Value.StartsWith("略称", StringComparison.Ordinal)) facts.AddTableHeader(text);
            else entries.Add(text);
        }

        facts.AddLegend(LegendReader.Read(entries));
        return i;
    }
}
