using System.Collections.Immutable;

namespace Shirube.Ingest.Files.Pdf;

/// <summary>What a PDF shows: words and rulings of each page, before anything is understood.</summary>
internal sealed record PdfContent(int PageCount, ImmutableArray<PdfWord> Words, ImmutableArray<ImmutableArray<Ruling>> Rulings, ImmutableArray<PageSize> Sizes);

internal readonly record struct PageSize(double Width, double Height);

/// <summary>Reads a PDF's text with poppler and its rulings from the drawing itself. Scripts, forms, links and attachments in it are never touched.</summary>
internal static class PdfReader
{
    private const long MostPageBytes = 64L << 20;

    /// <exception cref="UnreadableFileException">Protected by a password, damaged, too long, without text, or poppler is missing.</exception>
    public static PdfContent Read(ReadOnlyMemory<byte> bytes, string fileName, ReadLimits limits, CancellationToken cancel)
    {
        var path = Path.Combine(Path.GetTempPath(), $"shirube-{Path.GetRandomFileName()}.pdf");
        try
        {
            var raw = bytes.ToArray();
            var file = PdfFile.Open(raw);
            if (!file.Unlock()) throw FileErrors.PdfEncrypted(fileName);
            var pages = file.PageCount() ?? throw new PdfDamage("page tree");
            if (pages == 0) throw FileErrors.PdfDamaged(fileName, "0 pages");
            if (pages > limits.Pages) throw FileErrors.PdfTooManyPages(fileName, pages, limits.Pages);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var stream = new FileStream(path, options))
            {
                stream.Write(bytes.Span);
            }

            var rulings = Task.Run(() => Rulings(file, limits, cancel), cancel);
            var words = PdfWords.Read(path, pages, fileName, limits, cancel);
            var (lines, sizes) = rulings.GetAwaiter().GetResult();
            if (words.IsEmpty) throw FileErrors.PdfWithoutText(fileName, pages);
            return new(pages, words, lines, sizes);
        }
        catch (PdfDamage damage)
        {
            throw FileErrors.PdfDamaged(fileName, damage.Message);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException or OverflowException or InvalidDataException or InvalidOperationException)
        {
            // Bytes that contradict themselves in a way no rule above foresaw.
            throw FileErrors.PdfDamaged(fileName, e.GetType().Name);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (ImmutableArray<ImmutableArray<Ruling>> Rulings, ImmutableArray<PageSize> Sizes) Rulings(PdfFile file, ReadLimits limits, CancellationToken cancel)
    {
        var rulings = ImmutableArray.CreateBuilder<ImmutableArray<Ruling>>();
        var sizes = ImmutableArray.CreateBuilder<PageSize>();
        foreach (var page in file.Pages(limits.Pages))
        {
            cancel.ThrowIfCancellationRequested();
            rulings.Add(PdfRulings.Of(file, page, MostPageBytes));
            sizes.Add(page.Rotation % 180 == 0 ? new(page.Width, page.Height) : new(page.Height, page.Width));
        }

        return (rulings.DrainToImmutable(), sizes.DrainToImmutable());
    }
}
