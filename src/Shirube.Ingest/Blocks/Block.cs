using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Blocks;

/// <summary>One neutral piece of a document in reading order. Readers of text, HTML, Word and PDF make blocks, one grammar reads them.
/// What a reader leaves out of the blocks' texts (bullets, tags, rules, page numbers) it claims itself in the ledger as a structure;
/// every character that is in a block's text is claimed by the grammar.</summary>
public abstract record Block;

/// <summary>A heading, a label 【】, a paragraph or a bullet outside tables; which one of them the grammar tells from the text.
/// A paragraph that a page cuts comes as two blocks; the grammar joins them.</summary>
/// <param name="Text">One whole line or paragraph, without its bullet; superscript references are still in it.</param>
/// <param name="IsBullet">True where a bullet（・ or -）stood before it.</param>
public sealed record LineBlock(MappedText Text, bool IsBullet) : Block;

/// <summary>A line of a contents list: heading and page number.</summary>
public sealed record ContentsBlock(MappedText Title, MappedText Page) : Block;

/// <summary>A row of a table, or the piece of a row that stands on one page; header rows too. Missing cells at its end are empty cells.</summary>
/// <param name="Cells">From left to right; three in a report table, two to five in a legend.</param>
public sealed record RowBlock(ImmutableArray<Cell> Cells) : Block
{
    public bool IsEmpty => Cells.All(c => c.IsEmpty);
}

/// <summary>The body of a footnote. It may stand between two pieces of a row or of a paragraph.</summary>
/// <param name="Number">As printed before the body.</param>
/// <param name="Text">All its paragraphs as one text, without the number (the reader claims the number as part of the footnote).</param>
public sealed record FootnoteBlock(int Number, MappedText Text) : Block;

/// <summary>A sign that a page ended here: a rule that a converter left, a page's end in a PDF. What was open may go on behind it.</summary>
public sealed record PageBreakBlock : Block;
