using System.Globalization;
using Shirube.Analytics.Duck;
using Shirube.Budget.Export;

namespace Shirube.Web.Exports;

/// <summary>A list as a Parquet file. A column whose cells are all numbers is one of doubles, any other one of texts; an empty cell is null.</summary>
public static class ParquetExport
{
    public const string ContentType = "application/vnd.apache.parquet";

    /// <exception cref="Shirube.Analytics.AnalyticsUnavailableException">There is no DuckDB.</exception>
    public static void Write(Stream output, FactSheet sheet, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var names = Names(sheet);
        var isNumber = names.Select((_, column) => sheet.Rows.All(r => r[column].Text.Length == 0 || (r[column].IsNumber && Number(r[column].Text) is not null)) && sheet.Rows.Any(r => r[column].Text.Length > 0)).ToList();
        using var database = DuckDatabase.Open(null);
        using var connection = database.Connect();
        connection.Execute($"create table list ({string.Join(", ", names.Select((n, i) => $"\"{n.Replace("\"", "\"\"", StringComparison.Ordinal)}\" {(isNumber[i] ? "double" : "varchar")}"))})", cancel);
        using (var table = connection.Append("list"))
        {
            foreach (var row in sheet.Rows)
            {
                for (var i = 0; i < names.Count; i++)
                {
                    if (row[i].Text.Length == 0) continue;
                    if (isNumber[i]) table.Set(i, Number(row[i].Text));
                    else table.Set(i, row[i].Text);
                }

                table.EndRow();
            }

            table.Flush();
        }

        ResultParquet.Write(output, connection, "from list", cancel);
    }

    // a table cannot have two columns of one name, in whatever case
    private static List<string> Names(FactSheet sheet)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new List<string>();
        foreach (var column in sheet.Columns)
        {
            var name = column.Length == 0 ? "column" : column;
            for (var again = 2; !taken.Add(name); again++) name = string.Create(CultureInfo.InvariantCulture, $"{column} {again}");
            names.Add(name);
        }

        return names;
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
