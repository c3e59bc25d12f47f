using System.Security.Cryptography;
using System.Text;
using Shirube.Core;

namespace Shirube.Ingest.Files;

/// <summary>Turns received bytes into numbered lines, by the format that the bytes themselves show (never the file name).</summary>
public static class DocumentReader
{
    /// <exception cref="UnreadableFileException">The bytes are no document this program can read.</exception>
    public static SourceDocument Read(ReadOnlyMemory<byte> bytes, string fileName, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var text = Encoding.UTF8.GetString(bytes.Span).TrimStart('\uFEFF');
        return OfText(text, fileName, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), "utf-8");
    }

    /// <summary>A document of text that is already decoded. Lines end at LF, CR LF or CR.</summary>
    public static SourceDocument OfText(string text, string fileName, string hash, string reader)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return new()
        {
            Hash = hash,
            FileName = fileName,
            Format = SourceFormat.Text,
            Reader = reader,
            Lines = [.. lines],
        };
    }
}
