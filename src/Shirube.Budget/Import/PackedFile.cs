using System.Buffers.Binary;
using System.IO.Compression;
using Shirube.Budget.Columns;
using Shirube.Budget.Sheets;
using Shirube.Budget.Tables;

namespace Shirube.Budget.Import;

/// <summary>What a file is, told from its bytes.</summary>
internal enum ImportKind
{
    Unknown,
    Sheets,
    PackedSheets,
    /// <summary>A table of the RS system, as a ZIP or unpacked.</summary>
    Tables,

    /// <summary>Somebody's own table, read by a mapping.</summary>
    Mapped,
}

/// <summary>Opens a file as its lines, packed or not, and counts what was read of it.</summary>
internal static class PackedFile
{
    public static ImportKind KindOf(string path)
    {
        Span<byte> start = stackalloc byte[512];
        using var file = File.OpenRead(path);
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return ImportKind.PackedSheets;
        if (start.StartsWith("PK\x03\x04"u8)) return WorkbookRows.IsWorkbook(path) ? ImportKind.Mapped : ImportKind.Tables;
        if (start.StartsWith("\uFEFF"u8)) start = start[3..];
        if (start.TrimStart(" \t\r\n"u8).StartsWith("{"u8)) return ImportKind.Sheets;
        return TableFile.KindOf(path) switch
        {
            null => ImportKind.Unknown,
            TableKind.Csv when TableReader.IsTable(path) => ImportKind.Tables,
            _ => ImportKind.Mapped,
        };
    }

    /// <summary>Calls <paramref name="line"/> for each line of a file of sheets; blank lines are left out.</summary>
    /// <param name="progress">Told the bytes of the file that were read, now and then.</param>
    /// <returns>Number of lines that were not blank.</returns>
    public static int ReadLines(string path, string name, ImportKind kind, ImportLimits limits, LineAction line, Action<long> progress, CancellationToken cancel)
    {
        const int Often = 64;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        using Stream unpacked = kind == ImportKind.PackedSheets ? new GZipStream(file, CompressionMode.Decompress) : file;
        var reader = new LineReader(unpacked, name, limits);
        var count = 0;
        try
        {
            while (reader.TryRead(out var text))
            {
                if (reader.Line % Often == 0)
                {
                    cancel.ThrowIfCancellationRequested();
                    progress(file.Position);
                    if (reader.Bytes > limits.UnpackedBytes || reader.Bytes >> 20 > file.Position * limits.PackingRatio >> 20) throw Damage.TooLarge(name);
                }

                if (text.TrimStart(" \t"u8).IsEmpty) continue;
                line(text, reader.Line);
                count++;
            }
        }
        catch (InvalidDataException)
        {
            throw Damage.Packing(name);
        }

        if (kind == ImportKind.PackedSheets && !IsWhole(file, reader.Bytes)) throw Damage.Packing(name);
        progress(file.Length);
        return count;
    }

    // gzip ends with the unpacked size; a file that was cut between two blocks unpacks without complaint
    private static bool IsWhole(FileStream file, long unpacked)
    {
        Span<byte> size = stackalloc byte[sizeof(uint)];
        file.Position = Math.Max(0, file.Length - size.Length);
        file.ReadExactly(size);
        return unpacked >= uint.MaxValue || BinaryPrimitives.ReadUInt32LittleEndian(size) <= unpacked;
    }
}

internal delegate void LineAction(ReadOnlySpan<byte> line, int number);
