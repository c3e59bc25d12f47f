namespace Shirube.Budget.Projects;

/// <summary>Logistic regression by Newton's method, with a ridge penalty on all but the constant.</summary>
internal static class LogisticRegression
{
    private const double Penalty = 1;
    private const int MostSteps = 50;
    private const double SmallStep = 1e-8;

    /// <returns>The weights, and the constant last.</returns>
    public static double[] Fit(IReadOnlyList<(double[] Signs, bool IsOne)> samples)
    {
        var size = samples[0].Signs.Length + 1;
        var weights = new double[size];
        for (var step = 0; step < MostSteps; step++)
        {
            var (slope, curve) = (new double[size], new double[size, size]);
            foreach (var (signs, isOne) in samples) Add(signs, isOne, weights, slope, curve);
            for (var i = 0; i < size; i++)
            {
                if (i < size - 1) slope[i] -= Penalty * weights[i];
                curve[i, i] += i < size - 1 ? Penalty : SmallStep;
            }

            var change = Solve(curve, slope);
            for (var i = 0; i < size; i++) weights[i] += change[i];
            if (change.Max(Math.Abs) < SmallStep) break;
        }

        return weights;
    }

    private static void Add(double[] signs, bool isOne, double[] weights, double[] slope, double[,] curve)
    {
        double At(int i) => i < signs.Length ? signs[i] : 1;
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++) sum += weights[i] * At(i);
        var probability = 1 / (1 + Math.Exp(-sum));
        var (miss, spread) = ((isOne ? 1 : 0) - probability, probability * (1 - probability));
        for (var i = 0; i < weights.Length; i++)
        {
            slope[i] += miss * At(i);
            for (var j = 0; j < weights.Length; j++) curve[i, j] += spread * At(i) * At(j);
        }
    }

    // Gauss-Jordan with the largest pivot
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        for (var column = 0; column < size; column++)
        {
            var pivot = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(matrix[row, column]));
            for (var j = 0; j < size; j++) (matrix[column, j], matrix[pivot, j]) = (matrix[pivot, j], matrix[column, j]);
            (right[column], right[pivot]) = (right[pivot], right[column]);
            for (var row = 0; row < size; row++)
            {
                if (row == column) continue;
                var share = matrix[row, column] / matrix[column, column];
                for (var j = column; j < size; j++) matrix[row, j] -= share * matrix[column, j];
                right[row] -= share * right[column];
            }
        }

        return [.. right.Select((value, i) => value / matrix[i, i])];
    }
}
