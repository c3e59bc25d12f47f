namespace Shirube.Budget.Projects;

/// <summary>Fits <see cref="PairModel"/> without any judged pair. Each half of the signs learns from pairs that the other half settles beyond doubt, so that neither learns its own rule.</summary>
internal static class PairFit
{
    private const double SafeSurprise = 15; // in nats: one chance in three million
    private const int SafeYears = 2;
    private const double SafeText = 0.7;

    /// <summary>Of a project that goes on in one sheet.</summary>
    public static PairModel Whole(IReadOnlyCollection<ComparedYears> all) => Fit(all, _ => true, []);

    /// <summary>Of one that goes on in a sheet where its money starts anew; signs of its history are left out.</summary>
    public static PairModel Anew(IReadOnlyCollection<ComparedYears> all) => Fit(all, s => s.Equal == 0, PairSigns.OfHistory);

    private static PairModel Fit(IReadOnlyCollection<ComparedYears> all, Func<PairSigns, bool> counts, int[] left)
    {
        var wording = all.SelectMany(years => Safe(years, IsSafeByBudget)).Select(s => (Signs: s.Signs.Values[..PairSigns.FirstOther], s.IsOne)).ToList();
        var other = all.SelectMany(years => Safe(years, IsSafeByWording)).Where(s => counts(s.Signs)).Select(s => (Signs: s.Signs.Values[PairSigns.FirstOther..], s.IsOne)).ToList();
        foreach (var (signs, _) in other)
        {
            foreach (var i in left) signs[i - PairSigns.FirstOther] = 0;
        }

        var (a, b) = (Weights(wording), Weights(other));
        var share = Math.Log((double)other.Count(o => o.IsOne) / other.Count(o => !o.IsOne)); // counted once, with the wording
        return new() { Constant = a[^1] + b[^1] - share, Weights = [.. a[..^1], .. b[..^1]], Examples = other.Count(o => o.IsOne) };
    }

    private static double[] Weights(List<(double[] Signs, bool IsOne)> samples) =>
        LogisticRegression.Train(samples.ConvertAll(s => (double[])[.. s.Signs, 1]), samples.ConvertAll(s => s.IsOne));

    private static bool IsSafeByBudget(PairSigns signs) =>
        signs.Equal >= SafeYears && signs.Differing + signs.Restarting == 0 && signs.Surprise >= SafeSurprise && signs.IsSameMinistry;

    private static bool IsSafeByWording(PairSigns signs) => signs.IsSameName && signs.Purpose >= SafeText;

    /// <summary>Pairs that are safe and have no rival; and, as what they are not, other pairs of sheets that both have such a partner.</summary>
    private static IEnumerable<(PairSigns Signs, bool IsOne)> Safe(ComparedYears years, Func<PairSigns, bool> isSafe)
    {
        var safe = Enumerable.Range(0, years.Pairs.Length).Where(i => isSafe(years.Signs[i])).ToList();
        var from = safe.CountBy(i => years.Pairs[i].From).ToDictionary();
        var to = safe.CountBy(i => years.Pairs[i].To).ToDictionary();
        var ones = safe.Where(i => from[years.Pairs[i].From] == 1 && to[years.Pairs[i].To] == 1).ToHashSet();
        var (settledFrom, settledTo) = (ones.Select(i => years.Pairs[i].From).ToHashSet(), ones.Select(i => years.Pairs[i].To).ToHashSet());
        for (var i = 0; i < years.Pairs.Length; i++)
        {
            if (settledFrom.Contains(years.Pairs[i].From) && settledTo.Contains(years.Pairs[i].To)) yield return (years.Signs[i], ones.Contains(i));
        }
    }
}
