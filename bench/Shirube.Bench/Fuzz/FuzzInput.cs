using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Files.Pdf;

namespace Shirube.Bench.Fuzz;

/// <summary>The way an input takes into the program.</summary>
internal enum FuzzReader
{
    Utf8,
    ShiftJis,
    Utf16,
    Html,
    Word,

    /// <summary>Words and rulings as if a PDF had shown them: lines, tables and grammar without a file.</summary>
    PdfWords,

    /// <summary>Objects, streams and drawing of a PDF, in this process.</summary>
    PdfObjects,

    /// <summary>A PDF from its bytes to the draft, with pdftotext.</summary>
    PdfWhole,
}

/// <summary>One spoilt input.</summary>
/// <param name="Layout">The layout to force; null to recognise it.</param>
/// <param name="Words">For <see cref="FuzzReader.PdfWords"/> in place of the bytes.</param>
internal sealed record FuzzInput(FuzzReader Reader, Layout? Layout, ImmutableArray<byte> Bytes, PdfContent? Words);
