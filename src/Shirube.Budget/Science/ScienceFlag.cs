using System.Collections.Immutable;

namespace Shirube.Budget.Science;

/// <summary>Is a project science and technology? Learned from the official label of earlier years; labels of the asked year are never read.</summary>
/// <remarks>Two steps. The wording of the sheet is judged by models that have not seen its name (<see cref="FoldModels"/>). A second, small regression weighs that with what earlier years say: the label of the same name, and of the most similar sheets of the ministry. It learns from labelled years that lie as far behind their past as the asked year does, so that it is never more trustful than it may be.</remarks>
public static class ScienceFlag
{
    private const int MostPairs = 2; // more years of them take time and are older

    /// <summary>Probability and reasons for every sheet of a year, best first.</summary>
    /// <param name="sheets">Of the year and of earlier ones.</param>
    /// <param name="lastLearned">Years after it are not learned from; the year before <paramref name="year"/> where nothing is said.</param>
    /// <exception cref="NoLabelsException">No earlier year has labels.</exception>
    public static ScienceGuesses Guess(IEnumerable<LabelledSheet> sheets, int year, CancellationToken cancel, int? lastLearned = null)
    {
        var all = sheets.ToList();
        ImmutableArray<int> years = [.. all.Where(s => s.IsScience && s.Year < year && s.Year <= (lastLearned ?? year)).Select(s => s.Year).Distinct().Order()];
        if (years.IsEmpty) throw new NoLabelsException(year);
        List<LabelledSheet> used = [.. all.Where(s => s.Year == year || years.Contains(s.Year))];
        var space = new TermSpace(used, s => s.Year < year, cancel);
        var (rows, truths, folds) = (new List<double[]>(), new List<bool>(), new List<int>());
        foreach (var (target, past, cut) in Pairs(years, year - years[^1]))
        {
            var (models, earlier) = (new FoldModels(space, used, cut, cancel), new EarlierSheets(space, used, past));
            foreach (var row in Enumerable.Range(0, used.Count).Where(r => used[r].Year == target))
            {
                rows.Add(Columns(models.LogOdds(row), earlier.About(row)));
                truths.Add(used[row].IsScience);
                folds.Add(FoldModels.FoldOf(used[row]));
            }
        }

        var checks = CrossValidated(rows, truths, folds);
        var threshold = ScienceScore.BestThreshold(checks);
        var weights = LogisticRegression.Train(rows, truths);
        var (last, known) = (new FoldModels(space, used, years[^1], cancel), new EarlierSheets(space, used, years[^1]));
        var asked = Enumerable.Range(0, used.Count).Where(r => used[r].Year == year).ToArray();
        var guesses = new ScienceGuess[asked.Length];
        Parallel.For(0, asked.Length, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var (row, sheet) = (asked[i], used[asked[i]]);
            var evidence = known.About(row);
            var columns = Columns(last.LogOdds(row), evidence);
            var probability = LogisticRegression.Probability(LogisticRegression.Sum(columns, weights));
            var reasons = ScienceReasons.Of(space, used, row, last.WeightsFor(row), evidence, columns, weights);
            guesses[i] = new(sheet, probability, probability >= threshold, known.HasName(sheet.Title), reasons);
        });
        return new(years, threshold, [.. guesses.OrderByDescending(g => g.Probability).ThenBy(g => g.Sheet.Ministry, StringComparer.Ordinal).ThenBy(g => g.Sheet.Number, StringComparer.Ordinal)]);
    }

    // what the second step sees; ScienceReasons reads the same places
    private static double[] Columns(double wording, EarlierEvidence evidence)
    {
        var carried = evidence.Carried is { } share ? (2 * share) - 1 : 0;
        return [wording, Math.Max(0, carried), Math.Max(0, -carried), evidence.Flagged.Likeness, evidence.Unflagged.Likeness, carried == 0 ? wording : 0, 1];
    }

    /// <summary>Labelled years to learn the second step from, each with the last year whose labels may be known about it and the last one the first step learns from.</summary>
    internal static IEnumerable<(int Target, int Past, int Cut)> Pairs(ImmutableArray<int> years, int distance)
    {
        for (; distance > 0; distance--)
        {
            var pairs = years.Where(y => y - distance >= years[0]).Select(y => (y, years.Last(p => p <= y - distance))).Select(p => (p.y, p.Item2, p.Item2)).TakeLast(MostPairs).ToList();
            if (pairs.Count > 0) return pairs;
        }

        return [(years[^1], years[^1] - 1, years[^1])]; // one labelled year: nothing is known of the past, and the folds keep names apart
    }

    private static List<(double Probability, bool IsTrue)> CrossValidated(List<double[]> rows, List<bool> truths, List<int> folds)
    {
        var checks = new List<(double, bool)>();
        foreach (var fold in FoldModels.All)
        {
            var learned = Enumerable.Range(0, rows.Count).Where(i => folds[i] != fold).ToArray();
            if (learned.Length == 0) continue;
            var weights = LogisticRegression.Train([.. learned.Select(i => rows[i])], [.. learned.Select(i => truths[i])]);
            checks.AddRange(Enumerable.Range(0, rows.Count).Where(i => folds[i] == fold).Select(i => (LogisticRegression.Probability(LogisticRegression.Sum(rows[i], weights)), truths[i])));
        }

        return checks;
    }
}
