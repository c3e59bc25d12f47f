namespace Shirube.Budget.Mapping;

/// <summary>A project that somebody judged for a measure.</summary>
/// <param name="Measure">Whatever tells measures apart.</param>
/// <param name="Grade">2 carries it out, 1 partly, 0 not.</param>
internal sealed record JudgedProject(int Measure, double[] Signs, int Grade);

/// <summary>Fits <see cref="MappingModel"/>: first the order of the projects of each measure, then how probable each place is.</summary>
internal static class MappingFit
{
    private const double Penalty = 30; // chosen by cross-validation over sections among 3, 10 and 30
    private const double MeasureWeight = 20; // of all pairs of a measure together, however many were judged
    private const int Steps = 30;

    /// <summary>Weights by which a better judged project of a measure comes before a worse one.</summary>
    public static (double[] Weights, double[] Spreads) Order(IReadOnlyCollection<JudgedProject> judged)
    {
        var width = judged.First().Signs.Length;
        var spreads = new double[width];
        for (var k = 0; k < width; k++)
        {
            var mean = judged.Average(j => j.Signs[k]);
            spreads[k] = Math.Max(1e-6, Math.Sqrt(judged.Average(j => (j.Signs[k] - mean) * (j.Signs[k] - mean))));
        }

        var fitted = Lean(judged, spreads, new double[width]);
        return ([.. fitted.Select((w, k) => w / spreads[k])], spreads);
    }

    /// <summary>Scale and constant that turn a sum of weighted signs into log odds of grade 2.</summary>
    /// <param name="sample">Drawn without regard to anything but the sum.</param>
    public static (double Scale, double Constant) Level(IReadOnlyList<(double Sum, bool IsTrue)> sample)
    {
        var mean = sample.Average(s => s.Sum);
        var fitted = LogisticRegression.Train([.. sample.Select(s => (double[])[s.Sum - mean, 1])], [.. sample.Select(s => s.IsTrue)]);
        return (fitted[0], fitted[1] - (fitted[0] * mean));
    }

    /// <summary>A model whose weights lean towards what people decided. Only the order of the projects of one measure teaches; the constant stays, because nobody decides at random.</summary>
    public static MappingModel Taught(MappingModel model, IReadOnlyCollection<JudgedProject> decided)
    {
        var spreads = model.Spreads;
        var weights = Lean(decided, spreads, [.. model.Weights.Select((w, k) => w * spreads[k])]);
        return model with { Weights = [.. weights.Select((w, k) => w / spreads[k])] };
    }

    // pairwise: the better judged project of a measure comes first
    private static double[] Lean(IEnumerable<JudgedProject> judged, double[] spreads, double[] start)
    {
        var (rows, weights) = (new List<double[]>(), new List<double>());
        foreach (var measure in judged.GroupBy(j => j.Measure))
        {
            var pairs = (from a in measure from b in measure where a.Grade > b.Grade select (Better: a, Worse: b)).ToList();
            double all = pairs.Sum(p => p.Better.Grade - p.Worse.Grade);
            foreach (var (better, worse) in pairs)
            {
                rows.Add([.. better.Signs.Select((v, k) => (v - worse.Signs[k]) / spreads[k])]);
                weights.Add((better.Grade - worse.Grade) * Math.Min(MeasureWeight / all, 1));
            }
        }

        return Newton(rows, weights, start);
    }

    // logistic regression without a constant, held to a start
    private static double[] Newton(List<double[]> rows, List<double> weights, double[] start)
    {
        var fitted = (double[])start.Clone();
        for (var step = 0; step < Steps && rows.Count > 0; step++)
        {
            var (slope, curve) = (new double[fitted.Length], new double[fitted.Length, fitted.Length]);
            for (var k = 0; k < fitted.Length; k++) (slope[k], curve[k, k]) = (Penalty * (fitted[k] - start[k]), Penalty);
            for (var i = 0; i < rows.Count; i++) LogisticRegression.Add(rows[i], LogisticRegression.Probability(LogisticRegression.Sum(rows[i], fitted)), truth: true, weights[i], slope, curve);
            LogisticRegression.Solve(curve, slope);
            for (var k = 0; k < fitted.Length; k++) fitted[k] -= slope[k];
            if (slope.Max(Math.Abs) < 1e-9) break;
        }

        return fitted;
    }
}
