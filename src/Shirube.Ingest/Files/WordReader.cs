using System.IO.Compression;
using System.Xml;
using Shirube.Core;

namespace Shirube.Ingest.Files;

/// <summary>Word documents (.docx): paragraphs, tables as rows with tabs, footnotes behind the paragraph or row that refers to them.
/// Parts are streamed from the package under limits; macros, links and embedded files are never opened.</summary>
internal static class WordReader
{
    public const string Name = "word/1";

    private const string Main = "word/document.xml";
    private const string Notes = "word/footnotes.xml";

    /// <exception cref="UnreadableFileException">No Word document, damaged, or it unpacks beyond the limits.</exception>
    public static SourceDocument Read(ReadOnlyMemory<byte> bytes, string fileName, string hash, ReadLimits limits, CancellationToken cancel)
    {
        try
        {
            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            CheckSize(zip, fileName, limits);
            var main = zip.GetEntry(Main) ?? throw FileErrors.NotADocument(fileName, FileKind.Zip);
            var budget = new UnpackBudget(fileName, limits);
            var notes = zip.GetEntry(Notes) is { } part ? WordNotes.Read(part, budget, fileName, limits, cancel) : [];
            var layer = new TextLayer(fileName, limits);
            using (var xml = WordXml.Open(main, budget))
            {
                new WordBody(layer, notes, fileName, limits).Read(xml, cancel);
            }

            return layer.Close(hash, SourceFormat.Word, Name, []);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException or IOException or ArgumentException)
        {
            throw FileErrors.WordDamaged(fileName, e.GetType().Name);
        }
    }

    private static void CheckSize(ZipArchive zip, string fileName, ReadLimits limits)
    {
        if (zip.Entries.Count > limits.PackedFiles) throw FileErrors.ZipBomb(fileName, "entries");
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            total += entry.Length;
            if (entry.Length > 1 << 20 && entry.Length / limits.PackingRatio > entry.CompressedLength) throw FileErrors.ZipBomb(fileName, "ratio");
            if (total > limits.UnpackedBytes) throw FileErrors.ZipBomb(fileName, "size");
        }
    }
}

/// <summary>Bytes that may still be unpacked; a package can lie about its sizes, so they are counted again while reading.</summary>
internal sealed class UnpackBudget(string fileName, ReadLimits limits)
{
    private long _left = limits.UnpackedBytes;

    public void Use(int bytes)
    {
        _left -= bytes;
        if (_left < 0) throw FileErrors.ZipBomb(fileName, "size");
    }
}

/// <summary>A read-only stream that counts against an <see cref="UnpackBudget"/>.</summary>
internal sealed class CountedStream(Stream inner, UnpackBudget budget) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        budget.Use(read);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
