using Microsoft.AspNetCore.Mvc;
using Shirube.Analytics;
using Shirube.Analytics.Duck;
using Shirube.Web.Budget;

namespace Shirube.Web.Pages;

/// <summary>A page of the budget: it asks the published tables, and says in words where they cannot be asked.</summary>
public abstract class BudgetPage(BudgetShelf shelf) : TwinPage
{
    protected BudgetShelf Shelf => shelf;

    /// <param name="show">Makes the page from the answer; null where nothing was imported yet.</param>
    protected async Task<IActionResult> AskAsync<TAnswer>(Func<DuckConnection, CancellationToken, TAnswer> ask, Func<TAnswer?, IActionResult> show, CancellationToken cancel)
        where TAnswer : class
    {
        return await AskAsync(() => shelf.AskAsync(ask, cancel), show, key => Refuse(StatusCodes.Status503ServiceUnavailable, key));
    }

    /// <param name="refuse">Says with the text of a key why there is no answer.</param>
    internal static async Task<IActionResult> AskAsync<TAnswer>(Func<Task<TAnswer?>> ask, Func<TAnswer?, IActionResult> show, Func<string, IActionResult> refuse)
        where TAnswer : class
    {
        try
        {
            return show(await ask());
        }
        catch (AnalyticsUnavailableException)
        {
            return refuse("problem.no-duckdb");
        }
        catch (TimeoutException)
        {
            return refuse("problem.slow-budget");
        }
    }
}
