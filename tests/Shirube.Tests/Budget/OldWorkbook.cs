using System.Buffers.Binary;
using System.Text;

namespace Shirube.Tests.Budget;

/// <summary>Writes the smallest .xls: a compound file (MS-CFB, version 3) with one stream of BIFF8 records.</summary>
internal static class OldWorkbook
{
    private const int Sector = 512;
    private const int Least = 4096; // shorter streams would lie elsewhere
    private const uint End = 0xFFFFFFFE, Free = 0xFFFFFFFF, OfFat = 0xFFFFFFFD;

    /// <param name="rows">Texts, and numbers as <see cref="double"/>.</param>
    public static byte[] Of(string sheet, params object[][] rows)
    {
        var stream = Stream(sheet, rows);
        var length = Math.Max(Least, (stream.Length + Sector - 1) / Sector * Sector);
        var file = new byte[(3 * Sector) + length];
        Header(file);
        var fat = file.AsSpan(Sector, Sector);
        for (var i = 0; i < Sector / 4; i++) Put(fat, i * 4, i == 0 ? OfFat : i == 1 ? End : i < 1 + (length / Sector) ? (uint)i + 1 : i == 1 + (length / Sector) ? End : Free);
        Entry(file.AsSpan(2 * Sector), "Root Entry", 5, 1, End, 0);
        Entry(file.AsSpan((2 * Sector) + 128), "Workbook", 2, Free, 2, (uint)length);
        stream.CopyTo(file.AsSpan(3 * Sector));
        return file;
    }

    private static void Header(Span<byte> file)
    {
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(file);
        ((ReadOnlySpan<byte>)[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]).CopyTo(file[24..]);
        foreach (var (at, value) in ((int, uint)[])[(44, 1), (48, 1), (56, Least), (60, End), (68, End), (76, 0)]) Put(file, at, value);
        for (var at = 80; at < Sector; at += 4) Put(file, at, Free);
    }

    private static void Entry(Span<byte> entry, string name, byte kind, uint child, uint start, uint length)
    {
        Encoding.Unicode.GetBytes(name, entry);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[64..], (ushort)((name.Length + 1) * 2));
        (entry[66], entry[67]) = (kind, 1);
        foreach (var (at, value) in ((int, uint)[])[(68, Free), (72, Free), (76, child), (116, start), (120, length)]) Put(entry, at, value);
    }

    private static byte[] Stream(string sheet, object[][] rows)
    {
        using var stream = new MemoryStream();
        var name = Encoding.Unicode.GetBytes(sheet);
        Record(stream, 0x0809, Short(0x0600, 5, 0x0DBB, 0x07CC, 0xC1, 0, 6, 0));
        Record(stream, 0x0042, Short(1200));
        Record(stream, 0x00E0, new byte[20]);
        Record(stream, 0x0085, [.. Int((uint)(stream.Length + 4 + 8 + name.Length + 4)), 0, 0, (byte)sheet.Length, 1, .. name]);
        Record(stream, 0x000A, []);
        Record(stream, 0x0809, Short(0x0600, 0x10, 0x0DBB, 0x07CC, 0xC1, 0, 6, 0));
        Record(stream, 0x0200, [.. Int(0), .. Int((uint)rows.Length), .. Short(0, rows.Max(r => r.Length), 0)]);
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                if (rows[row][column] is double number) Record(stream, 0x0203, [.. Short(row, column, 0), .. BitConverter.GetBytes(number)]);
                else if (rows[row][column] is string { Length: > 0 } text) Record(stream, 0x0204, [.. Short(row, column, 0, text.Length), 1, .. Encoding.Unicode.GetBytes(text)]);
            }
        }

        Record(stream, 0x000A, []);
        return stream.ToArray();
    }

    private static void Record(MemoryStream stream, int id, byte[] data)
    {
        stream.Write(Short(id, data.Length));
        stream.Write(data);
    }

    private static byte[] Short(params int[] values) => [.. values.SelectMany(v => new[] { (byte)v, (byte)(v >> 8) })];

    private static byte[] Int(uint value)
    {
        var bytes = new byte[4];
        Put(bytes, 0, value);
        return bytes;
    }

    private static void Put(Span<byte> bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes[at..], value);
}
