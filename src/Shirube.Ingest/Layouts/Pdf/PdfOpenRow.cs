using Shirube.Core;
using Shirube.Ingest.Blocks;
using Shirube.Ingest.Files.Pdf;
using Shirube.Ingest.Layouts.Markup;

namespace Shirube.Ingest.Layouts.Pdf;

/// <summary>A row while its pieces come in from page after page.</summary>
internal sealed class PdfOpenRow(SourceDocument document, CharacterLedger ledger, ColumnEdges edges)
{
    private readonly List<PdfCell> _cells = [];
    private PdfTablePiece? _last;

    public int Page => _last?.Page ?? 0;

    /// <summary>Whether the first row of the next page's table is this row's further piece.</summary>
    public bool GoesOn(PdfRow row, PdfTablePiece table)
    {
        if (_last is null || table.Page == _last.Page || !HasSameColumns(table.Table, _last.Table)) return false;
        if (!row.HasLineAbove) return true; // no line parts them: the row was cut
        if (row.Cells[0].IsEmpty) return true;
        var first = row.Cells[0][0].Text.TrimStart();
        if (first.Length > 0 && OpenMeasure.IsCircle(first[0])) return false;

        // Programs that draw a line at the page's end, too: the plan's text reads on if its last line was full and no mark closed it.
        return _cells.Count > 0 && _cells[0].LastLine is { } last && !last.Text.TrimEnd().EndsWith('】') && edges.IsFull(last, row.Cells[0][0], table.Table, 0);
    }

    public void Add(PdfRow row, PdfTablePiece table)
    {
        _last = table;
        for (var column = 0; column < row.Cells.Length; column++)
        {
            if (column == _cells.Count) _cells.Add(new(document, ledger, column));
            foreach (var line in row.Cells[column]) _cells[column].Add(line, edges, table.Table);
        }
    }

    public RowBlock Close() => new([.. _cells.Select(c => c.Close())]);

    public static bool HasSameColumns(RuledTable a, RuledTable b)
    {
        if (a.Columns.Length != b.Columns.Length) return false;
        for (var i = 0; i < a.Columns.Length; i++)
        {
            if (Math.Abs(a.Columns[i] - b.Columns[i]) > 6) return false;
        }

        return true;
    }
}
