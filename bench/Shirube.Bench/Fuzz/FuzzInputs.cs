using Shirube.Core;

namespace Shirube.Bench.Fuzz;

/// <summary>Makes input number n of a seed; the same seed, number and files always give the same input, whatever was made before it.</summary>
internal sealed class FuzzInputs(int seed, IEnumerable<byte[]> files)
{
    /// <summary>Of 4,000 inputs, how many go to each reader; a whole PDF starts a process and costs as much as hundreds of others.</summary>
    private static readonly (FuzzReader Reader, int Share)[] s_shares =
    [
        (FuzzReader.Utf8, 1999), (FuzzReader.ShiftJis, 450), (FuzzReader.Utf16, 100), (FuzzReader.Html, 450),
        (FuzzReader.Word, 450), (FuzzReader.PdfWords, 350), (FuzzReader.PdfObjects, 199), (FuzzReader.PdfWhole, 2),
    ];

    private readonly FuzzSeeds _seeds = new(files);

    public FuzzInput Make(int number)
    {
        var random = new Random(unchecked((seed * 486_187_739) ^ (number * 16_777_619)));
        var reader = Reader(random.Next(4000));
        if (reader is FuzzReader.PdfObjects or FuzzReader.PdfWhole)
        {
            var pdf = _seeds.Pdfs[random.Next(random.Next(20) == 0 ? _seeds.Pdfs.Length : 2)];
            return new(reader, LayoutFor(random, null), [.. FuzzBytes.SpoilPdf(random, pdf)], null);
        }

        var text = FuzzCut.Window(random, _seeds.Texts, out var layout);
        new FuzzLines(random, _seeds.Texts).Spoil(text);
        layout = LayoutFor(random, layout);
        return reader == FuzzReader.PdfWords
            ? new(reader, layout, [], FuzzPages.Of(random, text))
            : new(reader, layout, [.. FuzzBytes.Spoil(random, FuzzFiles.Of(random, reader, text))], null);
    }

    private static FuzzReader Reader(int of)
    {
        foreach (var (reader, share) in s_shares)
        {
            if ((of -= share) < 0) return reader;
        }

        return FuzzReader.Utf8;
    }

    /// <summary>Half of the inputs are read as what they were cut from, a fifth is recognised, the rest is read as any layout.</summary>
    private static Layout? LayoutFor(Random random, Layout? own) => random.Next(10) switch
    {
        < 5 when own is not null => own,
        < 7 => null,
        _ => (Layout)random.Next(4),
    };
}
