namespace Shirube.Ingest.Files;

/// <summary>What a file is, told from its first bytes alone.</summary>
internal enum FileKind
{
    Text,
    Html,
    Zip,
    Pdf,
    OldOffice,
    Image,
    Packed,
    Binary,
}

internal static class FileKinds
{
    private const int Head = 4096;

    public static FileKind Of(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, Head)];
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8)) return FileKind.Zip;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return FileKind.OldOffice;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
            || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
            || head.StartsWith("GIF8"u8)
            || head.StartsWith("II*\0"u8)
            || head.StartsWith("MM\0*"u8))
        {
            return FileKind.Image;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || head.StartsWith("7z\xBC\xAF"u8) || head.StartsWith("Rar!"u8) || head.StartsWith("BZh"u8))
        {
            return FileKind.Packed;
        }

        // A PDF may have up to a KiB of other bytes before its sign (PDF 1.7, implementation note 13).
        var pdf = head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8);
        if (pdf == 0 || (pdf > 0 && !IsPlain(head[..pdf]))) return FileKind.Pdf;
        if (HasTextMark(head)) return LooksLikeHtml(head) ? FileKind.Html : FileKind.Text;
        if (bytes.IndexOf((byte)0) >= 0 || ControlShare(head) > 0.02) return FileKind.Binary;
        return LooksLikeHtml(head) ? FileKind.Html : FileKind.Text;
    }

    /// <summary>UTF-16 text holds zero bytes, so its byte order mark is looked at before them.</summary>
    private static bool HasTextMark(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);

    private static bool IsPlain(ReadOnlySpan<byte> head)
    {
        foreach (var b in head)
        {
            if (b is not ((>= 0x20 and < 0x7F) or (byte)'\n' or (byte)'\r' or (byte)'\t')) return false;
        }

        return true;
    }

    private static double ControlShare(ReadOnlySpan<byte> head)
    {
        var controls = 0;
        foreach (var b in head)
        {
            if (b < 0x20 && b is not ((byte)'\n' or (byte)'\r' or (byte)'\t' or 0x0C or 0x1B)) controls++;
        }

        return head.IsEmpty ? 0 : (double)controls / head.Length;
    }

    /// <summary>A whole HTML page. Text with a few tags in its lines (the markup layout) is text.</summary>
    private static bool LooksLikeHtml(ReadOnlySpan<byte> head)
    {
        Span<char> text = stackalloc char[512];
        var length = 0;
        foreach (var b in head)
        {
            if (length == text.Length) break;
            if (b is > 0 and < 0x80) text[length++] = (char)b;
        }

        var start = ((ReadOnlySpan<char>)text[..length]).TrimStart();
        while (start.StartsWith("<!--", StringComparison.Ordinal) && start.IndexOf("-->", StringComparison.Ordinal) is var end and > 0)
        {
            start = start[(end + 3)..].TrimStart();
        }

        if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)) return start.Contains("<html", StringComparison.OrdinalIgnoreCase);
        foreach (var sign in (ReadOnlySpan<string>)["<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<div", "<table", "<script", "<style", "<h1", "<section", "<article", "<main"])
        {
            if (start.StartsWith(sign, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
