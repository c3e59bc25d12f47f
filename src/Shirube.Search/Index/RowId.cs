namespace Shirube.Search.Index;

/// <summary>What a row of a segment holds.</summary>
internal enum RowKind
{
    ContentWords,
    HeadingWords,
    Texts,
}

/// <summary>The ids of the rows of a segment: one whole number made of segment, kind and number, so that a segment's rows lie together.</summary>
internal static class RowId
{
    private const int KindBits = 2;
    private const int NumberBits = 32;

    public static long Of(long segment, RowKind kind, int number) => (((segment << KindBits) | (long)kind) << NumberBits) | (uint)number;

    /// <summary>The first and the last id that a segment can have.</summary>
    public static (long First, long Last) All(long segment) => (Of(segment, RowKind.ContentWords, 0), Of(segment + 1, RowKind.ContentWords, 0) - 1);
}
