using System.Collections.Immutable;
using System.Security.Cryptography;
using Shirube.Core;
using Shirube.Ingest.Files.Pdf;

namespace Shirube.Ingest.Files;

/// <summary>Turns received bytes into numbered lines, by the format that the bytes themselves show (never the file name).
/// Nothing in a file is ever run or fetched.</summary>
public static class DocumentReader
{
    /// <exception cref="UnreadableFileException">The bytes are no document this program can read.</exception>
    public static SourceDocument Read(ReadOnlyMemory<byte> bytes, string fileName, CancellationToken cancel) =>
        Read(bytes, fileName, ReadLimits.Default, cancel);

    /// <exception cref="UnreadableFileException">The bytes are no document this program can read, or ask for more than the limits.</exception>
    public static SourceDocument Read(ReadOnlyMemory<byte> bytes, string fileName, ReadLimits limits, CancellationToken cancel)
    {
        return ReadStructure(bytes, fileName, limits, cancel).Document;
    }

    /// <summary>The document, and for a PDF what its text layer alone does not show.</summary>
    /// <exception cref="UnreadableFileException">The bytes are no document this program can read, or ask for more than the limits.</exception>
    internal static (SourceDocument Document, PdfStructure? Pdf) ReadStructure(ReadOnlyMemory<byte> bytes, string fileName, ReadLimits limits, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (bytes.IsEmpty) throw FileErrors.Empty(fileName);
        var kind = FileKinds.Of(bytes.Span);
        var largest = kind == FileKind.Pdf ? limits.PdfBytes : limits.TextBytes;
        if (bytes.Length > largest) throw FileErrors.TooLarge(fileName, bytes.Length, largest);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        if (kind == FileKind.Pdf)
        {
            var pdf = PdfStructure.Of(PdfReader.Read(bytes, fileName, limits, cancel), fileName, hash, limits, cancel);
            return (WellFormed(pdf.Document), pdf with { Document = WellFormed(pdf.Document) });
        }

        var document = kind switch
        {
            FileKind.Text => OfTextFile(bytes.Span, fileName, hash, limits),
            FileKind.Html => HtmlReader.Read(bytes.Span, fileName, hash, limits, cancel),
            FileKind.Zip => WordReader.Read(bytes, fileName, hash, limits, cancel),
            _ => throw FileErrors.NotADocument(fileName, kind),
        };
        return document.Lines.All(string.IsNullOrWhiteSpace) ? throw FileErrors.Empty(fileName) : (WellFormed(document), null);
    }

    /// <summary>A document of text that is already decoded. Lines end at LF, CR LF or CR.</summary>
    public static SourceDocument OfText(string text, string fileName, string hash, string reader) => new()
    {
        Hash = hash,
        FileName = fileName,
        Format = SourceFormat.Text,
        Reader = reader,
        Lines = Lines(text),
    };

    private static SourceDocument OfTextFile(ReadOnlySpan<byte> bytes, string fileName, string hash, ReadLimits limits)
    {
        var (text, encoding, bad) = TextDecoding.Decode(bytes, fileName);
        if (text.AsSpan().Count('\n') + (long)text.AsSpan().Count('\r') > 2L * limits.Lines) throw FileErrors.TooManyLines(fileName, limits.Lines);
        var document = OfText(text, fileName, hash, encoding);
        if (document.Lines.Length > limits.Lines) throw FileErrors.TooManyLines(fileName, limits.Lines);
        return bad.IsEmpty ? document : document with { Findings = TextDecoding.Findings(hash, document.Lines) };
    }

    /// <summary>No line holds half a surrogate pair, whatever the bytes said.</summary>
    private static SourceDocument WellFormed(SourceDocument document) => document with { Lines = [.. document.Lines.Select(JapaneseText.WellFormed)] };

    private static ImmutableArray<string> Lines(string text)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        for (var start = 0; ;)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n');
            if (length < 0)
            {
                lines.Add(text[start..]);
                return lines.DrainToImmutable();
            }

            var end = start + length;
            lines.Add(text[start..end]);
            start = end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
        }
    }
}
