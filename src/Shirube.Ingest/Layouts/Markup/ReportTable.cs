using Shirube.Ingest.Blocks;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>Tells which row pieces of a report table begin a measure and which go on with the one before.</summary>
internal static class ReportTable
{
    /// <param name="open">The measure before in the same table; null at the table's head.</param>
    /// <param name="afterBreak">True where a page ended between this row and the last.</param>
    public static bool BeginsMeasure(RowBlock row, OpenMeasure? open, bool afterBreak)
    {
        if (open is null) return true;
        if (row.Cells.IsEmpty || row.Cells[0].IsEmpty) return false;
        var first = row.Cells[0].Parts.First(p => !p.Text.IsBlank).Text.Trim();
        if (OpenMeasure.IsCircle(first[0])) return true;
        if (open.IsPlanMarked) return true;
        return open.IsPlanClosed && !afterBreak;
    }
}
