using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Shirube.Analytics.Duck;
using Shirube.Budget.Export;
using Shirube.Web.Contract;
using Shirube.Web.Exports;

namespace Shirube.Cli.Output;

/// <summary>Data for the caller: UTF-8 without byte-order mark, LF, never shaped by a culture or a terminal.</summary>
internal static class StandardOutput
{
    public static void WriteJson(Action<Utf8JsonWriter> write)
    {
        using var output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output, EditionJson.Options)) write(json);
        output.Write("\n"u8);
    }

    /// <param name="most">Rows to write at most.</param>
    /// <returns>False where there were more.</returns>
    public static bool WriteRows(DuckResult result, string format, long most)
    {
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        return WriteRows(output, result, format, most);
    }

    public static bool WriteRows(Stream output, DuckResult result, string format, long most)
    {
        if (format == "csv") return ResultCsv.Write(output, result, most);
        if (format == "xlsx") return WriteWorkbook(output, result, most);
        var isWhole = ResultJson.Write(output, result, most, EditionJson.Options);
        output.Write("\n"u8);
        return isWhole;
    }

    private static bool WriteWorkbook(Stream output, DuckResult result, long most)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<SheetCell>>();
        var isWhole = true;
        foreach (var row in result.Rows())
        {
            isWhole = rows.Count < Math.Min(most, XlsxExport.MostRows);
            if (!isWhole) break;
            rows.Add([.. row.Select(value => new SheetCell(ResultCsv.Text(value), value is long or int or short or double or decimal))]);
        }

        XlsxExport.Write(output, new("rows", [.. result.Columns.Select(c => c.Name)], rows.ToImmutable()));
        return isWhole;
    }

    public static void WriteLines(IEnumerable<string> lines)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n"))));
    }
}
