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

/// <summary>The checks of the sheets of a ministry, or of a bureau where the filter names a ministry.</summary>
/// <param name="Name">As printed; null for the sheets that print nothing there.</param>
/// <param name="Scores">Sum of the scores of its sheets.</param>
/// <param name="Asked">Sheets to which a check applies, in the order of <see cref="QualityCheck"/>.</param>
/// <param name="Passed">Those of them that pass it.</param>
public sealed record QualityGroup(string? Name, int Sheets, double Scores, ImmutableArray<int> Asked, ImmutableArray<int> Passed)
{
    /// <summary>Mean score, in [0, 1]; null where there is no sheet.</summary>
    public double? Mean => Sheets == 0 ? null : Scores / Sheets;

    /// <summary>Share of the sheets, to which the check applies, that pass it; null where it applies to none.</summary>
    public double? Share(QualityCheck check) => Asked[(int)check] == 0 ? null : (double)Passed[(int)check] / Asked[(int)check];

    public static QualityGroup Sum(IReadOnlyCollection<QualityGroup> groups) => new(
        null, groups.Sum(g => g.Sheets), groups.Sum(g => g.Scores),
        [.. SheetQuality.Checks.Select(c => groups.Sum(g => g.Asked[(int)c]))], [.. SheetQuality.Checks.Select(c => groups.Sum(g => g.Passed[(int)c]))]);
}

/// <summary>How well the sheets tell what they must; the score says nothing of the project itself.</summary>
public static class SheetQuality
{
    public static ImmutableArray<QualityCheck> Checks { get; } = [.. Enum.GetValues<QualityCheck>()];

    // over sheet_figure f, in the order of the checks
    private static readonly string[] Columns = ["f.is_described", "f.is_responsible", "(f.measurable > 0)", "f.is_observed", "f.is_dated", "f.is_balanced", "f.is_identified", "f.is_faultless"];

    private static readonly string Score = $"({Added("coalesce({0}::integer, 0)")}) / ({Added("({0} is not null)::integer")})";

    private static readonly string Sheets = $"""
        with shown as materialized (
          select s.rowid as place, {Score} as score, f.* from sheet s join sheet_figure f using (sheet) where {SheetFilter.Where} and {SheetFilter.HasAddress}
          order by score, s.ministry, s.number, s.sheet limit $6 offset $7)
        select s.year, s.ministry, s.number, s.name, s.bureau, {string.Join(", ", Columns)} from shown f join sheet s on s.rowid = f.place order by f.score, s.ministry, s.number, s.sheet
        """;

    private static readonly string Sums = $"""
        select {SheetFilter.Group}, count(*), sum({Score}), {string.Join(", ", Columns.Select(c => $"count({c}), count(*) filter ({c})"))}
        from sheet s join sheet_figure f using (sheet) where {SheetFilter.Where} and {SheetFilter.HasAddress} group by all
        """;

    /// <summary>Lowest score first, then by ministry and number.</summary>
    /// <param name="skip">Sheets that are passed over.</param>
    /// <param name="take">Sheets at most.</param>
    public static ImmutableArray<SheetScore> Read(DuckConnection connection, SheetFilter filter, int skip, int take, CancellationToken cancel)
    {
        using var result = connection.Query(Sheets, cancel, [.. filter.Values, take, skip]);
        return [.. result.Rows().Select(r => new SheetScore(new((int)(long)r[0]!, (string)r[1]!, (string)r[2]!), (string?)r[3] ?? "", (string?)r[4], [.. r.Skip(5).Select(p => (bool?)p)]))];
    }

    /// <summary>Lowest mean first.</summary>
    public static ImmutableArray<QualityGroup> Groups(DuckConnection connection, SheetFilter filter, CancellationToken cancel)
    {
        using var result = connection.Query(Sums, cancel, filter.Values);
        return [.. result.Rows()
            .Select(r => new QualityGroup((string?)r[0], (int)(long)r[1]!, (double)r[2]!, [.. Checks.Select((_, i) => (int)(long)r[3 + (2 * i)]!)], [.. Checks.Select((_, i) => (int)(long)r[4 + (2 * i)]!)]))
            .OrderBy(g => g.Mean).ThenBy(g => g.Name, StringComparer.Ordinal)];
    }

    private static string Added(string form) => string.Join(" + ", Columns.Select(c => form.Replace("{0}", c, StringComparison.Ordinal)));
}
