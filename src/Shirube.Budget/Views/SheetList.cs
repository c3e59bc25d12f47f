using System.Collections.Immutable;
using Shirube.Analytics.Duck;

namespace Shirube.Budget.Views;

/// <summary>Where a sheet is found: unique but for the few numbers that a file prints twice.</summary>
/// <param name="Year">Sheet year（公開年度）.</param>
public readonly record struct SheetKey(int Year, string Ministry, string Number);

/// <summary>A sheet in a list.</summary>
/// <param name="Line">Line of its file, from 1.</param>
public sealed record SheetRow(SheetKey Key, string Name, string? Bureau, string? Division, ImmutableArray<string> Policies, BudgetSums Sums, string Document, int Line);

/// <summary>Order of a list of sheets; what has no value stands last.</summary>
public enum SheetOrder
{
    /// <summary>当初予算 of the sheet year, largest first.</summary>
    Initial,

    /// <summary>予算計 of the year before, largest first.</summary>
    Total,

    /// <summary>執行額 of the year before, largest first.</summary>
    Executed,

    /// <summary>執行率, lowest first.</summary>
    Share,

    /// <summary>Ministry and number.</summary>
    Number,
}

/// <summary>Sheets of a year as a list.</summary>
public static class SheetList
{
    // the texts are read for the rows that are shown only
    private const string Sql = $$"""
        with passing as (
          select s.rowid as place, s.sheet, s.ministry, s.number, s.line, {{BudgetSums.OfSheet}}
          from sheet s join sheet_figure f using (sheet) where {{SheetFilter.Where}} and {{SheetFilter.HasAddress}}),
        shown as materialized (select * from passing order by {0} ministry, number, line limit $6 offset $7),
        policies as (select sheet, list(label order by position) as labels from sheet_label semi join shown using (sheet) where kind = 'policy' group by sheet)
        select s.ministry, s.number, s.name, s.bureau, s.division, l.labels, d.hash, s.line, s.year, 1, o.total, o.executed, o.initial, o.requested, (select count(*) from passing)
        from shown o join sheet s on s.rowid = o.place join document d on d.document = s.document left join policies l on l.sheet = o.sheet
        order by {0} o.ministry, o.number, o.line
        """;

    /// <summary>All of them, largest initial budget first. Sheets without year, ministry or number have no address and stand among the findings.</summary>
    public static ImmutableArray<SheetRow> Read(DuckConnection connection, SheetFilter filter, CancellationToken cancel) => Read(connection, filter, SheetOrder.Initial, 0, int.MaxValue, cancel).Rows;

    /// <param name="skip">Sheets that are passed over.</param>
    /// <param name="take">Sheets at most.</param>
    /// <returns>The sheets asked for, and how many there are in all; 0 where all are passed over.</returns>
    public static (ImmutableArray<SheetRow> Rows, int Total) Read(DuckConnection connection, SheetFilter filter, SheetOrder order, int skip, int take, CancellationToken cancel)
    {
        using var result = connection.Query(Sql.Replace("{0}", OrderOf(order), StringComparison.Ordinal), cancel, [.. filter.Values, take, skip]);
        var rows = result.Rows().ToList();
        return (
            [
                .. rows.Select(r => new SheetRow(
                    new((int)(long)r[8]!, (string)r[0]!, (string)r[1]!), (string?)r[2] ?? "", (string?)r[3], (string?)r[4],
                    Words(r[5]), BudgetSums.Of(r, 9), (string)r[6]!, (int)(long)r[7]!)),
            ],
            rows.Count == 0 ? 0 : (int)(long)rows[0][14]!);
    }

    private static string OrderOf(SheetOrder order) => order switch
    {
        SheetOrder.Initial => "initial desc nulls last,",
        SheetOrder.Total => "total desc nulls last,",
        SheetOrder.Executed => "executed desc nulls last,",
        SheetOrder.Share => "case when total > 0 then executed / total end nulls last,",
        _ => "",
    };

    internal static ImmutableArray<string> Words(object? list) => list is List<object?> words ? [.. words.OfType<string>()] : [];
}
