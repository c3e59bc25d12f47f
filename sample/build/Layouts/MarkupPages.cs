using System.Text;

namespace Shirube.Sample.Layouts;

/// <summary>The pages of the markup layout as HTML, to be printed as the PDF: the annex only.</summary>
internal sealed class MarkupPages
{
    private readonly StringBuilder _html = new();
    private bool _isTableOpen;

    /// <summary>True inside the annex; elsewhere nothing is written.</summary>
    public bool IsInAnnex { get; set; }

    public string Html => $$"""
        <!doctype html><meta charset="utf-8"><title>しおかぜ県科学技術戦略 2024 別添</title><style>
        @page { size: A4; margin: 18mm 16mm } body { font: 9.5pt/1.5 "Noto Sans CJK JP", sans-serif; margin: 0 }
        .page { min-height: 258mm; position: relative; break-after: page; box-sizing: border-box } .notes { position: absolute; bottom: 0; font-size: 7.5pt; border-top: .5pt solid #000; width: 100% }
        table { border-collapse: collapse; width: 100%; table-layout: fixed } th, td { border: .6pt solid #000; vertical-align: top; padding: 1mm; font-weight: normal; overflow-wrap: anywhere }
        h1, h2, h3 { font-weight: normal; margin: 2mm 0 } h1 { font-size: 13pt } h2 { font-size: 11pt } h3 { font-size: 10pt } p { margin: 1mm 0 }
        </style><div class="page">{{_html}}</div>
        """;

    public void Add(string tag, string text)
    {
        if (IsInAnnex) _html.Append("<" + tag + ">" + text + "</" + tag + ">\n");
    }

    public void OpenTable()
    {
        if (IsInAnnex) _html.Append("<table><thead><tr>" + string.Concat(Markup.Header.Split('\t').Select(h => $"<th>{h}</th>")) + "</tr></thead><tbody>\n");
        _isTableOpen = true;
    }

    public void CloseTable()
    {
        if (_isTableOpen && IsInAnnex) _html.Append("</tbody></table>\n");
        _isTableOpen = false;
    }

    public void AddRow(IEnumerable<string> cells)
    {
        if (IsInAnnex) _html.Append("<tr>" + string.Concat(cells.Select(c => $"<td>{Cell(c)}</td>")) + "</tr>\n");
    }

    /// <summary>The next page begins; a table goes on there.</summary>
    public void EndPage(IReadOnlyList<(int Number, string Text)> notes)
    {
        if (!IsInAnnex) return;
        var wasOpen = _isTableOpen;
        if (wasOpen) CloseTable();
        if (notes.Count > 0) _html.Append("<div class=\"notes\">" + string.Concat(notes.Select(n => $"<p>{Markup.Superscript(n.Number)} {n.Text}</p>")) + "</div>");
        _html.Append("</div>\n<div class=\"page\">");
        if (wasOpen) OpenTable();
    }

    private static string Cell(string cell) => cell
        .Replace("<ul style=\"list-style-type: none\"> ", "", StringComparison.Ordinal)
        .Replace("<p><", "<p>&lt;", StringComparison.Ordinal).Replace("></p>", "&gt;</p>", StringComparison.Ordinal)
        .Replace(" ・", "<br>・", StringComparison.Ordinal);
}
