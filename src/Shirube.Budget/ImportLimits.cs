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
}
