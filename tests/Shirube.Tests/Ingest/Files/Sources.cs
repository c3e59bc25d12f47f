using System.IO.Compression;
using System.Text;
using Shirube.Core;
using Shirube.Ingest;
using Shirube.Ingest.Files;

namespace Shirube.Tests.Ingest.Files;

/// <summary>Reads bytes written in a test.</summary>
internal static class Sources
{
    public static SourceDocument Read(byte[] bytes, ReadLimits? limits = null) =>
        DocumentReader.Read(bytes, "plan", limits ?? ReadLimits.Default, CancellationToken.None);

    public static SourceDocument Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>The code of the refusal, after looking that both languages say something with the file's name or what to install.</summary>
    public static string Refusal(byte[] bytes, ReadLimits? limits = null)
    {
        var refusal = Assert.Throws<UnreadableFileException>(() => Read(bytes, limits));
        Assert.NotEmpty(refusal.Japanese);
        Assert.NotEmpty(refusal.English);
        Assert.Contains("plan", refusal.English, StringComparison.Ordinal);
        return refusal.Code;
    }

    public static byte[] Word(string body, string? notes = null)
    {
        const string Open = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        return Zip(
            ("word/document.xml", $"<w:document {Open}><w:body>{body}</w:body></w:document>"),
            ("word/footnotes.xml", $"<w:footnotes {Open}>{notes}</w:footnotes>"));
    }

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }
}
