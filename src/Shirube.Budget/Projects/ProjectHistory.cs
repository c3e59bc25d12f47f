using System.Collections.Immutable;
using System.Globalization;
using Shirube.Analytics.Duck;
using Shirube.Budget.Evidence;
using Shirube.Budget.Views;

namespace Shirube.Budget.Projects;

/// <summary>A step of a project's way through the years.</summary>
/// <param name="Key">The sheet that it was before, or is after.</param>
/// <param name="Relation">From the earlier of the two sheets to the later.</param>
/// <param name="Probability">That the two are linked.</param>
/// <param name="Reasons">As <c>code: value</c>.</param>
public sealed record ProjectStep(SheetKey Key, string Name, ProjectRelation Relation, double Probability, ImmutableArray<string> Reasons, BudgetSums Sums);

/// <summary>The links between all sheet years that were imported, kept in the tables.</summary>
public static class ProjectHistory
{
    private const string Version = "2"; // another one links all years anew

    private const string Steps = $"""
        select s.sheet, s.year, s.ministry, s.number, s.name, l.relation, l.probability, l.reasons, 1, {BudgetSums.OfSheet}
        from project_link l join sheet s on s.sheet = l.@there join sheet_figure f on f.sheet = s.sheet
        where l.@here = $1 and s.ministry is not null and s.number is not null order by 7 desc, 1
        """;

    /// <summary>Links the years that were imported since, if there are any.</summary>
    /// <returns>The earlier years of the pairs that were linked.</returns>
    /// <param name="progress">Told the share that is done, from 0 to 1.</param>
    public static Task<IReadOnlyList<int>> FollowAsync(BudgetFolder folder, Action<double>? progress, CancellationToken cancel) =>
        YearStamps.FollowAsync(folder, Waiting, (connection, year, stamp) => Link(connection, year, stamp, cancel), progress, cancel);

    /// <summary>Where a sheet came from, the nearest year first, along the likeliest link of each year; other links of a year stand beside it.</summary>
    public static ImmutableArray<ProjectStep> Before(DuckConnection connection, long sheet, CancellationToken cancel) => Walk(connection, sheet, "from_sheet", "to_sheet", cancel);

    /// <summary>What became of it, the nearest year first.</summary>
    public static ImmutableArray<ProjectStep> After(DuckConnection connection, long sheet, CancellationToken cancel) => Walk(connection, sheet, "to_sheet", "from_sheet", cancel);

    /// <summary>False where the years are not linked yet.</summary>
    public static bool IsThere(DuckConnection connection) => connection.HasTable("project_link_year") && connection.Scalar("select count(*) from project_link_year") is not 0L;

    // a year is linked with the next one that was imported
    private static IEnumerable<(int Year, string Stamp)> Waiting(DuckConnection connection, CancellationToken cancel)
    {
        var stamps = YearStamps.Of(connection, cancel);
        var held = YearStamps.Held(connection, "project_link_year", cancel);
        return stamps.Zip(stamps.Skip(1), (a, b) => (Year: a.Key, Stamp: $"{Version} {a.Value} {b.Value}")).Where(w => held.GetValueOrDefault(w.Year) != w.Stamp);
    }

    private static void Link(DuckConnection connection, int year, string stamp, CancellationToken cancel)
    {
        var next = YearStamps.Of(connection, cancel).Keys.First(y => y > year);
        var links = ProjectLinks.Between(ProjectSheets.Read(connection, year, cancel), ProjectSheets.Read(connection, next, cancel));
        var number = year.ToString(CultureInfo.InvariantCulture);
        connection.Execute($"delete from project_link where year = {number}; delete from project_link_year where year = {number}; insert into project_link_year values ({number}, '{stamp}')", cancel);
        using var table = connection.Append("project_link");
        foreach (var link in links)
        {
            table.Set(0, (short)year);
            table.Set(1, link.From?.Sheet);
            table.Set(2, link.To?.Sheet);
            table.Set(3, ProjectLinksFile.Word(link.Relation));
            table.Set(4, link.Probability);
            table.Set(5, string.Join('\n', link.Evidence.Select(e => $"{e.Code}: {e.Value.ReplaceLineEndings(" ")}")));
            table.EndRow();
        }

        table.Flush();
    }

    private static ImmutableArray<ProjectStep> Walk(DuckConnection connection, long sheet, string there, string here, CancellationToken cancel)
    {
        var sql = Steps.Replace("@there", there, StringComparison.Ordinal).Replace("@here", here, StringComparison.Ordinal);
        var steps = ImmutableArray.CreateBuilder<ProjectStep>();
        for (long? next = sheet; next is { } at;)
        {
            using var result = connection.Query(sql, cancel, at);
            next = null;
            foreach (var row in result.Rows())
            {
                next ??= (long)row[0]!; // the likeliest one leads on
                steps.Add(new(
                    new((int)(long)row[1]!, (string)row[2]!, (string)row[3]!), (string?)row[4] ?? "", Enum.Parse<ProjectRelation>((string)row[5]!, ignoreCase: true), (double)row[6]!,
                    [.. ((string)row[7]!).Split('\n', StringSplitOptions.RemoveEmptyEntries)], BudgetSums.Of(row, 8)));
            }
        }

        return steps.DrainToImmutable();
    }
}
