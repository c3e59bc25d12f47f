namespace Shirube.Budget;

/// <summary>How much a file may ask for; <c>shirube doctor</c> shows these numbers.</summary>
public sealed record ImportLimits
{
    public static ImportLimits Default { get; } = new();

    /// <summary>Bytes that one file may unpack to.</summary>
    public long UnpackedBytes { get; init; } = 16L << 30;

    /// <summary>Unpacked bytes for each packed byte, from one MiB on.</summary>
    public int PackingRatio { get; init; } = 200;

    /// <summary>Files packed in one ZIP.</summary>
    public int PackedFiles { get; init; } = 100;

    /// <summary>Bytes of one line: one sheet, or one row of a table.</summary>
    public int LineBytes { get; init; } = 64 << 20;

    /// <summary>Rows of a table, of CSV or of a sheet of a workbook.</summary>
    public int Rows { get; init; } = 1 << 20;

    /// <summary>Columns of a table.</summary>
    public int Columns { get; init; } = 500;

    /// <summary>Characters of one cell of a table.</summary>
    public int CellCharacters { get; init; } = 200_000;

    /// <summary>Bytes that all parts of a workbook may unpack to.</summary>
    public long WorkbookBytes { get; init; } = 512 << 20;

    /// <summary>Parts packed in one workbook.</summary>
    public int WorkbookParts { get; init; } = 2_000;
}
