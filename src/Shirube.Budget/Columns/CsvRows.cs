using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Shirube.Budget.Columns;

/// <summary>The records of a CSV.</summary>
internal static class CsvRows
{
    private const int Often = 256;

    public static IEnumerable<TableRow> Read(string path, string name, TableLayout layout, ImportLimits limits, Action<long>? progress, CancellationToken cancel)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        using var text = new StreamReader(file, TableFile.Decoder(layout.Encoding));
        var isOdd = false;
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = (layout.Delimiter ?? ',').ToString(),
            IgnoreBlankLines = false,
            MaxFieldSize = limits.CellCharacters,
            BadDataFound = _ => isOdd = true,
        });
        for (var number = 1; ; number++)
        {
            if (number % Often == 0)
            {
                cancel.ThrowIfCancellationRequested();
                progress?.Invoke(file.Position);
            }

            isOdd = false;
            if (Next(csv, name, number, limits) is not { } cells) yield break;
            if (number > limits.Rows) throw TableDamage.TooMany(name, number, "行", "rows", limits.Rows);
            if (cells.Length > limits.Columns) throw TableDamage.TooMany(name, number, "列", "columns", limits.Columns);
            // a quote that nothing closes takes the rest of the file into its cell
            if (isOdd && cells[^1].Contains('\n', StringComparison.Ordinal)) throw TableDamage.Quote(name, number);
            yield return new(number, cells, isOdd);
        }
    }

    // null at the end
    private static string[]? Next(CsvParser csv, string name, int number, ImportLimits limits)
    {
        try
        {
            return csv.Read() ? csv.Record : null;
        }
        catch (CsvHelperException)
        {
            throw TableDamage.TooLong(name, number, limits.CellCharacters);
        }
    }
}
