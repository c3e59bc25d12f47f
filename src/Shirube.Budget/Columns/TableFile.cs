using System.Text;

namespace Shirube.Budget.Columns;

/// <summary>A file of rows that somebody made: CSV, also with tabs and in Shift_JIS, or an Excel workbook.</summary>
internal static class TableFile
{
    private const int Start = 4096;
    private const int Block = 1 << 16;
    private static readonly char[] Delimiters = [',', '\t', ';'];

    /// <summary>What kind of table a file is, told from its bytes; null where it is none.</summary>
    public static TableKind? KindOf(string path)
    {
        Span<byte> start = stackalloc byte[Start];
        using (var file = File.OpenRead(path)) start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.StartsWith("PK\x03\x04"u8)) return WorkbookRows.IsWorkbook(path) ? TableKind.Workbook : null;
        if (start.StartsWith(WorkbookRows.Compound)) return TableKind.Workbook;
        if (start.IsEmpty || start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return null;
        if (IsUtf16(start)) return TableKind.Csv;
        if (start.IndexOfAnyInRange((byte)0, (byte)8) >= 0 || start.StartsWith("%PDF"u8)) return null;
        var text = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        return text.TrimStart(" \t\r\n"u8) is [] or [(byte)'{', ..] or [(byte)'<', ..] || text.IndexOfAny(",\t;"u8) < 0 ? null : TableKind.Csv;
    }

    /// <summary>How a table lies in its file, as the mapping says it or, where that says nothing, as the bytes do.</summary>
    public static TableLayout Look(string path, string name, TableKind kind, ColumnMapping? mapping, ImportLimits limits)
    {
        if (kind == TableKind.Workbook)
        {
            var sheets = WorkbookRows.Sheets(path, name, limits);
            var sheet = mapping?.Sheet ?? (sheets.IsEmpty ? "" : sheets[0]);
            return sheets.Contains(sheet) ? new(kind, sheets, sheet, null, null) : throw TableDamage.NoSheet(name, sheet, sheets);
        }

        var encoding = mapping?.Encoding ?? EncodingOf(path);
        return new(kind, [], null, encoding, mapping?.Delimiter ?? DelimiterOf(path, encoding));
    }

    /// <summary>The rows one after another, blank ones too.</summary>
    /// <param name="progress">Told the bytes of the file that were read, now and then.</param>
    /// <exception cref="UnreadableImportException">It is damaged, or larger than it may be; the row is named.</exception>
    public static IEnumerable<TableRow> Rows(string path, string name, TableLayout layout, ImportLimits limits, Action<long>? progress, CancellationToken cancel) =>
        layout.Kind == TableKind.Workbook ? WorkbookRows.Read(path, name, layout.Sheet!, limits, progress, cancel) : CsvRows.Read(path, name, layout, limits, progress, cancel);

    /// <summary>The decoder of an encoding; what it cannot decode becomes U+FFFD.</summary>
    public static Encoding Decoder(string? encoding) => encoding switch
    {
        "shift_jis" => CodePagesEncodingProvider.Instance.GetEncoding(932, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!,
        "utf-16" => Encoding.Unicode,
        _ => Encoding.UTF8,
    };

    private static bool IsUtf16(ReadOnlySpan<byte> start) => start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    // UTF-8 where all of it is; a character may lie across two blocks
    private static string EncodingOf(string path)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[Block];
        var kept = 0;
        var isFirst = true;
        while (file.Read(buffer, kept, buffer.Length - kept) is > 0 and var count)
        {
            var bytes = buffer.AsSpan(0, kept + count);
            if (isFirst && IsUtf16(bytes)) return "utf-16";
            isFirst = false;
            while (!bytes.IsEmpty)
            {
                var state = Rune.DecodeFromUtf8(bytes, out _, out var used);
                if (state == System.Buffers.OperationStatus.NeedMoreData) break;
                if (state != System.Buffers.OperationStatus.Done) return "shift_jis";
                bytes = bytes[used..];
            }

            kept = bytes.Length;
            bytes.CopyTo(buffer);
        }

        return kept == 0 ? "utf-8" : "shift_jis";
    }

    // the one that stands most often in the first lines, outside of quotes
    private static char DelimiterOf(string path, string encoding)
    {
        const int Lines = 20;
        using var text = new StreamReader(path, Decoder(encoding));
        var counts = new int[Delimiters.Length];
        var isQuoted = false;
        var lines = 0;
        for (var read = 0; read < Block && lines < Lines; read++)
        {
            var c = text.Read();
            if (c < 0) break;
            if (c == '"') isQuoted = !isQuoted;
            else if (!isQuoted && c == '\n') lines++;
            else if (!isQuoted && Array.IndexOf(Delimiters, (char)c) is >= 0 and var at) counts[at]++;
        }

        return Delimiters[Array.IndexOf(counts, counts.Max())];
    }
}
