using System.Collections.Immutable;
using Shirube.Analytics.Duck;
using Shirube.Budget.Evidence;
using Shirube.Budget.Sheets;

namespace Shirube.Budget.Columns;

/// <summary>What a file looks like before anything of it is read.</summary>
/// <param name="First">Its first rows.</param>
/// <param name="Header">Null where no row is one.</param>
public sealed record TableLook(TableLayout Layout, ImmutableArray<TableRow> First, MappedHeader? Header)
{
    private const int Rows = 30;

    /// <summary>True for a file that needs a mapping.</summary>
    public static bool IsTable(string path) => Import.PackedFile.KindOf(path) == Import.ImportKind.Mapped;

    /// <param name="name">What messages call the file.</param>
    /// <param name="mapping">Says where the headers stand; null to look for them.</param>
    /// <exception cref="UnreadableImportException">The file cannot be read.</exception>
    public static TableLook Of(string path, string name, ColumnMapping? mapping, ImportLimits limits, CancellationToken cancel)
    {
        var kind = TableFile.KindOf(path) ?? throw Damage.Unknown(name);
        var layout = TableFile.Look(path, name, kind, mapping, limits);
        ImmutableArray<TableRow> first = [.. TableFile.Rows(path, name, layout, limits, progress: null, cancel).Take(Math.Max(Rows, mapping?.HeaderRow + Rows ?? 0))];
        return new(layout, first, mapping is null ? MappedHeader.Guess(first) : MappedHeader.Of(first, mapping.HeaderRow, mapping.HeaderRows));
    }

    /// <summary>The same with the headers where a mapping says that they stand.</summary>
    public TableLook As(ColumnMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        return this with { Header = MappedHeader.Of(First, mapping.HeaderRow, mapping.HeaderRows) };
    }

    /// <summary>What the columns seem to be, for a person to change.</summary>
    public ColumnMapping Guess()
    {
        var unit = Header is null ? null : HeaderGuess.UnitOf(Header.Above);
        var columns = Header is null ? [] : HeaderGuess.Of(Header.Texts, unit);
        return new("", columns)
        {
            Sheet = Layout.Sheets.IsEmpty || Layout.Sheet == Layout.Sheets[0] ? null : Layout.Sheet,
            HeaderRow = Header?.Row ?? 1,
            HeaderRows = Header?.Lines ?? 1,
            Unit = unit ?? MoneyUnit.Million,
        };
    }
}

/// <summary>A project as a mapping reads it.</summary>
/// <param name="Row">Its first row.</param>
/// <param name="Budgets">Each fiscal year with what is printed of it, in million yen: the role and its amount.</param>
/// <param name="Payments">Payee and amount in million yen.</param>
/// <param name="Results">Outcomes, then outputs.</param>
public sealed record PreviewedSheet(
    int Row, int? Year, string? Ministry, string? Number, string? Name, string? Bureau,
    ImmutableArray<(int? Year, ColumnRole Role, decimal Amount)> Budgets, ImmutableArray<(string? Payee, decimal? Amount)> Payments, ImmutableArray<PreviewedResult> Results);

/// <summary>An outcome or output as a mapping reads it.</summary>
/// <param name="Name">Its indicator, else its goal.</param>
/// <param name="Years">In the unit of the indicator.</param>
public sealed record PreviewedResult(bool IsOutput, string? Name, string? Unit, ImmutableArray<(int? Year, double? Actual, double? Expected)> Years);

/// <summary>What a mapping makes of the first rows of a file. Nothing is stored.</summary>
/// <param name="Rows">Rows that were read.</param>
/// <param name="Sheets">How many projects they are.</param>
/// <param name="First">The first of them.</param>
/// <param name="Counts">How many findings of each code.</param>
/// <param name="Findings">The first of them.</param>
public sealed record MappedPreview(
    int Rows, int Sheets, ImmutableArray<PreviewedSheet> First, ImmutableArray<(string Severity, string Code, int Count)> Counts, ImmutableArray<Documents.DocumentFinding> Findings)
{
    /// <summary>Rows that are read for it.</summary>
    public const int MostRows = 500;

    private const int Shown = 8;
    private const int ShownFindings = 30;

    /// <exception cref="UnreadableImportException">The file cannot be read.</exception>
    public static MappedPreview Of(string path, string name, ColumnMapping mapping, ImportLimits limits, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        var kind = TableFile.KindOf(path) ?? throw Damage.Unknown(name);
        using var database = DuckDatabase.Open(null);
        using var connection = database.Connect();
        connection.Execute(BudgetDraft.Tables(), cancel);
        int rows, sheets;
        using (var tables = new SheetTables(database))
        {
            var reader = new MappedRows(mapping, 1, new(tables.Finding, 1), new SheetParser(tables, 1, name).Parse);
            rows = reader.Read(TableFile.Rows(path, name, TableFile.Look(path, name, kind, mapping, limits), limits, progress: null, cancel), name, MostRows);
            sheets = reader.Sheets;
            tables.Commit();
        }

        return new(rows, sheets, FirstSheets(connection, cancel), Documents.DocumentFinding.Counts(connection, 1, cancel), Documents.DocumentFinding.Read(connection, 1, null, 0, ShownFindings, cancel));
    }

    private static ImmutableArray<PreviewedSheet> FirstSheets(DuckConnection connection, CancellationToken cancel)
    {
        using var budgets = connection.Query(
            $"select sheet, fiscal_year, initial, supplementary, carried_in, carried_out, reserve, total, executed, requested from budget where sheet in (select sheet from sheet order by line limit {Shown}) order by sheet, fiscal_year", cancel);
        var amounts = budgets.Rows().ToLookup(
            r => (long)r[0]!,
            r => Enumerable.Range(0, ColumnRole.Requested - ColumnRole.Initial + 1).Where(i => r[i + 2] is not null).Select(i => ((int?)(long?)r[1], ColumnRole.Initial + i, (decimal)r[i + 2]!)).ToList());
        using var payments = connection.Query($"select sheet, payee, amount from payment where sheet in (select sheet from sheet order by line limit {Shown}) order by sheet, position", cancel);
        var paid = payments.Rows().ToLookup(r => (long)r[0]!, r => ((string?)r[1], (decimal?)r[2]));
        var results = Results(connection, cancel);
        using var sheets = connection.Query($"select sheet, line, year, ministry, number, name, bureau from sheet order by line limit {Shown}", cancel);
        return [.. sheets.Rows().Select(s => new PreviewedSheet(
            (int)(long)s[1]!, (int?)(long?)s[2], (string?)s[3], (string?)s[4], (string?)s[5], (string?)s[6],
            [.. amounts[(long)s[0]!].SelectMany(a => a)], [.. paid[(long)s[0]!]], [.. results[(long)s[0]!]]))];
    }

    private static ILookup<long, PreviewedResult> Results(DuckConnection connection, CancellationToken cancel)
    {
        using var rows = connection.Query(
            $"""
            with first as (select sheet from sheet order by line limit {Shown}),
            result as (
              select sheet, false as is_output, outcome as position, coalesce(indicator, goal) as name, unit from outcome semi join first using (sheet)
              union all select sheet, true, output, indicator, unit from output semi join first using (sheet)),
            year as (
              select sheet, false as is_output, outcome as position, fiscal_year, actual, target as expected from outcome_year semi join first using (sheet)
              union all select sheet, true, output, fiscal_year, actual, expected from output_year semi join first using (sheet))
            select sheet, is_output, position, name, unit, fiscal_year, actual, expected from result left join year using (sheet, is_output, position) order by sheet, is_output, position, fiscal_year
            """,
            cancel);
        return rows.Rows()
            .GroupBy(r => (Sheet: (long)r[0]!, IsOutput: (bool)r[1]!, Position: (long)r[2]!))
            .ToLookup(g => g.Key.Sheet, g => new PreviewedResult(g.Key.IsOutput, (string?)g.First()[3], (string?)g.First()[4], [.. g.Where(r => r[6] is not null || r[7] is not null).Select(r => ((int?)(long?)r[5], (double?)r[6], (double?)r[7]))]));
    }
}
