using Shirube.Budget.Views;
using System.Diagnostics;
using System.Globalization;
using Shirube.Analytics.Duck;
using Shirube.Budget.Evidence;
using Shirube.Budget.Projects;
using Shirube.Storage;

namespace Shirube.Bench.Quality;

/// <summary>How often the project that a sheet goes on as is found, on pairs that a reader judged and on those that numbers settle; whether the probabilities are true; and the time.</summary>
internal sealed class SuccessorQuality
{
    private const int Bins = 10;
    private readonly Dictionary<int, Linked> _years = [];

    /// <param name="gold">Files of judged pairs; "fit" alone prints the models instead.</param>
    public static int Run(DataFolder data, string[] gold)
    {
        using var database = new BudgetFolder(data).TryOpen() ?? throw new FileNotFoundException("No sheets were imported: shirube import FILE.");
        using var connection = database.Connect();
        return gold is ["fit"] ? Fit(connection) : Run(connection, gold);
    }

    private static int Fit(DuckConnection connection)
    {
        var years = SheetYearList.All(connection);
        var compared = years.Where(y => years.Contains(y + 1)).Select(y => new ComparedYears(ProjectSheets.Read(connection, y, default), ProjectSheets.Read(connection, y + 1, default))).ToList();
        foreach (var model in (PairModel[])[PairFit.Whole(compared), PairFit.Anew(compared)])
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"new() {{ Examples = {model.Examples}, Constant = {Number(model.Constant)}, Weights = [{string.Join(", ", model.Weights.Select(Number))}] }};"));
        }

        return 0;
    }

    private static int Run(DuckConnection connection, IEnumerable<string> files)
    {
        var quality = new SuccessorQuality();
        var gold = files.SelectMany(JudgedPair.Load).ToList();
        var years = SheetYearList.All(connection);
        foreach (var year in years.Where(y => years.Contains(y + 1))) quality._years[year] = Linked.Of(ProjectSheets.Read(connection, year, default), ProjectSheets.Read(connection, year + 1, default));
        var isGood = quality.Settled();
        foreach (var isHeldBack in (bool[])[false, true]) isGood &= quality.Judged([.. gold.Where(g => g.IsHeldBack == isHeldBack)], isHeldBack ? "held back" : "looked at");
        isGood &= quality.Judged(gold, "both halves");
        return isGood ? 0 : 1;
    }

    // what a later sheet cites, has the ID of, or is named like in its ministry, and two or more equal budgets that are no chance
    private bool Settled()
    {
        var (all, right, probabilities) = (0, 0, new List<(double, bool)>());
        foreach (var (_, linked) in _years)
        {
            var settled = Enumerable.Range(0, linked.Years.Pairs.Length).Where(i => IsSettled(linked.Years.Signs[i])).ToLookup(i => linked.Years.Pairs[i].From);
            foreach (var pairs in settled)
            {
                var best = linked.BestFrom[pairs.Key];
                var isRight = pairs.Contains(best);
                (all, right) = (all + 1, right + (isRight ? 1 : 0));
                probabilities.Add((linked.Probabilities[best], isRight));
            }
        }

        Say("settled", "top-1", right, all);
        Console.WriteLine($"settled\tcalibration error {Error(probabilities).ToString("F4", CultureInfo.InvariantCulture)}");
        return right >= 0.995 * all;
    }

    private static bool IsSettled(PairSigns signs) => signs.IsSameMinistry && (signs.IsSameName || signs.IsRelated || signs.IsSameId) && signs.Equal >= 2 && signs.Differing == 0;

    private bool Judged(List<JudgedPair> gold, string half)
    {
        var (links, top, toldTop, told, wrong, wrongTold, apart, apartKept) = (0, 0, 0, 0, 0, 0, 0, 0);
        var probabilities = new List<(double, bool)>();
        var byRelation = new SortedDictionary<string, (int Told, int All)>(StringComparer.Ordinal);
        foreach (var pair in gold.Where(g => g.Relation != "unclear" && _years.ContainsKey(g.Year)))
        {
            var linked = _years[pair.Year];
            var place = linked.Find(pair);
            var probability = place < 0 ? 0 : linked.Probabilities[place];
            var isTold = probability >= ProjectLinks.Told;
            probabilities.Add((probability, pair.IsLink));
            var (n, all) = byRelation.GetValueOrDefault(pair.Relation);
            byRelation[pair.Relation] = (n + (isTold ? 1 : 0), all + 1);
            if (pair.Relation == "apart") (apart, apartKept) = (apart + 1, apartKept + (isTold ? 0 : 1));
            if (pair.Relation == "wrong") (wrong, wrongTold) = (wrong + 1, wrongTold + (isTold ? 1 : 0));
            if (!pair.IsLink) continue;
            var isBest = place >= 0 && linked.BestFrom[linked.Years.Pairs[place].From] == place;
            var isBestEitherWay = isBest || (place >= 0 && linked.BestTo[linked.Years.Pairs[place].To] == place);
            (links, top, toldTop, told) = (links + 1, top + (isBest ? 1 : 0), toldTop + (isBestEitherWay ? 1 : 0), told + (isTold ? 1 : 0));
        }

        Say(half, "renamed: the earlier sheet's best", top, links);
        Say(half, "renamed: best of one of its sheets", toldTop, links);
        Say(half, "renamed: told as a link", told, links);
        Say(half, "wrong links not told", wrong - wrongTold, wrong);
        Say(half, "look-alikes kept apart", apartKept, apart);
        foreach (var (relation, (n, all)) in byRelation) Say(half, $"told of {relation}", n, all);
        var error = Error(probabilities);
        Console.WriteLine($"{half}\tcalibration error\t{error.ToString("F4", CultureInfo.InvariantCulture)} over {probabilities.Count.ToString(CultureInfo.InvariantCulture)}");
        return toldTop >= 0.92 * links && apartKept >= 0.97 * apart && error < 0.05;
    }

    /// <summary>Expected calibration error over bins of equal width.</summary>
    private static double Error(List<(double Probability, bool IsTrue)> told) =>
        told.GroupBy(t => Math.Min(Bins - 1, (int)(t.Probability * Bins))).Sum(bin => Math.Abs(bin.Average(t => t.Probability) - bin.Average(t => t.IsTrue ? 1 : 0)) * bin.Count()) / told.Count;

    private static void Say(string half, string what, int right, int all) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{half}\t{what}\t{(all == 0 ? 1 : (double)right / all):F4}\t{right} of {all}"));

    private static string Number(double number) => (Math.Round(number, 4) + 0.0).ToString(CultureInfo.InvariantCulture);

    private sealed record Linked(ComparedYears Years, double[] Probabilities, int[] BestFrom, int[] BestTo, Dictionary<(string Ministry, string Number), int> From, Dictionary<(string Ministry, string Number), int> To)
    {
        public static Linked Of(IReadOnlyList<ProjectSheet> from, IReadOnlyList<ProjectSheet> to)
        {
            ProjectLinks.Between(from, to); // warm
            var watch = Stopwatch.StartNew();
            var links = ProjectLinks.Between(from, to);
            var relations = string.Join(' ', links.CountBy(l => l.Relation).OrderBy(r => r.Key).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key} {r.Value}")));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{from[0].Year}-{to[0].Year}\t{from.Count} x {to.Count} sheets in {watch.Elapsed.TotalSeconds:F2} s\t{relations}"));
            var years = new ComparedYears(from, to);
            var probabilities = ProjectLinks.Probabilities(years, out _);
            var (bestFrom, bestTo) = (new int[from.Count], new int[to.Count]);
            Array.Fill(bestFrom, -1);
            Array.Fill(bestTo, -1);
            for (var i = 0; i < probabilities.Length; i++)
            {
                var (a, b) = years.Pairs[i];
                if (bestFrom[a] < 0 || probabilities[i] > probabilities[bestFrom[a]]) bestFrom[a] = i;
                if (bestTo[b] < 0 || probabilities[i] > probabilities[bestTo[b]]) bestTo[b] = i;
            }

            return new(years, probabilities, bestFrom, bestTo, Index(years.Sheets.From), Index(years.Sheets.To));
        }

        public int Find(JudgedPair pair) => Array.BinarySearch(Years.Pairs, (From[pair.From], To[pair.To]));

        private static Dictionary<(string Ministry, string Number), int> Index(ReadySheet[] sheets) =>
            sheets.Select((s, i) => (Key: (s.Sheet.Ministry, s.Sheet.Number), i)).DistinctBy(s => s.Key).ToDictionary(s => s.Key, s => s.i);
    }
}
