using Shirube.Web.Editions;

namespace Shirube.Web.Hosting;

/// <summary>The file as received. It is only ever saved, never shown: a browser must not run what a stranger wrote.</summary>
internal static class Originals
{
    public static void MapOriginals(this IEndpointRouteBuilder routes) => routes.MapGet(
        "/editions/{edition}/original",
        async (string edition, EditionShelf shelf, CancellationToken cancel) =>
            await shelf.FindAsync(edition, cancel) is { } view && await shelf.OpenOriginalAsync(view, cancel) is { } stream
                ? Results.Stream(stream, "application/octet-stream", Path.GetFileName(view.Draft.Document.FileName))
                : Results.NotFound());
}
