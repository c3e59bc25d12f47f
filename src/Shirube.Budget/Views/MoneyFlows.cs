using System.Collections.Immutable;
using Shirube.Analytics.Duck;

namespace Shirube.Budget.Views;

/// <summary>Payments of one project to one payee within one block.</summary>
/// <param name="Source">Bureau where the filter names a ministry, else the ministry.</param>
/// <param name="Block">As printed; null where none is.</param>
/// <param name="Amount">In million yen.</param>
public sealed record MoneyFlow(string Source, SheetKey Key, string Project, string? Block, string? Payee, string? CorporateNumber, decimal Amount);

/// <summary>Where the money of the largest projects goes.</summary>
public static class MoneyFlows
{
    // the texts are read for the payments of the large projects only
    private const string Sql = $"""
        with chosen as (select s.sheet from sheet s where {SheetFilter.Where} and {SheetFilter.HasAddress}),
        large as materialized (select sheet from payment_payee semi join chosen using (sheet) where amount > 0 and not is_slip group by sheet order by sum(amount) desc limit $6),
        slips as materialized (select sheet, position from payment_payee where is_slip),
        placed as materialized (
          select p.rowid as place from payment p where p.sheet in (select sheet from large) and p.amount > 0 and (p.sheet, p.position) not in (select (sheet, position) from slips))
        select coalesce({SheetFilter.Group}, s.ministry), s.year, s.ministry, s.number, s.name, p.block, p.payee, p.corporate_number, sum(p.amount)
        from placed o join payment p on p.rowid = o.place join sheet s using (sheet) group by all order by 9 desc, 3, 4, 6, 7
        """;

    /// <param name="projects">How many projects, those with the largest payments.</param>
    /// <returns>Largest first.</returns>
    public static ImmutableArray<MoneyFlow> Read(DuckConnection connection, SheetFilter filter, int projects, CancellationToken cancel)
    {
        using var result = connection.Query(Sql, cancel, [.. filter.Values, projects]);
        return [.. result.Rows().Select(r => new MoneyFlow(
            (string)r[0]!, new((int)(long)r[1]!, (string)r[2]!, (string)r[3]!), (string?)r[4] ?? "", (string?)r[5], (string?)r[6], (string?)r[7], (decimal)r[8]!))];
    }
}
