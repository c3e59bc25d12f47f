using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Files.Pdf;

namespace Shirube.Bench.Fuzz;

/// <summary>Sets lines on pages as a PDF shows them: words with their boxes, lines with tabs as rows of a ruled table; some boxes and rulings are wrong.</summary>
internal static class FuzzPages
{
    private const double Em = 10;
    private const double Bottom = 780;

    public static PdfContent Of(Random random, List<string> lines)
    {
        var words = ImmutableArray.CreateBuilder<PdfWord>();
        var pages = new List<List<Ruling>> { new() };
        var (top, number) = (40.0, 0);
        foreach (var line in lines)
        {
            if (top > Bottom || random.Next(60) == 0)
            {
                pages.Add([]);
                top = random.Next(4) == 0 ? 40 : 60;
            }

            var cells = line.Split('\t');
            var width = 500.0 / cells.Length;
            var lowest = top;
            for (var column = 0; column < cells.Length; column++)
            {
                var left = 50 + (column * width);
                lowest = Math.Max(lowest, Set(random, words, cells[column], pages.Count, left + 3, top + 3, left + width - 3, ref number));
            }

            if (cells.Length > 1) Rule(random, pages[^1], top, lowest + 4, width, cells.Length);
            top = lowest + (random.Next(5) == 0 ? Em : 5);
        }

        return new(pages.Count, words.DrainToImmutable(), [.. pages.Select(p => p.ToImmutableArray())], [.. pages.Select(_ => new PageSize(600, 840))]);
    }

    private static double Set(Random random, ImmutableArray<PdfWord>.Builder words, string text, int page, double left, double top, double right, ref int line)
    {
        var (x, y) = (left, top);
        line++;
        foreach (var word in text.Split([' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries))
        {
            for (var at = 0; at < word.Length;)
            {
                var room = Math.Clamp((int)((right - x) / Em), 1, word.Length - at);
                var isSmall = random.Next(30) == 0;
                var height = isSmall ? 6 : Em;
                var wide = room * (isSmall ? 6 : Em);
                var (dx, dy) = random.Next(40) == 0 ? (random.Next(-300, 300), random.Next(-300, 300)) : (0, 0);
                words.Add(new(random.Next(500) == 0 ? random.Next(1, page + 1) : page, line, x + dx, y + dy, x + dx + wide, y + dy + (random.Next(300) == 0 ? 0 : height), JapaneseText.WellFormed(word.Substring(at, room))));
                at += room;
                x += wide;
                if (x + Em <= right) continue;
                (x, y) = (left, y + (1.5 * Em));
                line++;
            }

            x += Em / 2;
        }

        return y + Em;
    }

    private static void Rule(Random random, List<Ruling> rulings, double top, double bottom, double width, int columns)
    {
        foreach (var y in (double[])[top, bottom])
        {
            if (random.Next(15) != 0) rulings.Add(new(true, y, 50, 50 + (columns * width)));
        }

        for (var i = 0; i <= columns; i++)
        {
            if (random.Next(25) != 0) rulings.Add(new(false, 50 + (i * width) + (random.Next(20) == 0 ? random.Next(-9, 9) : 0), top, bottom));
        }

        if (random.Next(30) == 0) rulings.Add(new(random.Next(2) == 0, random.Next(-50, 900), random.Next(-50, 400), random.Next(0, 900)));
    }
}
