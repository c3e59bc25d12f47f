using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Web.Contract;

/// <summary>Where spans of a PDF's text layer stand on its pages.</summary>
public static class PageBoxes
{
    /// <summary>One box per page and run of neighbouring lines, in reading order; empty for a document without pages.</summary>
    public static ImmutableArray<PageBox> Of(ImmutableArray<SourceSpan> spans, SourceDocument document)
    {
        if (document.Boxes.IsEmpty) return [];
        var boxes = ImmutableArray.CreateBuilder<PageBox>();
        var lastLine = int.MinValue;
        foreach (var span in spans)
        {
            var box = document.Boxes[span.Line - 1];
            if (boxes.Count > 0 && boxes[^1] is var open && open.Page == box.Page && span.Line <= lastLine + 1)
            {
                boxes[^1] = new(
                    box.Page,
                    Math.Min(open.Left, box.Left),
                    Math.Min(open.Top, box.Top),
                    Math.Max(open.Right, box.Right),
                    Math.Max(open.Bottom, box.Bottom));
            }
            else boxes.Add(box);

            lastLine = span.Line;
        }

        return boxes.DrainToImmutable();
    }
}
