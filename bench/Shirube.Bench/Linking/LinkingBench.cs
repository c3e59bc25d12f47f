using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Shirube.Core;
using Shirube.Policy.Differences;
using Shirube.Policy.Ledger;
using Shirube.Policy.Lineage;
using Shirube.Web.Language;

namespace Shirube.Bench.Linking;

/// <summary>Speed of linking two generated editions, comparing them item by item and telling what became of their deadlines, and how it grows.
/// CPU of this process alone. Prints Markdown; see bench/results/ for committed runs.</summary>
internal static class LinkingBench
{
    private const int Year = 2030;
    private const int Runs = 7; // of which the least disturbed counts
    private const int WarmUps = 8; // until the runtime has compiled the hot paths for good
    private static readonly int[] s_scales = [1, 2, 5, 10];

    public static int Run(int measures, int items)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"machine: {Environment.ProcessorCount} cores for this process, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}"));
        var pair = Pair(1, measures, items);
        var first = Work(pair.Earlier, pair.Later);
        for (var i = 0; i < WarmUps; i++) Work(pair.Earlier, pair.Later);
        var links = MeasureLinker.Link(pair.Earlier, pair.Later).CountBy(l => l.Relation).OrderBy(p => p.Key).Select(p => $"{p.Key} {p.Value}");
        var changes = EditionDifference.Between(pair.Earlier, pair.Later).ItemKinds.Select(p => $"{p.Key} {p.Value}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pair: {Size(pair.Earlier)}; {Size(pair.Later)}"));
        Console.WriteLine($"measures: {string.Join(", ", links)}; items: {string.Join(", ", changes)}");
        Console.WriteLine();
        Table([("two editions, first time in the process", first), ("two editions, steady", Best(() => Work(pair.Earlier, pair.Later), s_scales[^1]))]);

        Console.WriteLine("## Larger editions: two of them, with so many times the measures and items");
        Console.WriteLine();
        Growth(scale =>
        {
            var (earlier, later) = Pair(scale, measures * scale, items * scale);
            return (() => Work(earlier, later), Linked(earlier, later));
        }, measures);

        Console.WriteLine("## More editions: a series in which each is linked with the one before, with so many times the pairs");
        Console.WriteLine();
        Growth(scale =>
        {
            var maker = new EditionMaker(scale);
            var editions = new List<DraftEdition> { maker.First(Year, measures, items) };
            for (var i = 0; i < scale; i++) editions.Add(maker.Next(editions[^1], Year + i + 1));
            var pairs = editions.Zip(editions.Skip(1)).ToList();
            return (() => pairs.Select(p => Work(p.First, p.Second)).Aggregate(Sum), pairs.Average(p => Linked(p.First, p.Second)));
        }, measures);
        return 0;
    }

    private static (DraftEdition Earlier, DraftEdition Later) Pair(int seed, int measures, int items)
    {
        var maker = new EditionMaker(seed);
        var earlier = maker.First(Year, measures, items);
        return (earlier, maker.Next(earlier, Year + 1));
    }

    private static Times Work(DraftEdition earlier, DraftEdition later)
    {
        ImmutableArray<MeasureLink> links = [];
        return new(
            CpuClock.Seconds(() => links = MeasureLinker.Link(earlier, later)),
            CpuClock.Seconds(() => EditionDifference.Between(earlier, later, links)),
            CpuClock.Seconds(() =>
            {
                DeadlineLedger.Of(earlier, EditionDay.Of(earlier, "").Day);
                DeadlineLedger.Of(later, EditionDay.Of(later, "").Day);
            }));
    }

    // share of the earlier measures that have a partner: that larger editions are not linked less well
    private static double Linked(DraftEdition earlier, DraftEdition later) =>
        (double)MeasureLinker.Link(earlier, later).Where(l => l is { From: not null, To: not null }).Select(l => l.From).Distinct().Count() / earlier.Measures.Length;

    private static void Growth(Func<int, (Func<Times> Work, double Linked)> workAt, int measures)
    {
        var rows = new List<(int Scale, Times Times, double Linked)>();
        foreach (var scale in s_scales)
        {
            var (work, linked) = workAt(scale);
            rows.Add((scale, Best(work, s_scales[^1] / scale), linked)); // each about as long, so that a busy machine disturbs them alike
        }

        var one = rows[0].Times;
        double NLogN(int scale) => scale * Math.Log(scale * measures) / Math.Log(measures);
        string Share(int scale, double time, double base1) => string.Create(CultureInfo.InvariantCulture, $"{time:0.000} s ({time / base1 / NLogN(scale):0.00})");
        Console.WriteLine("| n | linking | differences | ledger | all | linked |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var (scale, times, linked) in rows)
            Console.WriteLine($"| {scale} | {Share(scale, times.Link, one.Link)} | {Share(scale, times.Difference, one.Difference)} | {Share(scale, times.Ledger, one.Ledger)} | {Share(scale, times.All, one.All)} | {Words.Percent(linked)} |");
        Console.WriteLine();
    }

    private static void Table(IEnumerable<(string What, Times Times)> rows)
    {
        Console.WriteLine("| what | linking | differences | ledger | all | wanted |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var (what, t) in rows) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {t.Link:0.000} s | {t.Difference:0.000} s | {t.Ledger:0.000} s | {t.All:0.000} s | < 3 s |"));
        Console.WriteLine();
    }

    private static Times Best(Func<Times> work, int repeats) =>
        Enumerable.Range(0, Runs).Select(_ => Enumerable.Range(0, repeats).Select(_ => work()).Aggregate(Sum).Over(repeats)).MinBy(t => t.All);

    private static Times Sum(Times a, Times b) => new(a.Link + b.Link, a.Difference + b.Difference, a.Ledger + b.Ledger);

    private static string Size(DraftEdition edition) =>
        $"{edition.Measures.Length} measures, {edition.Measures.Sum(m => m.Status.Length + m.Next.Length)} items, {edition.Measures.Sum(m => m.Deadlines.Length + m.Next.Sum(n => n.Deadlines.Length))} deadlines, {edition.Indicators.Length} indicators, "
        + $"{edition.Measures.Sum(m => m.PlanText.Length + m.Status.Concat(m.Next).Sum(i => i.Text.Length))} characters";

    /// <summary>Seconds of CPU.</summary>
    private readonly record struct Times(double Link, double Difference, double Ledger)
    {
        public double All => Link + Difference + Ledger;

        public Times Over(int runs) => new(Link / runs, Difference / runs, Ledger / runs);
    }
}
