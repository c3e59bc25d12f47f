using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Shirube.Analytics.Duck;
using Shirube.Budget.Sheets;
using Shirube.Core;

namespace Shirube.Budget.Tables;

/// <summary>One table of the RS system, a ZIP with one CSV or that CSV, into its table, in one transaction. The number of a row counts records, the header being 1.</summary>
internal static class TableReader
{
    private const int Often = 256;
    private const int LongestHeader = 1000; // characters
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="progress">Told the bytes of the file that were read, now and then.</param>
    /// <returns>The number of the table and how many rows it had.</returns>
    /// <exception cref="UnreadableImportException">It is no such ZIP, or damaged.</exception>
    public static (string Number, int Rows) Read(DuckDatabase database, int document, string path, string name, ImportLimits limits, Action<long> progress, CancellationToken cancel) =>
        Open(path, name, limits, (csv, file) => Read(database, document, name, csv, () => progress(file.Position), cancel));

    /// <summary>One record of the table as it stands there.</summary>
    /// <param name="number">The header being 1.</param>
    /// <returns>Headers with cells; null where there is no such record.</returns>
    public static IReadOnlyList<(string Header, string Cell)>? Record(string path, int number, ImportLimits limits, CancellationToken cancel) => Open<IReadOnlyList<(string, string)>?>(path, path, limits, (csv, _) =>
    {
        var headers = Next(csv, path, 1);
        for (var at = 2; headers is not null && Next(csv, path, at) is { } record; at++)
        {
            cancel.ThrowIfCancellationRequested();
            if (at == number) return [.. record.Select((cell, i) => (i < headers.Length ? headers[i] : "", cell))];
        }

        return null;
    });

    /// <summary>Whether a file that is no ZIP begins with the headers of one.</summary>
    public static bool IsTable(string path)
    {
        try
        {
            using var text = new StreamReader(path, Strict);
            using var csv = new CsvParser(text, Configuration(LongestHeader));
            return csv.Read() && csv.Record is { } headers && TableColumns.Of(headers) is not null;
        }
        catch (Exception wrong) when (wrong is CsvHelperException or DecoderFallbackException)
        {
            return false;
        }
    }

    private static CsvConfiguration Configuration(int longest) => new(CultureInfo.InvariantCulture) { MaxFieldSize = longest };

    private static T Open<T>(string path, string name, ImportLimits limits, Func<CsvParser, FileStream, T> read)
    {
        using var file = File.OpenRead(path);
        try
        {
            using var zip = IsPacked(file) ? new ZipArchive(file, ZipArchiveMode.Read) : null;
            using var text = new StreamReader(zip is null ? file : Unpacked(zip, name, limits), Strict);
            using var csv = new CsvParser(text, Configuration(limits.LineBytes / 4));
            return read(csv, file);
        }
        catch (InvalidDataException)
        {
            throw Damage.Packing(name);
        }
    }

    private static bool IsPacked(FileStream file)
    {
        Span<byte> start = stackalloc byte[4];
        var isPacked = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("PK\x03\x04"u8);
        file.Position = 0;
        return isPacked;
    }

    private static LimitedStream Unpacked(ZipArchive zip, string name, ImportLimits limits) =>
        zip.Entries.Count <= limits.PackedFiles && zip.Entries.Where(e => e.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)).ToList() is [var entry]
            ? new(entry.Open(), name, entry.CompressedLength, limits)
            : throw Damage.Unknown(name);

    private static (string Number, int Rows) Read(DuckDatabase database, int document, string name, CsvParser csv, Action progress, CancellationToken cancel)
    {
        using var connection = database.Connect();
        connection.Execute("begin", cancel);
        using var findingTable = connection.Append("finding");
        var findings = new FindingRows(findingTable, document);
        var headers = Next(csv, name, 1) ?? throw Damage.Unknown(name);
        var table = TableColumns.Of(headers) ?? throw Damage.Unknown(name);
        var places = Places(table, headers, findings);
        using var rows = connection.Append(table.Name);
        var cells = new TableCells(rows, findings);
        var count = 0;
        while (Next(csv, name, count + 2) is { } record)
        {
            var number = ++count + 1;
            if (number % Often == 0)
            {
                cancel.ThrowIfCancellationRequested();
                progress();
            }

            cells.Begin(((long)document << SheetParser.LineBits) | (uint)number, number);
            if (record.Length != headers.Length) findings.Add(Severity.Warning, "row-length", number, null, null, record.Length.ToString(CultureInfo.InvariantCulture));
            for (var i = 0; i < places.Length; i++)
            {
                if (places[i] >= 0 && places[i] < record.Length) cells.Set(i + 1, table.Columns[i], record[places[i]]);
            }

            cells.End();
        }

        rows.Flush();
        findingTable.Flush();
        connection.Execute("commit", cancel);
        return (table.Number, count);
    }

    // null at the end
    private static string[]? Next(CsvParser csv, string name, int number)
    {
        try
        {
            return csv.Read() ? csv.Record : null;
        }
        catch (Exception wrong) when (wrong is CsvHelperException or DecoderFallbackException)
        {
            throw Damage.Line(name, number, "CSV の行として読めません", "this is no row of CSV");
        }
    }

    // where each column stands; what is missing or unknown is told once
    private static int[] Places(TableColumns table, string[] headers, FindingRows findings)
    {
        var keys = headers.Select(TableColumns.Key).ToList();
        var places = table.Columns.Select(c => keys.IndexOf(TableColumns.Key(c.Header))).ToArray();
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] < 0) findings.Add(Severity.Warning, "missing-column", 1, null, table.Columns[i].Header, null);
        }

        for (var i = 0; i < headers.Length; i++)
        {
            if (!places.Contains(i) && !TableColumns.IsRepeated(headers[i])) findings.Add(Severity.Information, "unknown-field", 1, null, headers[i], null);
        }

        return places;
    }
}
