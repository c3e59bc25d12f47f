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

/// <summary>The outcomes of a ministry, or of a bureau where the filter names a ministry.</summary>
/// <param name="Name">As printed; null for the sheets that print nothing there.</param>
/// <param name="Without">Sheets without any outcome that could be measured.</param>
public sealed record OutcomeGroup(string? Name, int Sheets, int Without, OutcomeCounts Counts);

/// <summary>How many outcomes were reached, and which sheets have none that could be measured.</summary>
public static class OutcomeList
{
    private const string Figures = "f.outcomes, f.measurable, f.reached, f.missed, f.undirected";

    private const string Sheets = $$"""
        with shown as materialized (
          select s.rowid as place, {{Figures}} from sheet s join sheet_figure f using (sheet) where {{SheetFilter.Where}} and {{SheetFilter.HasAddress}}{0})
        select s.year, s.ministry, s.number, s.name, s.bureau, s.no_target_reason, d.hash, s.line, {{Figures}}
        from shown f join sheet s on s.rowid = f.place join document d on d.document = s.document order by s.ministry, s.number, s.line
        """;

    private const string Sums = $"""
        select {SheetFilter.Group}, count(*), count(*) filter (f.measurable = 0), sum(f.outcomes)::bigint, sum(f.measurable)::bigint, sum(f.reached)::bigint, sum(f.missed)::bigint, sum(f.undirected)::bigint
        from sheet s join sheet_figure f using (sheet) where {SheetFilter.Where} and {SheetFilter.HasAddress} group by all order by 2 desc, 1
        """;

    private static readonly string All = Sheets.Replace("{0}", "", StringComparison.Ordinal);
    private static readonly string Unmeasured = Sheets.Replace("{0}", " and f.measurable = 0 order by s.ministry, s.number, s.line limit $6 offset $7", StringComparison.Ordinal);

    /// <summary>By ministry and number.</summary>
    public static ImmutableArray<SheetOutcomes> Read(DuckConnection connection, SheetFilter filter, CancellationToken cancel) => Read(connection, All, filter.Values, cancel);

    /// <summary>Sheets without any outcome that could be measured, by ministry and number.</summary>
    /// <param name="skip">Sheets that are passed over.</param>
    /// <param name="take">Sheets at most.</param>
    public static ImmutableArray<SheetOutcomes> Without(DuckConnection connection, SheetFilter filter, int skip, int take, CancellationToken cancel) => Read(connection, Unmeasured, [.. filter.Values, take, skip], cancel);

    /// <summary>Most sheets first.</summary>
    public static ImmutableArray<OutcomeGroup> Groups(DuckConnection connection, SheetFilter filter, CancellationToken cancel)
    {
        using var result = connection.Query(Sums, cancel, filter.Values);
        return [.. result.Rows().Select(r => new OutcomeGroup((string?)r[0], Count(r[1]), Count(r[2]), Counts(r, 3)))];
    }

    private static ImmutableArray<SheetOutcomes> Read(DuckConnection connection, string sql, object?[] values, CancellationToken cancel)
    {
        using var result = connection.Query(sql, cancel, values);
        return [.. result.Rows().Select(r => new SheetOutcomes(
            new((int)(long)r[0]!, (string)r[1]!, (string)r[2]!), (string?)r[3] ?? "", (string?)r[4], (string?)r[5], (string)r[6]!, (int)(long)r[7]!, Counts(r, 8)))];
    }

    private static OutcomeCounts Counts(object?[] row, int first) => new(Count(row[first]), Count(row[first + 1]), Count(row[first + 2]), Count(row[first + 3]), Count(row[first + 4]));

    private static int Count(object? value) => (int)(long)value!;
}
