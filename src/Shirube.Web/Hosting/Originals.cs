using Shirube.Analytics;
using Shirube.Budget.Documents;
using Shirube.Storage.Originals;
using Shirube.Web.Budget;
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

        routes.MapGet("/budget/documents/{number:int}/original", async (int number, BudgetShelf shelf, CancellationToken cancel) =>
        {
            var (document, stream) = await ImportedOriginalAsync(number, shelf, cancel);
            return stream is null ? Results.NotFound() : Results.Stream(stream, "application/octet-stream", document!.FileName);
        });

        routes.MapGet("/editions/{edition}/pages/{number:int}.png", async (string edition, int number, EditionShelf shelf, PagePictures pictures, CancellationToken cancel) =>
            await shelf.FindAsync(edition, cancel) is { } view && await pictures.FindAsync(view, number, cancel) is { } picture
                ? Results.File(picture.Path, "image/png")
                : Results.NotFound());
    }

    // only what was imported: the store also holds the originals of editions
    private static async Task<(ImportedDocument? Document, Stream? Bytes)> ImportedOriginalAsync(int number, BudgetShelf shelf, CancellationToken cancel)
    {
        try
        {
            var found = await shelf.AskAsync((connection, stop) => new Found(ImportedDocument.Find(connection, number, stop)), cancel);
            return found?.Document is { } document ? (document, new OriginalStore(await shelf.FolderAsync(cancel)).TryOpen(document.Hash)) : (null, null);
        }
        catch (AnalyticsUnavailableException)
        {
            return (null, null);
        }
    }

    private sealed record Found(ImportedDocument? Document);
}
