using System.Collections.Immutable;
using Shirube.Analytics.Duck;

namespace Shirube.Budget.Views;

/// <summary>What a sheet should tell so that others can follow the money.</summary>
public enum QualityCheck
{
    /// <summary>事業目的 and 事業概要 are there.</summary>
    Described,

    /// <summary>担当部局庁 and 担当課室 are there.</summary>
    Responsible,

    /// <summary>An outcome has an indicator and a target in numbers.</summary>
    Measurable,

    /// <summary>An outcome has an actual value for the year before the sheet year.</summary>
    Observed,

    /// <summary>An outcome has a year by which it is to be reached.</summary>
    Dated,

    /// <summary>予算計 is the sum of its parts in every year.</summary>
    Balanced,

    /// <summary>Nine of ten payments to what is not a person carry a corporate number that is possible.</summary>
    Identified,

    /// <summary>Nothing else in the sheet looks wrong.</summary>
    Faultless,
}

/// <summary>The checks of a sheet.</summary>
/// <param name="Passed">In the order of <see cref="QualityCheck"/>; null where the question does not arise.</param>
public sealed record SheetScore(SheetKey Key, string Name, string? Bureau, ImmutableArray<bool?> Passed)
{
    /// <summary>Share of the checks that arise and are passed, in [0, 1].</summary>
    public double Score => (double)Passed.Count(p => p == true) / Passed.Count(p => p is not null);
}

/// <summary>How well the sheets tell what they must; the score says nothing of the project itself.</summary>
public static class SheetQuality
{
    public static ImmutableArray<QualityCheck> Checks { get; } = [.. Enum.GetValues<QualityCheck>()];

    private const string Sql = $"""
        with chosen as (
          select s.sheet, s.year, s.ministry, s.number, s.name, s.bureau, s.purpose is not null and s.outline is not null as is_described, s.bureau is not null and s.division is not null as is_responsible
          from sheet s where {SheetFilter.Where} and {SheetFilter.HasAddress}),
        aims as (
          select o.sheet, bool_or(o.indicator is not null and case when y.target is not null then true else coalesce(regexp_matches(o.target_text, '[0-9０-９]'), false) end) as measurable, bool_or(y.actual is not null and y.fiscal_year = c.year - 1) as observed, bool_or(o.target_year is not null) as dated
          from outcome o join chosen c using (sheet) left join outcome_year y on y.sheet = o.sheet and y.outcome = o.outcome group by all),
        money as (select b.sheet, bool_and(coalesce(abs(b.difference) <= 1, true)) as balanced from budget b join chosen using (sheet) group by all),
        paid as (
          select p.sheet, count(p.corporate_number) as numbered, count(*) as named from payment p join chosen using (sheet)
          where p.payee is not null and not (starts_with(p.payee, '個人') or starts_with(p.payee, '職員') or starts_with(p.payee, 'その他') or p.payee[2] = '氏') group by all),
        faults as (
          select f.sheet, count(*) filter (f.code = 'corporate-number') as numbers, count(*) filter (f.code not in ('corporate-number', 'sum-differs')) as others
          from finding f join chosen using (sheet) where f.severity <> 'information' group by all)
        select c.year, c.ministry, c.number, c.name, c.bureau,
          c.is_described, c.is_responsible,
          coalesce(a.measurable, false), coalesce(a.observed, false), coalesce(a.dated, false), m.balanced,
          case when p.named > 0 then p.numbered - coalesce(f.numbers, 0) >= 0.9 * p.named end, coalesce(f.others, 0) = 0
        from chosen c left join aims a using (sheet) left join money m using (sheet) left join paid p using (sheet) left join faults f using (sheet)
        order by c.ministry, c.number, c.sheet
        """;

    /// <summary>By ministry and number.</summary>
    public static ImmutableArray<SheetScore> Read(DuckConnection connection, SheetFilter filter, CancellationToken cancel)
    {
        using var result = connection.Query(Sql, cancel, filter.Values);
        return [.. result.Rows().Select(r => new SheetScore(new((int)(long)r[0]!, (string)r[1]!, (string)r[2]!), (string?)r[3] ?? "", (string?)r[4], [.. r.Skip(5).Select(p => (bool?)p)]))];
    }
}
