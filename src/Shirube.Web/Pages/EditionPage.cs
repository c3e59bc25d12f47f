using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Shirube.Web.Editions;
using Shirube.Web.Hosting;

namespace Shirube.Web.Pages;

/// <summary>A page of one edition; the edition's id is the route's "edition".</summary>
public abstract class EditionPage(EditionShelf shelf) : TwinPage
{
    public EditionView View { get; private set; } = null!;

    public string Id => View.Id;

    protected EditionShelf Shelf => shelf;

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/"), new(View.Title, Addresses.Edition(Id))];

    /// <summary>404 that says whether the edition is not there, or not yet on the day asked for; 410 for one that is withdrawn.</summary>
    protected async Task<IActionResult> MissingEditionAsync(string edition)
    {
        if (await shelf.WithdrawnAsync(edition, HttpContext.RequestAborted) is not { } word) return await NotThereAsync(edition);
        HttpContext.RefuseWithdrawn(edition, word);
        return StatusCode(Response.StatusCode);
    }

    private async Task<IActionResult> NotThereAsync(string edition) =>
        AsOf is { } asOf && await shelf.DayOfAsync(edition, HttpContext.RequestAborted) is { } day
            ? day == DateOnly.MinValue ? Missing("problem.no-edition-day", edition) : Missing("problem.not-yet", edition, T.Day(day), T.Day(asOf.Day))
            : Missing("problem.no-edition", edition);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var edition = Convert.ToString(RouteData.Values["edition"], CultureInfo.InvariantCulture) ?? "";
        if (await shelf.FindAsync(edition, HttpContext.RequestAborted) is not { } view)
        {
            context.Result = await MissingEditionAsync(edition);
            return;
        }

        View = view;
        await base.OnPageHandlerExecutionAsync(context, next);
    }
}
