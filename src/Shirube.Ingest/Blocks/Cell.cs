using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Blocks;

/// <summary>A cell as the list of its parts, top to bottom.</summary>
public sealed record Cell(ImmutableArray<CellPart> Parts)
{
    public static Cell Empty { get; } = new([]);

    public bool IsEmpty => Parts.All(p => p.Text.IsBlank);

    /// <summary>All texts joined, for comparing; without blanks between the parts.</summary>
    public string PlainText => string.Concat(Parts.Select(p => p.Text.Value));
}

public enum CellPartKind
{
    /// <summary>Began with a bullet（・）: always a new item.</summary>
    Bullet,

    /// <summary>A paragraph of its own without a bullet: a tail, a mark 【】, a theme ＜＞ or an item.</summary>
    Paragraph,

    /// <summary>A run without a bullet in which paragraphs are not told apart: several items may follow each other, parted only by 。 or 】 and a blank.</summary>
    Run,
}

/// <summary>A part of a cell. Lines that a cell's width broke are already joined into one text.</summary>
/// <param name="Text">Without bullet and tags; marks 【】 and superscript references are still in it.</param>
/// <param name="Top">Distance from the top of the page in points, with <paramref name="Page"/>, where the source has places; null elsewhere.
/// Parts of two columns with the same top stand beside each other.</param>
/// <param name="Page">Page number from 1; 0 where the source has none.</param>
public sealed record CellPart(CellPartKind Kind, MappedText Text, double? Top = null, int Page = 0);
