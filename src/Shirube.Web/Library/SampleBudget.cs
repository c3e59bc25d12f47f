using Shirube.Analytics;
using Shirube.Budget.Import;
using Shirube.Storage;

namespace Shirube.Web.Library;

/// <summary>The built-in sample's review sheets, imported beside its editions.</summary>
internal static class SampleBudget
{
    /// <param name="folder">The sample's data folder.</param>
    /// <param name="files">Folder with sample.json; its sheets lie in review-sheets.</param>
    public static async Task ImportAsync(DataFolder folder, string files, TimeProvider clock, CancellationToken cancel)
    {
        var sheets = Path.Combine(files, "review-sheets");
        if (!Directory.Exists(sheets)) return;
        try
        {
            (await new BudgetImport(folder, clock).RunAsync([.. Directory.EnumerateFiles(sheets, "*.ndjson").Order(StringComparer.Ordinal)], progress: null, waiting: null, cancel)).Whole();
        }
        catch (AnalyticsUnavailableException)
        {
            // the pages of the budget say so
        }
    }
}
