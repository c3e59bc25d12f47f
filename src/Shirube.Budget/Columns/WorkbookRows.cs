using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using Shirube.Budget.Sheets;
using Shirube.Budget.Tables;

namespace Shirube.Budget.Columns;

/// <summary>The rows of one sheet of an Excel workbook (.xlsx, or .xls of the older Excel). A formula counts as the value that was saved with it; nothing is computed.</summary>
internal static class WorkbookRows
{
    private const int Often = 256;
    private const int MostOldRows = 1 << 16; // of an .xls

    /// <summary>With what an .xls begins, and any other file of the older Office.</summary>
    public static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    // the library asks for code page 1252 when it is made, whatever it reads
    static WorkbookRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static bool IsWorkbook(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            return zip.GetEntry("xl/workbook.xml") is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    public static ImmutableArray<string> Sheets(string path, string name, ImportLimits limits)
    {
        using var file = Open(path, name, limits);
        using var book = Reader(file, name);
        var sheets = ImmutableArray.CreateBuilder<string>();
        do sheets.Add(Try(() => book.Name, name));
        while (Try(book.NextResult, name));
        return sheets.ToImmutable();
    }

    public static IEnumerable<TableRow> Read(string path, string name, string sheet, ImportLimits limits, Action<long>? progress, CancellationToken cancel)
    {
        using var file = Open(path, name, limits);
        cancel.ThrowIfCancellationRequested();
        using var book = Reader(file, name);
        while (Try(() => book.Name, name) != sheet)
        {
            if (!Try(book.NextResult, name)) throw TableDamage.NoSheet(name, sheet, []);
        }

        if (IsCompound(path) && book.RowCount > MostOldRows) throw TableDamage.Workbook(name); // the reader would look for each of them
        for (var number = 1; Try(book.Read, name); number++)
        {
            if (number % Often == 0)
            {
                cancel.ThrowIfCancellationRequested();
                progress?.Invoke(book.RowCount > 0 ? file.Length * Math.Min(number, book.RowCount) / book.RowCount : 0);
            }

            if (number > limits.Rows) throw TableDamage.TooMany(name, number, "行", "rows", limits.Rows);
            if (book.FieldCount > limits.Columns) throw TableDamage.TooMany(name, number, "列", "columns", limits.Columns);
            var cells = new string[book.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = Text(Try(() => book.GetValue(i), name));
                if (cells[i].Length > limits.CellCharacters) throw TableDamage.TooLong(name, number, limits.CellCharacters);
            }

            yield return new(number, cells);
        }
    }

    // unpacked once and counted before the reader, which knows no limits, sees it
    private static FileStream Open(string path, string name, ImportLimits limits)
    {
        var file = File.OpenRead(path);
        try
        {
            if (IsCompound(path)) return file.Length <= limits.WorkbookBytes ? file : throw Damage.TooLarge(name);
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > limits.WorkbookParts) throw Damage.TooLarge(name);
            var left = limits.WorkbookBytes;
            var buffer = new byte[1 << 16];
            foreach (var entry in zip.Entries)
            {
                using var part = new LimitedStream(entry.Open(), name, entry.CompressedLength, limits);
                while (part.Read(buffer, 0, buffer.Length) is > 0 and var count)
                {
                    left -= count;
                    if (left < 0) throw Damage.TooLarge(name);
                }
            }

            file.Position = 0;
            return file;
        }
        catch (InvalidDataException)
        {
            file.Dispose();
            throw TableDamage.Workbook(name);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static bool IsCompound(string path)
    {
        Span<byte> start = stackalloc byte[Compound.Length];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(Compound);
    }

    private static IExcelDataReader Reader(FileStream file, string name) =>
        Try(() => IsCompound(file.Name) ? ExcelReaderFactory.CreateBinaryReader(file, new() { LeaveOpen = true }) : ExcelReaderFactory.CreateOpenXmlReader(file, new() { LeaveOpen = true }), name);

#pragma warning disable CA1031 // the library says in many ways that a workbook is damaged; each is the same answer to a person
    private static T Try<T>(Func<T> read, string name)
    {
        try
        {
            return read();
        }
        catch (Exception wrong) when (wrong is not (OutOfMemoryException or FileNotFoundException))
        {
            throw TableDamage.Workbook(name);
        }
    }
#pragma warning restore CA1031

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        double number when number == Math.Truncate(number) && Math.Abs(number) < 1e15 => number.ToString("F0", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) < 1e20 => ((decimal)number).ToString(CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool truth => truth ? "TRUE" : "FALSE",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
