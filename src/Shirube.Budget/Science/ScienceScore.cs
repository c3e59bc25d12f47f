namespace Shirube.Budget.Science;

/// <summary>How well guesses agree with the official label.</summary>
/// <param name="Right">Guessed and labelled.</param>
/// <param name="Extra">Guessed only.</param>
/// <param name="Missed">Labelled only.</param>
public readonly record struct ScienceScore(int Sheets, int Right, int Extra, int Missed)
{
    private const int Bins = 10;

    /// <summary>Not a number where nothing is guessed or labelled.</summary>
    public double F1 => 2.0 * Right / ((2 * Right) + Extra + Missed);

    public double Precision => (double)Right / (Right + Extra);

    public double Recall => (double)Right / (Right + Missed);

    public static ScienceScore Of(IEnumerable<ScienceGuess> guesses)
    {
        var score = default(ScienceScore);
        foreach (var guess in guesses)
        {
            var (said, meant) = (guess.IsScience, guess.Sheet.IsScience);
            score = new(score.Sheets + 1, score.Right + (said && meant ? 1 : 0), score.Extra + (said && !meant ? 1 : 0), score.Missed + (!said && meant ? 1 : 0));
        }

        return score;
    }

    /// <summary>Expected calibration error: mean distance of probability and share of labelled sheets, over ten bins of equal width, weighted by their sheets.</summary>
    public static double CalibrationError(IEnumerable<ScienceGuess> guesses)
    {
        var all = guesses.ToList();
        return all.GroupBy(g => Math.Min((int)(g.Probability * Bins), Bins - 1)).Sum(b => Math.Abs(b.Sum(g => g.Probability) - b.Count(g => g.Sheet.IsScience))) / all.Count;
    }

    /// <summary>The probability that parts with the best F1, midway between its neighbours; 0.5 where nothing is true.</summary>
    internal static double BestThreshold(IEnumerable<(double Probability, bool IsTrue)> checks)
    {
        var ordered = checks.OrderByDescending(c => c.Probability).ToList();
        var all = ordered.Count(c => c.IsTrue);
        var (best, threshold, right) = (0.0, 0.5, 0);
        for (var i = 0; i < ordered.Count; i++)
        {
            if (ordered[i].IsTrue) right++;
            var next = i + 1 < ordered.Count ? ordered[i + 1].Probability : 0;
            var f1 = 2.0 * right / (i + 1 + all);
            if (f1 <= best || next == ordered[i].Probability) continue;
            (best, threshold) = (f1, (ordered[i].Probability + next) / 2);
        }

        return threshold;
    }
}
