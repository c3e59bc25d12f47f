using System.Globalization;
using Shirube.Storage;

namespace Shirube.Web.Editions;

/// <summary>A drawn page; width and height in points.</summary>
public sealed record DrawnPage(string Path, double Width, double Height);

/// <summary>Pages of PDF originals as pictures, each drawn once and kept in the data folder's cache.</summary>
public sealed class PagePictures(DataFolder folder, EditionShelf shelf) : IDisposable
{
    private readonly SemaphoreSlim _drawing = new(2);

    /// <summary>Null where the page cannot be drawn.</summary>
    public async Task<DrawnPage?> FindAsync(EditionView view, int page, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(view);
        var document = view.Draft.Document;
        if (document.Format != Core.SourceFormat.Pdf || page < 1 || page > document.PageCount) return null;
        var png = Path.Combine(folder.Root, "cache", "pages", document.Hash, page.ToString(CultureInfo.InvariantCulture) + ".png");
        if (!File.Exists(png) && !await DrawAsync(view, page, png, cancel)) return null;
        var (width, height) = PagePicture.SizeOf(png);
        return new(png, width * 72.0 / PagePicture.DotsPerInch, height * 72.0 / PagePicture.DotsPerInch);
    }

    public void Dispose() => _drawing.Dispose();

    private async Task<bool> DrawAsync(EditionView view, int page, string png, CancellationToken cancel)
    {
        await _drawing.WaitAsync(cancel);
        try
        {
            if (File.Exists(png)) return true;
            Directory.CreateDirectory(Path.GetDirectoryName(png)!);
            await using var original = await shelf.OpenOriginalAsync(view, cancel);
            return original is FileStream file && await PagePicture.TryDrawAsync(file.Name, page, png, cancel);
        }
        finally
        {
            _drawing.Release();
        }
    }
}
