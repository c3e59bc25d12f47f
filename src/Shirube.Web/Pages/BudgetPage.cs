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
        ArgumentNullException.ThrowIfNull(show);
        try
        {
            return show(await shelf.AskAsync(ask, cancel));
        }
        catch (AnalyticsUnavailableException)
        {
            return Refuse(StatusCodes.Status503ServiceUnavailable, "problem.no-duckdb");
        }
        catch (TimeoutException)
        {
            return Refuse(StatusCodes.Status503ServiceUnavailable, "problem.slow-budget");
        }
    }
}
