using Shirube.Analytics;
using Shirube.Analytics.Duck;
using Shirube.Budget.Alike;
using Shirube.Budget.Evidence;
using Shirube.Budget.Import;
using Shirube.Budget.Projects;
using Shirube.Budget.Science;
using Shirube.Web.Search;

namespace Shirube.Web.Budget;

/// <summary>Makes the index of the sheets, what an older version left out of the tables, the links between the years, the projects alike, the guesses which sheets are science and the mapping to measures follow the imports in the background: a file that another process imports is found without a restart.</summary>
internal sealed class EvidenceFollowing(BudgetShelf shelf, ProjectSearch search, MappingDesk mapping, TimeProvider clock, ILogger<EvidenceFollowing> log) : BackgroundService
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

    private (string Path, DateTime WrittenAt) _followed; // nothing of the tables is asked again until another file takes their place

    private async Task FollowAsync(CancellationToken cancel)
    {
        try
        {
            var folder = await shelf.FolderAsync(cancel);
            var tables = new BudgetFolder(folder);
            var stamp = (tables.Published, File.GetLastWriteTimeUtc(tables.Published));
            if (_followed != stamp)
            {
                if (tables.HasTables) await new BudgetImport(folder, clock).CompleteAsync(waiting: null, cancel); // first: nobody reads tables of an older version
                await search.FollowAsync(progress: null, cancel);
                await ProjectHistory.FollowAsync(tables, progress: null, cancel);
                await AlikeProjects.FollowAsync(tables, progress: null, cancel);
                await ScienceTables.FollowAsync(tables, progress: null, cancel);
                _followed = stamp;
            }

            await mapping.FollowAsync(cancel);
        }
        catch (AnalyticsUnavailableException)
        {
            // the pages of the budget say so
        }
        catch (Exception fault) when (fault is DuckException or IOException or TimeoutException)
        {
            log.LogWarning(fault, "What is made from the imported sheets could not be made anew.");
        }
    }
}
