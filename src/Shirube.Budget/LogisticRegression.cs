namespace Shirube.Budget;

/// <summary>Logistic regression of a few columns by Newton's method; the last column is 1 and is not held back.</summary>
internal static class LogisticRegression
{
    private const int Steps = 50;
    private const double Penalty = 1;

    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    public static double Sum(double[] row, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++) sum += row[i] * weights[i];
        return sum;
    }

    public static double[] Train(IReadOnlyList<double[]> rows, IReadOnlyList<bool> truths)
    {
        var width = rows[0].Length;
        var weights = new double[width];
        for (var step = 0; step < Steps; step++)
        {
            var (slope, curve) = (new double[width], new double[width, width]);
            for (var k = 0; k < width; k++)
            {
                var held = k == width - 1 ? 1e-6 : Penalty;
                (slope[k], curve[k, k]) = (held * weights[k], held);
            }

            for (var i = 0; i < rows.Count; i++) Add(rows[i], Probability(Sum(rows[i], weights)), truths[i], 1, slope, curve);
            Solve(curve, slope);
            for (var k = 0; k < width; k++) weights[k] -= slope[k];
            if (slope.Max(Math.Abs) < 1e-9) break;
        }

        return weights;
    }

    /// <summary>Adds one row to the first and second derivatives.</summary>
    /// <param name="weight">How often the row counts.</param>
    public static void Add(double[] row, double probability, bool truth, double weight, double[] slope, double[,] curve)
    {
        var (error, spread) = (weight * (probability - (truth ? 1 : 0)), weight * probability * (1 - probability));
        for (var k = 0; k < row.Length; k++)
        {
            slope[k] += error * row[k];
            for (var l = 0; l < row.Length; l++) curve[k, l] += spread * row[k] * row[l];
        }
    }

    /// <summary>Gauss without exchange of rows: the matrix is positive definite. The answer stands in b.</summary>
    public static void Solve(double[,] a, double[] b)
    {
        for (var i = 0; i < b.Length; i++)
        {
            for (var r = i + 1; r < b.Length; r++)
            {
                var factor = a[r, i] / a[i, i];
                for (var c = i; c < b.Length; c++) a[r, c] -= factor * a[i, c];
                b[r] -= factor * b[i];
            }
        }

        for (var i = b.Length - 1; i >= 0; i--)
        {
            for (var c = i + 1; c < b.Length; c++) b[i] -= a[i, c] * b[c];
            b[i] /= a[i, i];
        }
    }
}
