using System.Collections.Immutable;
using System.Globalization;
using Shirube.Analytics.Duck;
using Shirube.Budget.Sheets;
using Shirube.Budget.Tables;

namespace Shirube.Budget.Views;

/// <summary>What one official table of the RS system prints of a project.</summary>
/// <param name="Number">As the ministries number the tables, e.g. "2-1".</param>
/// <param name="Headers">As printed, of the columns in which the project prints something.</param>
public sealed record TableRows(string Number, ImmutableArray<string> Headers, ImmutableArray<TableRow> Rows);

/// <summary>A row of an official table.</summary>
/// <param name="RowId">Its id in the tables.</param>
/// <param name="Document">SHA-256 of the file.</param>
/// <param name="Line">Record of the file, the header being 1.</param>
/// <param name="Cells">In the order of the headers; yen as whole yen; null where nothing is printed.</param>
public sealed record TableRow(long RowId, string Document, int Line, ImmutableArray<string?> Cells);

/// <summary>Reads all that the tables of the RS system print of a project.</summary>
public static class ProjectTables
{
    private const int Basics = 4; // year, id, name and ministry stand in every table

    /// <summary>The tables in their order; none where the sheet is not of the RS system.</summary>
    /// <param name="key">Its number is 予算事業ID.</param>
    public static ImmutableArray<TableRows> Find(DuckConnection connection, SheetKey key, CancellationToken cancel)
    {
        if (!int.TryParse(key.Number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return [];
        return [.. TableColumns.All.Select(t => Read(connection, t, key.Year, id, cancel)).Where(t => !t.Rows.IsEmpty)];
    }

    /// <summary>Numbers of the tables that were imported of a sheet year.</summary>
    public static ImmutableArray<string> Of(DuckConnection connection, int year, CancellationToken cancel)
    {
        using var result = connection.Query(string.Join(" union all ", TableColumns.All.Select(t => $"select '{t.Number}' where exists (select 1 from {t.Name} where year = $1)")) + " order by 1", cancel, year);
        return [.. result.Rows().Select(r => (string)r[0]!)];
    }

    /// <summary>Asks for the ids of all rows of a project: $1 is the sheet year, $2 the number of the sheet.</summary>
    internal static string AllRows { get; } = string.Join(" union all ", TableColumns.All.Select(t => $"select row_id from {t.Name} where year = $1 and project_id::varchar = $2"));

    private static TableRows Read(DuckConnection connection, TableColumns table, int year, int id, CancellationToken cancel)
    {
        var columns = table.Columns[Basics..];
        using var result = connection.Query(
            $"select t.row_id, d.hash, {string.Join(", ", columns.Select(c => $"t.\"{c.Name}\""))} from {table.Name} t join document d on d.document = t.row_id >> 24 where t.year = $1 and t.project_id = $2 order by t.row_id",
            cancel, year, id);
        var rows = result.Rows().Select(r => (RowId: (long)r[0]!, Document: (string)r[1]!, Cells: r.Skip(2).Select(Printed).ToArray())).ToList();
        var shown = Enumerable.Range(0, columns.Length).Where(c => rows.Exists(r => r.Cells[c] is not null)).ToList();
        return new(
            table.Number,
            [.. shown.Select(c => columns[c].Header)],
            [.. rows.Select(r => new TableRow(r.RowId, r.Document, (int)(r.RowId & SheetParser.LineMask), [.. shown.Select(c => r.Cells[c])]))]);
    }

    private static string? Printed(object? value) => value switch
    {
        null => null,
        bool truth => truth ? "○" : "×",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
