using System.Globalization;
using Shirube.Policy.Lineage;

namespace Shirube.Bench.Linking;

/// <summary>How often links of a given probability are right, on generated editions of which it is known what became of each measure.</summary>
internal static class CalibrationBench
{
    private const int Year = 2030;
    private static readonly double[] s_bounds = [0, 0.6, 0.7, 0.8, 0.9, 0.98, 1.01];

    public static int Run(int pairs, int measures)
    {
        var links = new List<(double Confidence, bool IsRight)>();
        var (there, linked) = (0, 0);
        for (var seed = 1; seed <= pairs; seed++)
        {
            var maker = new EditionMaker(seed);
            var earlier = maker.First(Year, measures, measures * 2);
            var later = maker.Next(earlier, Year + 1);
            var found = MeasureLinker.Link(earlier, later).Where(l => l is { From: not null, To: not null }).ToList();
            links.AddRange(found.Select(l => (l.Confidence, EditionMaker.IsSame(earlier.Measure(l.From!.Value), later.Measure(l.To!.Value)))));
            foreach (var measure in earlier.Measures.Where(m => later.Measures.Any(l => EditionMaker.IsSame(m, l))))
            {
                there++;
                if (found.Exists(l => l.From == measure.Order)) linked++;
            }
        }

        Console.WriteLine("| probability said | links | right |");
        Console.WriteLine("|---|---|---|");
        var error = 0.0;
        foreach (var (low, high) in s_bounds.Zip(s_bounds.Skip(1)))
        {
            var bin = links.Where(l => l.Confidence >= low && l.Confidence < high).ToList();
            if (bin.Count == 0) continue;
            var (said, right) = (bin.Average(l => l.Confidence), bin.Average(l => l.IsRight ? 1.0 : 0));
            error += Math.Abs(said - right) * bin.Count / links.Count;
            Print($"| {said:F3} | {bin.Count} | {right:F3} |");
        }

        Print($"\nexpected calibration error {error:F3} over {links.Count} links; {linked} of {there} measures that are still there were linked ({(double)linked / there:F3})");
        return 0;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
