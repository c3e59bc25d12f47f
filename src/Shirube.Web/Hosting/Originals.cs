using System.Text;
using Shirube.Analytics;
using Shirube.Analytics.Duck;
using Shirube.Budget.Columns;
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

        routes.MapGet("/budget/mappings/{name}/file", (string name, MappingStore store) => File(store.TextOf(name), name));

        routes.MapGet("/budget/documents/{number:int}/mapping", async (int number, BudgetShelf shelf, CancellationToken cancel) =>
        {
            var found = await AskAsync(shelf, connection => ImportedDocument.MappingOf(connection, number, cancel), cancel);
            return File(found?.Text, found?.Name ?? "");
        });

        routes.MapGet("/editions/{edition}/pages/{number:int}.png", async (string edition, int number, EditionShelf shelf, PagePictures pictures, CancellationToken cancel) =>
            await shelf.FindAsync(edition, cancel) is { } view && await pictures.FindAsync(view, number, cancel) is { } picture
                ? Results.File(picture.Path, "image/png")
                : Results.NotFound());
    }

    // only what was imported: the store also holds the originals of editions
    private static async Task<(ImportedDocument? Document, Stream? Bytes)> ImportedOriginalAsync(int number, BudgetShelf shelf, CancellationToken cancel) =>
        await AskAsync(shelf, connection => ImportedDocument.Find(connection, number, cancel), cancel) is { } document
            ? (document, new OriginalStore(await shelf.FolderAsync(cancel)).TryOpen(document.Hash))
            : (null, null);

    // null also where nothing can be asked
    private static async Task<T?> AskAsync<T>(BudgetShelf shelf, Func<DuckConnection, T?> ask, CancellationToken cancel)
        where T : class
    {
        try
        {
            return (await shelf.AskAsync((connection, _) => Tuple.Create(ask(connection)), cancel))?.Item1;
        }
        catch (AnalyticsUnavailableException)
        {
            return null;
        }
    }

    private static IResult File(string? text, string name) =>
        text is null ? Results.NotFound() : Results.File(Encoding.UTF8.GetBytes(text), "application/json", name + ".json");
}
