using Shirube.Web.Editions;

namespace Shirube.Web.Hosting;

/// <summary>The lasting addresses of views that people saved: each leads to its page, or to the page's JSON, CSV or Excel where the address ends so.</summary>
internal static class SavedViews
{
    /// <summary>Beginnings of the pages that can be saved.</summary>
    private static readonly string[] Roots = ["/budget", "/projects", "/payees", "/editions/"];

    private const int Longest = 2000;

    public static void MapSavedViews(this IEndpointRouteBuilder routes) => routes.MapGet("/views/{id:long}", async (long id, EditionShelf shelf, HttpContext context) =>
    {
        var view = await shelf.Own.SavedViews.FindAsync(id, context.RequestAborted);
        if (view is null) return Results.NotFound();
        if (view.IsRemoved) return Results.StatusCode(StatusCodes.Status410Gone);
        var query = view.Target.IndexOf('?', StringComparison.Ordinal);
        var (path, rest) = query < 0 ? (view.Target, "") : (view.Target[..query], view.Target[query..]);
        return Results.LocalRedirect(path + context.AskedEnding() + rest);
    });

    /// <summary>True for path and query of a page of this site that can be saved.</summary>
    public static bool CanSave(string? target) =>
        target is { Length: <= Longest } && target.All(c => c is > ' ' and not '\\' and not '#' and < '\u007f') && !target.Contains("//", StringComparison.Ordinal) && !target.Contains("..", StringComparison.Ordinal)
        && Array.Exists(Roots, root => target.StartsWith(root, StringComparison.Ordinal) && (root.EndsWith('/') || target.Length == root.Length || target[root.Length] is '/' or '?'));
}
