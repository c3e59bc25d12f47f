namespace Shirube.Ingest.Files.Pdf;

/// <summary>One printed line of one cell, or of the text outside tables.</summary>
/// <param name="Em">Type size in points.</param>
/// <param name="FirstWidth">Width of the first word that cannot be broken: what the line above had no room for if it was wrapped.</param>
internal sealed record PdfLine(int Page, double Left, double Top, double Right, double Bottom, double Em, string Text, double FirstWidth)
{
    /// <summary>1-based line of the text layer; 0 before it is laid down.</summary>
    public int Number { get; init; }

    /// <summary>Whether it stands under the short rule that parts footnotes from a page's text.</summary>
    public bool IsUnderNoteRule { get; init; }

    public double Middle => (Top + Bottom) / 2;
}
