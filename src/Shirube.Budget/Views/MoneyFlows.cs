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
    private const string Sql = $"""
        with paid as (
          select s.sheet, s.year, s.ministry, s.number, s.name, s.bureau, p.block, p.payee, p.corporate_number, p.amount
          from payment p join sheet s using (sheet)
          left join (select sheet, fiscal_year, {UnitSlips.Most} as most from budget group by all) m on m.sheet = p.sheet and m.fiscal_year = p.fiscal_year
          where {SheetFilter.Where} and {SheetFilter.HasAddress} and p.amount > 0
            and not {UnitSlips.IsOne}),
        large as (select sheet from paid group by all order by sum(amount) desc limit $6)
        select case when $2 is null then ministry else coalesce(bureau, ministry) end, year, ministry, number, name, block, payee, corporate_number, sum(amount)
        from paid semi join large using (sheet) group by all order by 9 desc, 3, 4, 6, 7
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
