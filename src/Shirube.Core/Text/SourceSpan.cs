namespace Shirube.Core;

/// <summary>A run of characters in the unchanged text of one stored document.</summary>
/// <param name="Document">SHA-256 of the original bytes, lower-case hexadecimal.</param>
/// <param name="Line">1-based line of the document's text as received (PDF, Word: of its text layer).</param>
/// <param name="Start">0-based UTF-16 offset in that line.</param>
/// <param name="Length">UTF-16 length, at least 1.</param>
public readonly record struct SourceSpan(string Document, int Line, int Start, int Length)
{
    /// <summary>First offset behind the run.</summary>
    public int EndExclusive => Start + Length;
}
