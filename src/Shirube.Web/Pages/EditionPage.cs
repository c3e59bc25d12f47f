using System.Globalization;
using Microsoft.AspNetCore.Mvc.Filters;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages;

/// <summary>A page of one edition; the edition's id is the route's "edition".</summary>
public abstract class EditionPage(EditionShelf shelf) : TwinPage
{
    public EditionView View { get; private set; } = null!;

    public string Id => View.Id;

    protected EditionShelf Shelf => shelf;

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/"), new(View.Title, Addresses.Edition(Id))];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var edition = Convert.ToString(RouteData.Values["edition"], CultureInfo.InvariantCulture) ?? "";
        if (await shelf.FindAsync(edition, HttpContext.RequestAborted) is not { } view)
        {
            context.Result = Missing("problem.no-edition", edition);
            return;
        }

        View = view;
        await base.OnPageHandlerExecutionAsync(context, next);
    }
}
