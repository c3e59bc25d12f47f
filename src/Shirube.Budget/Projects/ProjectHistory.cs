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
    private const string Version = "1"; // another one links all years anew

    private const string Stamps = "select year, concat(count(*), '/', max(sheet)) from sheet where year is not null group by all order by 1";

    private const string Steps = $"""
        select s.sheet, s.year, s.ministry, s.number, s.name, l.relation, l.probability, l.reasons, 1, {BudgetSums.Columns}
        from project_link l join sheet s on s.sheet = l.@there left join budget b on b.sheet = s.sheet
        where l.@here = $1 and s.ministry is not null and s.number is not null group by all order by 7 desc, 1
        """;

    /// <summary>Links the years that were imported since, if there are any.</summary>
    /// <returns>The earlier years of the pairs that were linked.</returns>
    /// <param name="progress">Told the share that is done, from 0 to 1.</param>
    public static async Task<IReadOnlyList<int>> FollowAsync(BudgetFolder folder, Action<double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (Waiting(folder, cancel).Count == 0) return [];
        using var draft = await folder.BeginAsync(waiting: null, cancel);
        var waiting = Waiting(folder, cancel); // another process may have been quicker
        if (waiting.Count == 0) return [];
        using (var connection = draft.Open().Connect())
        {
            for (var i = 0; i < waiting.Count; i++)
            {
                progress?.Invoke((double)i / waiting.Count);
                Link(connection, waiting[i].Year, waiting[i].Stamp, cancel);
            }
        }

        cancel.ThrowIfCancellationRequested();
        draft.Publish();
        return [.. waiting.Select(w => w.Year)];
    }

    /// <summary>Where a sheet came from, the nearest year first, along the likeliest link of each year; other links of a year stand beside it.</summary>
    public static ImmutableArray<ProjectStep> Before(DuckConnection connection, long sheet, CancellationToken cancel) => Walk(connection, sheet, "from_sheet", "to_sheet", cancel);

    /// <summary>What became of it, the nearest year first.</summary>
    public static ImmutableArray<ProjectStep> After(DuckConnection connection, long sheet, CancellationToken cancel) => Walk(connection, sheet, "to_sheet", "from_sheet", cancel);

    /// <summary>False where the years are not linked yet.</summary>
    public static bool IsThere(DuckConnection connection) => connection.HasTable("project_link_year") && connection.Scalar("select count(*) from project_link_year") is not 0L;

    private static List<(int Year, string Stamp)> Waiting(BudgetFolder folder, CancellationToken cancel)
    {
        using var database = folder.TryOpen();
        using var connection = database?.Connect();
        if (connection is null) return [];
        var stamps = Pairs(connection, Stamps, cancel);
        var held = IsThere(connection) ? Pairs(connection, "select year, stamp from project_link_year", cancel) : [];
        return
        [
            .. SheetYearList.All(connection).Where(y => stamps.ContainsKey(y + 1))
                .Select(y => (Year: y, Stamp: $"{Version} {stamps[y]} {stamps[y + 1]}"))
                .Where(w => held.GetValueOrDefault(w.Year) != w.Stamp),
        ];
    }

    private static Dictionary<int, string> Pairs(DuckConnection connection, string sql, CancellationToken cancel)
    {
        using var result = connection.Query(sql, cancel);
        return result.Rows().ToDictionary(r => (int)(long)r[0]!, r => (string)r[1]!);
    }

    private static void Link(DuckConnection connection, int year, string stamp, CancellationToken cancel)
    {
        var links = ProjectLinks.Between(ProjectSheets.Read(connection, year, cancel), ProjectSheets.Read(connection, year + 1, cancel));
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
