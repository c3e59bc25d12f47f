namespace Shirube.Ingest.Files;

/// <summary>How much a received file may ask for. What is beyond is refused with a reason; <c>shirube doctor</c> shows these numbers.</summary>
public sealed record ReadLimits
{
    public static ReadLimits Default { get; } = new();

    /// <summary>Bytes of a text, HTML or Word file.</summary>
    public long TextBytes { get; init; } = 64L << 20;

    /// <summary>Bytes of a PDF.</summary>
    public long PdfBytes { get; init; } = 200L << 20;

    /// <summary>Pages of a PDF.</summary>
    public int Pages { get; init; } = 2_000;

    /// <summary>Lines of a text, and of the text layer that is made of another format.</summary>
    public int Lines { get; init; } = 500_000;

    /// <summary>Elements inside each other in HTML and Word.</summary>
    public int Nesting { get; init; } = 512;

    /// <summary>Elements of an HTML file, counted with those that its parser would repeat.</summary>
    public int Elements { get; init; } = 500_000;

    /// <summary>Files packed in a Word file.</summary>
    public int PackedFiles { get; init; } = 4_000;

    /// <summary>Bytes that one Word file may unpack to.</summary>
    public long UnpackedBytes { get; init; } = 256L << 20;

    /// <summary>Unpacked bytes for each packed byte, from one MiB on.</summary>
    public int PackingRatio { get; init; } = 200;

    /// <summary>Wall time of one child process that reads a PDF.</summary>
    public TimeSpan ChildTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Address space of one child process.</summary>
    public long ChildMemoryBytes { get; init; } = 1L << 30;

    /// <summary>Bytes of text that one child process may write.</summary>
    public long ChildOutputBytes { get; init; } = 400L << 20;
}
