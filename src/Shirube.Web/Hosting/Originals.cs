using Shirube.Web.Editions;

namespace Shirube.Web.Hosting;

/// <summary>Originals and their drawn pages.</summary>
internal static class Originals
{
    public static void MapOriginals(this IEndpointRouteBuilder routes)
    {
        // The file as received is only ever saved, never shown: a browser must not run what a stranger wrote.
        routes.MapGet("/editions/{edition}/original", async (string edition, EditionShelf shelf, CancellationToken cancel) =>
            await shelf.FindAsync(edition, cancel) is { } view && await shelf.OpenOriginalAsync(view, cancel) is { } stream
                ? Results.Stream(stream, "application/octet-stream", Path.GetFileName(view.Draft.Document.FileName))
                : Results.NotFound());

        routes.MapGet("/editions/{edition}/pages/{number:int}.png", async (string edition, int number, EditionShelf shelf, PagePictures pictures, CancellationToken cancel) =>
            await shelf.FindAsync(edition, cancel) is { } view && await pictures.FindAsync(view, number, cancel) is { } picture
                ? Results.File(picture.Path, "image/png")
                : Results.NotFound());
    }
}
