using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;

namespace Shirube.Ingest.Files.Pdf;

/// <summary>A word as poppler places it: points from the top left corner of its page.</summary>
/// <param name="Line">Number of poppler's line on its page; its lines may run over columns.</param>
internal readonly record struct PdfWord(int Page, int Line, double Left, double Top, double Right, double Bottom, string Text)
{
    public double Middle => (Top + Bottom) / 2;

    public double Height => Bottom - Top;

    public double Width => Right - Left;
}

/// <summary>The words of a PDF from <c>pdftotext -tsv</c>, read by two processes, each for half of the pages.</summary>
internal static class PdfWords
{
    private const int FewPages = 8; // below, a second process costs more than it saves

    /// <exception cref="UnreadableFileException">poppler is missing, or cannot read the file within the limits.</exception>
    public static ImmutableArray<PdfWord> Read(string path, int pages, string fileName, ReadLimits limits, CancellationToken cancel)
    {
        var half = pages >= FewPages && Environment.ProcessorCount > 1 ? (pages + 1) / 2 : pages;
        var first = Task.Run(() => RangeAsync(path, 1, half, fileName, limits, cancel), cancel);
        var second = half < pages ? Task.Run(() => RangeAsync(path, half + 1, pages, fileName, limits, cancel), cancel) : Task.FromResult<List<PdfWord>>([]);
        return [.. first.GetAwaiter().GetResult(), .. second.GetAwaiter().GetResult()];
    }

    private static async Task<List<PdfWord>> RangeAsync(string path, int first, int last, string fileName, ReadLimits limits, CancellationToken cancel)
    {
        var words = new List<PdfWord>();
        var line = 0;
        try
        {
            string[] arguments = ["-tsv", "-enc", "UTF-8", "-f", first.ToString(CultureInfo.InvariantCulture), "-l", last.ToString(CultureInfo.InvariantCulture), path, "-"];
            var (code, errors) = await ChildProcess.RunAsync("pdftotext", arguments, limits, text => Add(words, text, ref line), cancel).ConfigureAwait(false);
            if (code == 127) throw FileErrors.PopplerMissing();
            if (errors.Contains("Incorrect password", StringComparison.Ordinal)) throw FileErrors.PdfEncrypted(fileName);
            if (code >= 128) throw FileErrors.PdfTimeout(fileName, limits.ChildTime); // killed by a limit
            if (code != 0 || errors.Contains("Couldn't read xref table", StringComparison.Ordinal)) throw FileErrors.PdfDamaged(fileName, FirstLine(errors));
            return words;
        }
        catch (Win32Exception)
        {
            throw FileErrors.PopplerMissing();
        }
        catch (TimeoutException)
        {
            throw FileErrors.PdfTimeout(fileName, limits.ChildTime);
        }
        catch (InvalidDataException)
        {
            throw FileErrors.PdfTooMuchText(fileName);
        }
    }

    /// <summary>level, page, paragraph, block, line, word, left, top, width, height, confidence, text: level 4 is a line, 5 a word.</summary>
    private static void Add(List<PdfWord> words, string row, ref int line)
    {
        if (row.StartsWith('4')) line++;
        if (!row.StartsWith("5\t", StringComparison.Ordinal)) return;
        var cells = row.Split('\t', 12);
        if (cells.Length < 12 || cells[11].Length == 0) return;
        if (!int.TryParse(cells[1], NumberStyles.None, CultureInfo.InvariantCulture, out var page)) return;
        if (Points(cells[6]) is not { } left || Points(cells[7]) is not { } top || Points(cells[8]) is not { } width || Points(cells[9]) is not { } height) return;
        words.Add(new(page, line, left, top, left + width, top + height, cells[11]));
    }

    private static double? Points(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static string FirstLine(string errors) => errors.AsSpan().Trim() is var all && all.IndexOf('\n') is var end and > 0 ? all[..end].ToString() : all.ToString();
}
