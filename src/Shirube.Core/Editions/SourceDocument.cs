using System.Collections.Immutable;

namespace Shirube.Core;

/// <summary>Kind of file that was received, told from its bytes.</summary>
public enum SourceFormat
{
    Text,
    Html,
    Word,
    Pdf,
}

/// <summary>One of the known layouts of a strategy; how each is built stands in docs/sources/.</summary>
public enum Layout
{
    /// <summary>Tab-separated three-column tables with HTML fragments; Word and HTML files and ruled PDF tables read the same way.</summary>
    Markup,

    /// <summary>Raw PDF text, columns one after another.</summary>
    Columns,

    /// <summary>目指すべき将来像 / 目標 / ① status / ② measures.</summary>
    Goals,

    /// <summary>Key points with targets and baselines.</summary>
    Points,
}

/// <summary>A place on a page: points, origin top left.</summary>
public readonly record struct PageBox(int Page, double Left, double Top, double Right, double Bottom);

/// <summary>A received document as numbered text lines. The lines are the original text, unchanged;
/// for PDF and Word they are the text layer, made by the reader named in <see cref="Reader"/>.</summary>
public sealed record SourceDocument
{
    /// <summary>SHA-256 of the bytes as received, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Name as given by the caller, without folders; for messages only.</summary>
    public required string FileName { get; init; }

    public required SourceFormat Format { get; init; }

    /// <summary>Name and version of the code that made the lines from the bytes, e.g. "utf-8", "shift_jis", "pdf/1".</summary>
    public required string Reader { get; init; }

    /// <summary>Text without line ends; <c>Lines[0]</c> is line 1.</summary>
    public required ImmutableArray<string> Lines { get; init; }

    /// <summary>For PDF the place of each line on its page, parallel to <see cref="Lines"/>; else empty.</summary>
    public ImmutableArray<PageBox> Boxes { get; init; } = [];

    /// <summary>Number of pages; 0 where the format has none.</summary>
    public int PageCount { get; init; }

    /// <summary>Findings of the byte reader (undecodable bytes, lost glyphs).</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    public MappedText Line(int number) => MappedText.OfLine(Hash, number, Lines[number - 1]);

    /// <summary>The characters that stand at the spans, in their order, nothing between them.</summary>
    public MappedText TextAt(ImmutableArray<SourceSpan> spans) => spans.IsDefaultOrEmpty
        ? MappedText.Empty(Hash)
        : MappedText.Join([.. spans.Select(s => MappedText.OfLine(Hash, s.Line, s.Start, Lines[s.Line - 1].Substring(s.Start, s.Length)))]);
}
