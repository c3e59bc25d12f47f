using Shirube.Core;

namespace Shirube.Ingest.Layouts;

/// <summary>Recognises the layout of a document by its own signs.</summary>
public static class LayoutDetector
{
    /// <exception cref="UnreadableFileException">The text has no signs of any known layout.</exception>
    public static Layout Detect(SourceDocument document) =>
        document.Lines.Any(l => l.Contains("\t今後の取組方針", StringComparison.Ordinal)) ? Layout.Markup
        : document.Lines.Any(l => l.Contains("今後の取組方針", StringComparison.Ordinal)) ? Layout.Columns
        : document.Lines.Any(l => l.Contains("目指すべき将来像", StringComparison.Ordinal)) ? Layout.Goals
        : Layout.Points;
}
