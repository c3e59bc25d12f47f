using System.Diagnostics;
using System.Globalization;
using Shirube.Analytics.Duck;
using Shirube.Budget.Evidence;
using Shirube.Budget.Projects;
using Shirube.Budget.Views;
using Shirube.Storage;

namespace Shirube.Bench.Quality;

/// <summary>How often the project that a sheet goes on as is found, on pairs that a reader judged and on those that numbers settle; whether the probabilities are true; and the time.</summary>
internal sealed class SuccessorQuality
{
    private const int Bins = 10;
    private const double LeastFree = 0.3; // below it a pair cannot be told, and teaches nothing
    private readonly Dictionary<int, Linked> _years = [];

    /// <param name="gold">Files of judged pairs; behind "fit" the models are printed instead, the one of citations only where there are such files.</param>
    public static int Run(DataFolder data, string[] gold)
    {
        using var database = new BudgetFolder(data).TryOpen() ?? throw new FileNotFoundException("No sheets were imported: shirube import FILE.");
        using var connection = database.Connect();
        return gold is ["fit", .. var judged] ? Fit(connection, judged) : Run(connection, gold);
    }

    private static int Fit(DuckConnection connection, string[] files)
    {
        var years = SheetYearList.All(connection);
        var compared = years.Where(y => years.Contains(y + 1)).Select(y => new ComparedYears(ProjectSheets.Read(connection, y, default), ProjectSheets.Read(connection, y + 1, default))).ToList();
        foreach (var model in (PairModel[])[PairFit.Whole(compared), PairFit.Anew(compared)])
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"new() {{ Examples = {model.Examples}, Constant = {Number(model.Constant)}, Weights = [{string.Join(", ", model.Weights.Select(Number))}] }};"));
        }

        if (files.Length == 0) return 0;
        var quality = new SuccessorQuality();
        foreach (var one in compared) quality._years[one.Sheets.From[0].Sheet.Year] = new(one);
        var cited = quality.Fitted(files.SelectMany(JudgedPair.Load));
        Console.WriteLine($"new({Number(cited.Constant)}, {Number(cited.Wording)}, {Number(cited.IsNew)}, {Number(cited.IsEnding)})");
        return 0;
    }

    // only judged pairs that the later sheet links and no line settles teach
    private CitedModel Fitted(IEnumerable<JudgedPair> gold) =>
        CitedModel.Fit([.. gold.Where(g => g.Relation != "unclear" && _years.ContainsKey(g.Year)).Select(g => (g, Years: _years[g.Year], Place: _years[g.Year].Find(g))).Where(g => g.Place >= 0 && g.Years.IsOpen(g.Place)).Select(g => (g.Years.Beside.CitedSigns(g.Place), g.g.IsLink))]);

    private static int Run(DuckConnection connection, IEnumerable<string> files)
    {
        var quality = new SuccessorQuality();
        var gold = files.SelectMany(JudgedPair.Load).ToList();
        var years = SheetYearList.All(connection);
        foreach (var year in years.Where(y => years.Contains(y + 1))) quality._years[year] = Linked.Timed(ProjectSheets.Read(connection, year, default), ProjectSheets.Read(connection, year + 1, default));
        var isGood = quality.Settled();
        CitedModel[] folds = [.. Enumerable.Range(0, JudgedPair.Folds).Select(f => quality.Fitted(gold.Where(g => g.Fold != f)))];
        foreach (var isHeldBack in (bool[])[false, true]) isGood &= quality.Judged([.. gold.Where(g => g.IsHeldBack == isHeldBack)], isHeldBack ? "held back" : "looked at", g => folds[g.Fold]);
        isGood &= quality.Judged(gold, "both halves", g => folds[g.Fold]);
        quality.Judged(gold, "as shipped", _ => FittedModels.Cited);
        quality.Bridged();
        return isGood ? 0 : 1;
    }

    // what a later sheet cites, has the ID of, or is named like in its ministry, and two or more equal budgets that are no chance
    private bool Settled()
    {
        var (all, right, probabilities) = (0, 0, new List<(double, bool)>());
        foreach (var linked in _years.Values.Select(y => y.Told(FittedModels.Cited)))
        {
            var settled = Enumerable.Range(0, linked.Years.Years.Pairs.Length).Where(i => IsSettled(linked.Years.Years.Signs[i])).ToLookup(i => linked.Years.Years.Pairs[i].From);
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

    // as if the year between had not been imported: are the links those that lead through it?
    private void Bridged()
    {
        var (settled, found, renamed, renamedTold, told, through) = (0, 0, 0, 0, 0, 0);
        foreach (var (year, first) in _years.OrderBy(y => y.Key))
        {
            if (!_years.TryGetValue(year + 1, out var second)) continue;
            var direct = new Linked(new([.. first.Years.Sheets.From.Select(f => f.Sheet)], [.. second.Years.Sheets.To.Select(t => t.Sheet)])).Told(FittedModels.Cited);
            var pairs = direct.Years.Years.Pairs;
            var (one, two) = (Next(first, (l, i) => IsSettled(l.Years.Years.Signs[i])), Next(second, (l, i) => IsSettled(l.Years.Years.Signs[i])));
            var (toldOne, toldTwo) = (Next(first, (l, i) => l.Probabilities[i] >= ProjectLinks.Told), Next(second, (l, i) => l.Probabilities[i] >= ProjectLinks.Told));
            var links = Enumerable.Range(0, pairs.Length).Where(i => direct.Probabilities[i] >= ProjectLinks.Told).ToLookup(i => pairs[i].From, i => pairs[i].To);
            foreach (var from in one)
            {
                var ends = from.SelectMany(b => two[b]).ToHashSet();
                if (ends.Count == 0) continue;
                var best = direct.BestFrom[from.Key];
                (settled, found) = (settled + 1, found + (best >= 0 && ends.Contains(pairs[best].To) ? 1 : 0));
                if (ends.Any(e => direct.Years.Years.Sheets.To[e].Sheet.Name == direct.Years.Years.Sheets.From[from.Key].Sheet.Name)) continue;
                (renamed, renamedTold) = (renamed + 1, renamedTold + (links[from.Key].Any(ends.Contains) ? 1 : 0));
            }

            foreach (var from in links)
            {
                var ends = toldOne[from.Key].SelectMany(b => toldTwo[b]).ToHashSet();
                (told, through) = (told + from.Count(), through + from.Count(ends.Contains));
            }
        }

        Say("over a missing year", "settled on both steps: top-1", found, settled);
        Say("over a missing year", "of these with another name: told", renamedTold, renamed);
        Say("over a missing year", "told links that two told steps confirm", through, told);

        static ILookup<int, int> Next(Linked linked, Func<Told, int, bool> isNext)
        {
            var told = linked.Told(FittedModels.Cited);
            return Enumerable.Range(0, linked.Years.Pairs.Length).Where(i => isNext(told, i)).ToLookup(i => linked.Years.Pairs[i].From, i => linked.Years.Pairs[i].To);
        }
    }

    private static bool IsSettled(PairSigns signs) => signs.IsSameMinistry && (signs.IsSameName || signs.IsRelated || signs.IsSameId) && signs.Equal >= 2 && signs.Differing == 0;

    private bool Judged(List<JudgedPair> gold, string half, Func<JudgedPair, CitedModel> model)
    {
        var (links, top, toldTop, told, wrong, wrongTold, apart, apartKept) = (0, 0, 0, 0, 0, 0, 0, 0);
        var probabilities = new List<(double, bool)>();
        var byRelation = new SortedDictionary<string, (int Told, int All)>(StringComparer.Ordinal);
        foreach (var pair in gold.Where(g => g.Relation != "unclear" && _years.ContainsKey(g.Year)))
        {
            var linked = _years[pair.Year].Told(model(pair));
            var place = linked.Years.Find(pair);
            var probability = place < 0 ? 0 : linked.Probabilities[place];
            var isTold = probability >= ProjectLinks.Told;
            probabilities.Add((probability, pair.IsLink));
            var (n, all) = byRelation.GetValueOrDefault(pair.Relation);
            byRelation[pair.Relation] = (n + (isTold ? 1 : 0), all + 1);
            if (pair.Relation == "apart") (apart, apartKept) = (apart + 1, apartKept + (isTold ? 0 : 1));
            if (pair.Relation == "wrong") (wrong, wrongTold) = (wrong + 1, wrongTold + (isTold ? 1 : 0));
            if (!pair.IsLink) continue;
            var isBest = place >= 0 && linked.BestFrom[linked.Years.Years.Pairs[place].From] == place;
            var isBestEitherWay = isBest || (place >= 0 && linked.BestTo[linked.Years.Years.Pairs[place].To] == place);
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
        return told >= 0.92 * links && apartKept >= 0.97 * apart && error < 0.05;
    }

    /// <summary>Expected calibration error over bins of equal width.</summary>
    private static double Error(List<(double Probability, bool IsTrue)> told) =>
        told.GroupBy(t => Math.Min(Bins - 1, (int)(t.Probability * Bins))).Sum(bin => Math.Abs(bin.Average(t => t.Probability) - bin.Average(t => t.IsTrue ? 1 : 0)) * bin.Count()) / told.Count;

    private static void Say(string half, string what, int right, int all) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{half}\t{what}\t{(all == 0 ? 1 : (double)right / all):F4}\t{right} of {all}"));

    private static string Number(double number) => (Math.Round(number, 4) + 0.0).ToString(CultureInfo.InvariantCulture);

    private sealed record Told(Linked Years, double[] Probabilities, int[] BestFrom, int[] BestTo);

    private sealed class Linked
    {
        private readonly double[] _lines;
        private readonly Dictionary<CitedModel, Told> _told = [];
        private readonly Dictionary<(string Ministry, string Number), int> _from;
        private readonly Dictionary<(string Ministry, string Number), int> _to;

        public Linked(ComparedYears years)
        {
            Years = years;
            _lines = ProjectLinks.Lines(years);
            Beside = new(years, _lines);
            (_from, _to) = (Index(years.Sheets.From), Index(years.Sheets.To));
        }

        public ComparedYears Years { get; }

        public BesideLines Beside { get; }

        public static Linked Timed(IReadOnlyList<ProjectSheet> from, IReadOnlyList<ProjectSheet> to)
        {
            ProjectLinks.Between(from, to); // warm
            var (watch, worked) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var links = ProjectLinks.Between(from, to);
            var relations = string.Join(' ', links.CountBy(l => l.Relation).OrderBy(r => r.Key).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key} {r.Value}")));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{from[0].Year}-{to[0].Year}\t{from.Count} x {to.Count} sheets in {watch.Elapsed.TotalSeconds:F2} s, {(Environment.CpuUsage.TotalTime - worked).TotalSeconds:F2} s of processors\t{relations}"));
            return new(new(from, to));
        }

        /// <summary>True where no line settles what a citation says.</summary>
        public bool IsOpen(int pair) => Beside.IsCited(pair) && _lines[pair] < ProjectLinks.Told && Beside.Free(pair) > LeastFree;

        public Told Told(CitedModel cited)
        {
            if (_told.TryGetValue(cited, out var known)) return known;
            var probabilities = ProjectLinks.Probabilities(_lines, Beside, cited);
            var (bestFrom, bestTo) = (new int[Years.Sheets.From.Length], new int[Years.Sheets.To.Length]);
            Array.Fill(bestFrom, -1);
            Array.Fill(bestTo, -1);
            for (var i = 0; i < probabilities.Length; i++)
            {
                var (a, b) = Years.Pairs[i];
                if (bestFrom[a] < 0 || probabilities[i] > probabilities[bestFrom[a]]) bestFrom[a] = i;
                if (bestTo[b] < 0 || probabilities[i] > probabilities[bestTo[b]]) bestTo[b] = i;
            }

            return _told[cited] = new(this, probabilities, bestFrom, bestTo);
        }

        public int Find(JudgedPair pair) => Array.BinarySearch(Years.Pairs, (_from[pair.From], _to[pair.To]));

        private static Dictionary<(string Ministry, string Number), int> Index(ReadySheet[] sheets) =>
            sheets.Select((s, i) => (Key: (s.Sheet.Ministry, s.Sheet.Number), i)).DistinctBy(s => s.Key).ToDictionary(s => s.Key, s => s.i);
    }
}
