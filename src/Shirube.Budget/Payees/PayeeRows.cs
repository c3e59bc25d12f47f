using System.Collections.Immutable;
using Shirube.Analytics.Duck;
using Shirube.Budget.Export;

namespace Shirube.Budget.Payees;

/// <summary>Which payees, and which of their payments.</summary>
/// <param name="Year">Sheet year（公開年度）; null for all.</param>
/// <param name="Ministry">As the sheets print it; null for all.</param>
/// <param name="Kind">One of <see cref="PayeeRows.Kinds"/>; null for all.</param>
public sealed record PayeeFilter(int? Year = null, string? Ministry = null, string? Kind = null);

/// <summary>Payees with their names and with what they got by ministry and year, most first.</summary>
public static class PayeeRows
{
    // words that stand for several kinds
    private static readonly ImmutableSortedDictionary<string, PayeeKind[]> Families = new Dictionary<string, PayeeKind[]>(StringComparer.Ordinal)
    {
        ["university"] = [PayeeKind.NationalUniversity, PayeeKind.PublicUniversity, PayeeKind.PrivateUniversity, PayeeKind.University],
        ["institute"] = [PayeeKind.ResearchAgency, PayeeKind.IndependentAgency, PayeeKind.InterUniversityInstitute],
        ["public-body"] = [PayeeKind.State, PayeeKind.LocalGovernment],
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Over payee y: not nobody in particular, as <see cref="PayeeKinds.IsNobody"/>.</summary>
    internal const string IsSomebody = "y.kind not in ('person', 'anonymous', 'other')";

    private const string Sql = $$"""
        with paid as (
          select q.payee, s.ministry, s.year, p.fiscal_year, sum(q.amount) as amount, count(*) as payments, count(*) filter (q.how = 'printed') as printed, count(*) filter (q.how = 'resolved') as resolved
          from payment_payee q join payment p using (sheet, position) join sheet s using (sheet) join payee y on y.payee = q.payee
          where ($1::integer is null or s.year = $1::integer) and ($2::varchar is null or s.ministry = $2::varchar) and ($3::varchar is null or list_contains(string_split($3::varchar, ','), y.kind))
          group by all)
        select y.name as payee, y.kind, y.corporate_number as "corporateNumber",
          (select list({'name': n.name, 'payments': n.payments} order by n.payments desc, n.name) from payee_name n where n.payee = y.payee) as names,
          sum(a.payments)::bigint as payments, sum(a.amount) as amount, round(sum(a.printed) / sum(a.payments), 4) as "printedShare", round(sum(a.resolved) / sum(a.payments), 4) as "resolvedShare",
          list({'ministry': a.ministry, 'year': a.year, 'fiscalYear': a.fiscal_year, 'payments': a.payments, 'amount': a.amount} order by a.year, a.fiscal_year, a.ministry) as amounts
        from paid a join payee y on y.payee = a.payee
        where {{IsSomebody}}
        group by y.payee, y.key, y.name, y.kind, y.corporate_number order by amount desc nulls last, y.key
        """;

    /// <summary>Kinds that can be asked for: university is every kind of university, institute the research, independent and inter-university ones, public-body state and local government.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        [.. Families.Keys.Concat(Enum.GetValues<PayeeKind>().Where(k => !PayeeKinds.IsNobody(k)).Select(PayeeList.Word)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>One row a payee, in million yen: what each sheet prints, added; money passed on counts with both. Who is nobody in particular (個人Ａ, Ａ社, その他) is left out.</summary>
    public static DuckResult Read(DuckConnection connection, PayeeFilter filter, CancellationToken cancel)
    {
        if (filter.Kind is { } kind && !Kinds.Contains(kind)) throw new ArgumentException($"No kind of payee is called {kind}.", nameof(filter));
        using var statement = connection.Prepare(Sql);
        return statement.Bind(1, filter.Year).Bind(2, filter.Ministry).Bind(3, WordsOf(filter.Kind)).Stream(cancel);
    }

    /// <summary>The same rows as Parquet.</summary>
    public static void WriteParquet(Stream output, DuckConnection connection, PayeeFilter filter, CancellationToken cancel) =>
        ResultParquet.Write(output, connection, Sql, cancel, filter.Year, filter.Ministry, WordsOf(filter.Kind));

    /// <summary>The kinds that a word stands for, joined by commas; null for null.</summary>
    internal static string? WordsOf(string? kind) =>
        kind is null ? null : Families.TryGetValue(kind, out var family) ? string.Join(',', family.Select(PayeeList.Word)) : kind;
}
