using System.Collections.Immutable;

namespace Shirube.Budget.Columns;

/// <summary>What a file of rows is.</summary>
public enum TableKind
{
    Csv,
    Workbook,
}

/// <summary>How the rows of a table lie in its file.</summary>
/// <param name="Sheets">Names of a workbook's sheets; empty for CSV.</param>
/// <param name="Sheet">The one that is read; null for CSV.</param>
/// <param name="Encoding">utf-8, utf-16 or shift_jis; null for a workbook.</param>
/// <param name="Delimiter">Null for a workbook.</param>
public sealed record TableLayout(TableKind Kind, ImmutableArray<string> Sheets, string? Sheet, string? Encoding, char? Delimiter);

/// <summary>One row.</summary>
/// <param name="Number">Of a workbook the row as Excel counts it, of CSV the record, from 1.</param>
/// <param name="IsOdd">True where its quotes do not close as they should.</param>
public readonly record struct TableRow(int Number, string[] Cells, bool IsOdd = false)
{
    public bool IsBlank => Array.TrueForAll(Cells, string.IsNullOrWhiteSpace);
}
