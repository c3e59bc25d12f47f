using System.Collections.Immutable;
using Shirube.Analytics.Duck;
using Shirube.Budget.Views;

namespace Shirube.Budget.Payees;

/// <summary>A payee with what it got by the sheets of a filter.</summary>
/// <param name="Key">Corporate number, or the folded name where none is known.</param>
/// <param name="Kind">A word of <see cref="PayeeRows.Kinds"/>.</param>
/// <param name="Amount">In million yen; money that is passed on counts with each who got it.</param>
public sealed record PayeeRow(string Key, string Name, string Kind, string? CorporateNumber, int Payments, decimal? Amount);

/// <summary>What a payee got by one sheet, in million yen.</summary>
/// <param name="How">printed, doubted, resolved or unresolved.</param>
/// <param name="PrintedName">As the sheet prints it.</param>
/// <param name="IsSlip">True where the amount is 500 times the budget of its year or more: another unit, it seems.</param>
public sealed record PayeePayment(SheetKey Sheet, string Project, int? FiscalYear, string? Block, string PrintedName, string? Purpose, decimal? Amount, string How, double? Probability, bool IsSlip);

/// <summary>What a payee got by the sheets of a ministry and sheet year.</summary>
/// <param name="Slips">Payments that seem to stand in another unit; they are not in the amount.</param>
/// <param name="Resolved">Payments whose payee was told from other sheets, since no valid number is printed.</param>
/// <param name="Amount">In million yen; null where none is printed.</param>
public sealed record PayeeSum(int Year, string Ministry, int Payments, int Slips, int Resolved, decimal? Amount);

/// <summary>A payee with its names and what it got.</summary>
/// <param name="Names">As printed, most often first.</param>
/// <param name="Sums">Of all payments.</param>
public sealed record PayeeDetail(
    string Key, string Name, string Kind, string? CorporateNumber, ImmutableArray<(string Name, int Payments)> Names, ImmutableArray<PayeeSum> Sums)
{
    internal long Id { get; init; }
}

/// <summary>Payees as pages show them.</summary>
public static class PayeeViews
{
    private const string Rows = $"""
        with chosen as (select s.sheet from sheet s where {SheetFilter.Where}),
        paid as (
          select payee, count(*) as payments, sum(amount) filter (not is_slip) as amount
          from payment_payee semi join chosen using (sheet) where how <> '{PayeeDecision.Anonymous}' group by payee)
        select y.key, y.name, y.kind, y.corporate_number, a.payments, a.amount, count(*) over ()
        from paid a join payee y on y.payee = a.payee
        where {PayeeRows.IsSomebody} and ($6 is null or list_contains(string_split($6, ','), y.kind))
          and ($7 is null or y.payee in (select payee from payee_name where contains(name, $7) or contains(name, $8)) or y.corporate_number = $8)
        order by 6 desc nulls last, 1 limit $9 offset $10
        """;

    private const string Sums = $"""
        select s.year, s.ministry, count(*), count(*) filter (q.is_slip), count(*) filter (q.how = '{PayeeDecision.Resolved}'), sum(q.amount) filter (not q.is_slip)
        from payment_payee q join sheet s using (sheet) where q.payee = $1 and {SheetFilter.HasAddress} group by all order by 1, 2
        """;

    // the texts are read for the rows that are shown only
    private const string Page = $"""
        with shown as materialized (
          select s.year, s.ministry, s.number, coalesce(s.name, '') as project, q.sheet, q.position, q.amount, q.how, q.probability, q.is_slip
          from payment_payee q join sheet s using (sheet) where q.payee = $1 and {SheetFilter.HasAddress}
          order by s.year desc, q.amount desc nulls last, s.ministry, s.number, q.position limit $2 offset $3),
        placed as materialized (select p.rowid as place, o.* from shown o join payment p using (sheet, position))
        select o.year, o.ministry, o.number, o.project, p.fiscal_year, p.block, coalesce(p.payee, ''), p.purpose, o.amount, o.how, o.probability, o.is_slip
        from placed o join payment p on p.rowid = o.place order by o.year desc, o.amount desc nulls last, o.ministry, o.number, o.position
        """;

    /// <summary>Most first; who is nobody in particular is left out, and so are amounts that seem to be in another unit.</summary>
    /// <param name="kind">One of <see cref="PayeeRows.Kinds"/>; null for all.</param>
    /// <param name="says">Part of a printed name, or the corporate number; null for all.</param>
    /// <param name="folded">The same in the other width.</param>
    /// <param name="skip">Payees that are passed over.</param>
    /// <param name="take">Payees at most.</param>
    /// <returns>The payees asked for, and how many there are in all.</returns>
    public static (ImmutableArray<PayeeRow> Rows, int Total) List(DuckConnection connection, SheetFilter filter, string? kind, string? says, string? folded, int skip, int take, CancellationToken cancel)
    {
        using var result = connection.Query(Rows, cancel, [.. filter.Values, PayeeRows.WordsOf(kind), says, folded, take, skip]);
        var total = 0;
        var rows = ImmutableArray.CreateBuilder<PayeeRow>();
        foreach (var r in result.Rows())
        {
            total = (int)(long)r[6]!;
            rows.Add(new((string)r[0]!, (string)r[1]!, (string)r[2]!, (string?)r[3], (int)(long)r[4]!, (decimal?)r[5]));
        }

        return (rows.ToImmutable(), total);
    }

    /// <returns>Null where there is no such payee.</returns>
    public static PayeeDetail? Find(DuckConnection connection, string key, CancellationToken cancel)
    {
        using var heads = connection.Query($"select y.name, y.kind, y.corporate_number, y.payee from payee y where y.key = $1 and {PayeeRows.IsSomebody}", cancel, key);
        if (heads.Rows().FirstOrDefault() is not { } head) return null;
        var payee = (long)head[3]!;
        using var names = connection.Query("select name, payments from payee_name where payee = $1 order by payments desc, name", cancel, payee);
        using var sums = connection.Query(Sums, cancel, payee);
        return new(
            key, (string)head[0]!, (string)head[1]!, (string?)head[2],
            [.. names.Rows().Select(n => ((string)n[0]!, (int)(long)n[1]!))],
            [.. sums.Rows().Select(s => new PayeeSum((int)(long)s[0]!, (string)s[1]!, (int)(long)s[2]!, (int)(long)s[3]!, (int)(long)s[4]!, (decimal?)s[5]))])
        { Id = payee };
    }

    /// <summary>The latest year first, the largest first.</summary>
    /// <param name="skip">Payments that are passed over.</param>
    /// <param name="take">Payments at most.</param>
    public static ImmutableArray<PayeePayment> Payments(DuckConnection connection, PayeeDetail payee, int skip, int take, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(payee);
        using var payments = connection.Query(Page, cancel, payee.Id, take, skip);
        return [.. payments.Rows().Select(p => new PayeePayment(
                new((int)(long)p[0]!, (string)p[1]!, (string)p[2]!), (string)p[3]!, (int?)(long?)p[4], (string?)p[5], (string)p[6]!, (string?)p[7], (decimal?)p[8], (string)p[9]!, (double?)p[10], (bool)p[11]!))];
    }
}
