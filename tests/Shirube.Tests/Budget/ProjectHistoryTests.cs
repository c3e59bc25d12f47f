using Shirube.Analytics.Duck;
using Shirube.Budget.Projects;
using Shirube.Budget.Views;
using Shirube.Tests.Analytics;
using Shirube.Tests.House;

namespace Shirube.Tests.Budget;

/// <summary>The fictional prefecture's projects through its three years.</summary>
public sealed class ProjectHistoryTests : IDisposable
{
    private readonly BudgetData _data = new();

    [DuckFact]
    public async Task A_renamed_project_is_followed_both_ways_with_reasons()
    {
        await ImportAsync("2023", "2024", "2025");
        Assert.Equal([2023, 2024], await FollowAsync());
        var before = Walk("2025-しお-24-0001", 2025, (c, s, x) => ProjectHistory.Before(c, s, x));
        Assert.Equal(["2024 潮流発電の実証 Same", "2023 潮流発電の実証 Same"], before.Select(s => $"{s.Key.Year} {s.Name} {s.Relation}"));
        Assert.All(before, s => Assert.InRange(s.Probability, ProjectLinks.Told, 1));
        Assert.Contains(before[0].Reasons, r => r.StartsWith("equal-budgets: ", StringComparison.Ordinal));
        Assert.Equal(139.9m, before[0].Sums.Executed);
        Assert.Equal(["2024", "2025"], Walk("2023-しお-22-0001", 2023, (c, s, x) => ProjectHistory.After(c, s, x)).Select(s => $"{s.Key.Year}"));
        Assert.Equal(["2024-しお-23-0003", "2024-しお-23-0005"], Walk("2023-しお-22-0003", 2023, (c, s, x) => ProjectHistory.After(c, s, x)).Where(s => s.Key.Year == 2024).Select(s => s.Key.Number));
    }

    [DuckFact]
    public async Task Only_years_that_changed_are_linked_again()
    {
        await ImportAsync("2023", "2024");
        Assert.Equal([2023], await FollowAsync());
        Assert.Empty(await FollowAsync());
        await ImportAsync("2025");
        Assert.Equal([2024], await FollowAsync());
        Assert.Equal(["2023 1", "2024 1"], _data.Rows("select year, count(distinct stamp) from project_link_year group by all order by 1"));
        Assert.Equal(["0"], _data.Rows("select count(*) from project_link where from_sheet is null and to_sheet is null"));
    }

    [DuckFact]
    public async Task A_year_that_was_not_imported_is_bridged_until_it_is()
    {
        await ImportAsync("2023", "2025");
        Assert.Equal([2023], await FollowAsync());
        Assert.Equal(["2023"], Walk("2025-しお-24-0001", 2025, (c, s, x) => ProjectHistory.Before(c, s, x)).Select(s => $"{s.Key.Year}"));
        await ImportAsync("2024");
        Assert.Equal([2023, 2024], await FollowAsync());
        Assert.Equal(["2024", "2023"], Walk("2025-しお-24-0001", 2025, (c, s, x) => ProjectHistory.Before(c, s, x)).Select(s => $"{s.Key.Year}"));
    }

    [DuckFact]
    public async Task Cancelled_or_without_sheets_nothing_is_written()
    {
        Assert.Empty(await FollowAsync());
        await ImportAsync("2023", "2024");
        using var cancelled = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ProjectHistory.FollowAsync(_data.Budget, _ => cancelled.Cancel(), cancelled.Token));
        using var database = _data.Budget.TryOpen()!;
        using var connection = database.Connect();
        Assert.False(ProjectHistory.IsThere(connection));
        Assert.DoesNotContain(Directory.EnumerateFiles(_data.Budget.Root), f => f.Contains(".incoming", StringComparison.Ordinal));
    }

    public void Dispose() => _data.Dispose();

    private Task<IReadOnlyList<int>> FollowAsync() => ProjectHistory.FollowAsync(_data.Budget, null, CancellationToken.None);

    private async Task ImportAsync(params string[] years) => await _data.ImportAsync([.. years.Select(y => Repository.PathOf("sample", "review-sheets", y + ".ndjson"))]);

    private IReadOnlyList<ProjectStep> Walk(string number, int year, Func<DuckConnection, long, CancellationToken, IReadOnlyList<ProjectStep>> walk)
    {
        using var database = _data.Budget.TryOpen()!;
        using var connection = database.Connect();
        return walk(connection, SheetDetails.Find(connection, new(year, "しおかぜ県", number), CancellationToken.None)[0].Sheet, CancellationToken.None);
    }
}
