using Shirube.Analytics;
using Shirube.Analytics.Duck;
using Shirube.Budget.Evidence;
using Shirube.Budget.Import;
using Shirube.Budget.Projects;
using Shirube.Web.Budget;

namespace Shirube.Web.Search;

/// <summary>Makes the index of the sheets, what an older version left out of the tables, and the links between the years follow the imports in the background: a file that another process imports is found without a restart.</summary>
internal sealed class ProjectIndexing(BudgetShelf shelf, ProjectSearch search, TimeProvider clock, ILogger<ProjectIndexing> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Often);
        try
        {
            do
            {
                await Task.Run(() => FollowAsync(stoppingToken), stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // the server stops; what is done stays done
        }
    }

    private async Task FollowAsync(CancellationToken cancel)
    {
        try
        {
            var folder = await shelf.FolderAsync(cancel);
            await search.FollowAsync(progress: null, cancel);
            if (new BudgetFolder(folder).HasTables) await new BudgetImport(folder, clock).CompleteAsync(waiting: null, cancel);
            await ProjectHistory.FollowAsync(new(folder), progress: null, cancel);
        }
        catch (AnalyticsUnavailableException)
        {
            // the pages of the budget say so
        }
        catch (Exception fault) when (fault is DuckException or IOException or TimeoutException)
        {
            log.LogWarning(fault, "The index of the sheets or the links of their years could not be made.");
        }
    }
}
