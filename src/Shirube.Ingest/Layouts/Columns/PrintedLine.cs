using Shirube.Core;

namespace Shirube.Ingest.Layouts.Columns;

/// <summary>One printed line of a column: text, or an empty line that keeps the later items of its cell level with the cell beside it.</summary>
/// <param name="Number">1-based line of the source.</param>
/// <param name="Page">Page it is printed on, from 0.</param>
/// <param name="Text">Without the blanks around it; empty for an empty printed line.</param>
/// <param name="EndsParagraph">A blank at the end of the source line: the paragraph, item or heading ends here.</param>
internal sealed record PrintedLine(int Number, int Page, MappedText Text, bool EndsParagraph)
{
    /// <summary>First printed line of its page.</summary>
    public bool IsPageTop { get; init; }

    /// <summary>Blank lines of the source follow the text with an ASCII letter and a blank: an English word ends, so one blank belongs into the joined text.</summary>
    public bool EndsWithEnglishWord { get; init; }

    public bool IsPadding => Text.Length == 0;
}

/// <summary>A footnote's number with the lines of its body.</summary>
internal sealed record FootnoteBody(int Number, int Page, MappedText NumberText, MappedText Text);

/// <summary>A document cut into printed lines: footnote blocks and page numbers are taken out.</summary>
internal sealed record PrintedDocument(
    IReadOnlyList<PrintedLine> Lines, IReadOnlyList<FootnoteBody> Footnotes, IReadOnlyList<MappedText> PageNumbers);
