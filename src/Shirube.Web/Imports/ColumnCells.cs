using Shirube.Budget.Columns;

namespace Shirube.Web.Imports;

/// <summary>Cells of somebody's table as a page shows them.</summary>
internal static class ColumnCells
{
    private const int Longest = 60;

    /// <summary>A cell, cut where it is long; empty where the row is shorter.</summary>
    public static string Short(TableRow row, int column)
    {
        var text = column < row.Cells.Length ? row.Cells[column].ReplaceLineEndings(" ").Trim() : "";
        return text.Length > Longest ? text[..Longest] + "…" : text;
    }
}
