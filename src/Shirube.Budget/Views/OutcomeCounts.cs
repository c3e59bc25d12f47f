using System.Collections.Immutable;
using Shirube.Analytics.Duck;

namespace Shirube.Budget.Views;

/// <summary>What a sheet's outcomes say of the year before the sheet year.</summary>
/// <param name="Outcomes">Outcomes that are printed.</param>
/// <param name="Measurable">Those with an indicator and a target in numbers, for whatever year.</param>
/// <param name="Reached">Those with a target above 0 and an actual value that is not below it.</param>
/// <param name="Missed">Those whose actual value is below it.</param>
/// <param name="Undirected">Those with both values whose words speak of less（削減、以下 …）, so that the numbers alone do not tell which side is good, or whose target is not above 0.</param>
public sealed record OutcomeCounts(int Outcomes, int Measurable, int Reached, int Missed, int Undirected)
{
    /// <summary>Reached among those that could be judged; null where none could.</summary>
    public double? ReachedShare => Reached + Missed == 0 ? null : (double)Reached / (Reached + Missed);

    public static OutcomeCounts Sum(IEnumerable<OutcomeCounts> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return counts.Aggregate(new OutcomeCounts(0, 0, 0, 0, 0), (a, b) => new(a.Outcomes + b.Outcomes, a.Measurable + b.Measurable, a.Reached + b.Reached, a.Missed + b.Missed, a.Undirected + b.Undirected));
    }
}

/// <summary>A sheet with its outcomes.</summary>
/// <param name="NoTargetReason">Why there is no quantitative target, where the sheet says so.</param>
public sealed record SheetOutcomes(SheetKey Key, string Name, string? Bureau, string? NoTargetReason, string Document, int Line, OutcomeCounts Counts);

/// <summary>How many outcomes were reached, and which sheets have none that could be measured.</summary>
public static class OutcomeList
{
    private const string Sql = $"""
        with years as (
          select y.sheet, y.outcome, bool_or(y.target is not null) as has_target,
            any_value(y.actual) filter (y.fiscal_year = s.year - 1) as actual, any_value(y.target) filter (y.fiscal_year = s.year - 1) as target
          from outcome_year y join sheet s using (sheet) where {SheetFilter.Where} group by all),
        judged as (
          select o.sheet, o.indicator is not null and case when y.has_target then true else coalesce(regexp_matches(o.target_text, '[0-9０-９]'), false) end as measurable,
            case when y.actual is null or y.target is null then 'none' when y.target <= 0 or regexp_matches(concat(o.goal, o.indicator), '減|へら|以下|未満|以内|抑制|短縮|縮小|ゼロ') then 'undirected'
              when y.actual >= y.target then 'reached' else 'missed' end as verdict
          from outcome o join sheet s using (sheet) left join years y on y.sheet = o.sheet and y.outcome = o.outcome where {SheetFilter.Where})
        select s.year, s.ministry, s.number, s.name, s.bureau, s.no_target_reason, d.hash, s.line, count(j.sheet), count(*) filter (j.measurable),
          count(*) filter (j.verdict = 'reached'), count(*) filter (j.verdict = 'missed'), count(*) filter (j.verdict = 'undirected')
        from sheet s join document d on d.document = s.document left join judged j on j.sheet = s.sheet
        where {SheetFilter.Where} and {SheetFilter.HasAddress}
        group by all order by 2, 3, 8
        """;

    /// <summary>By ministry and number.</summary>
    public static ImmutableArray<SheetOutcomes> Read(DuckConnection connection, SheetFilter filter, CancellationToken cancel)
    {
        using var result = connection.Query(Sql, cancel, filter.Values);
        return [.. result.Rows().Select(r => new SheetOutcomes(
            new((int)(long)r[0]!, (string)r[1]!, (string)r[2]!), (string?)r[3] ?? "", (string?)r[4], (string?)r[5], (string)r[6]!, (int)(long)r[7]!,
            new(Count(r[8]), Count(r[9]), Count(r[10]), Count(r[11]), Count(r[12]))))];
    }

    private static int Count(object? value) => (int)(long)value!;
}
