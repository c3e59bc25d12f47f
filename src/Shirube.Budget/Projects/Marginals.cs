namespace Shirube.Budget.Projects;

/// <summary>How probable each link is where a sheet goes to one sheet at most and comes from one at most: sum-product on the graph of candidates.</summary>
internal static class Marginals
{
    private const int Rounds = 12;

    /// <param name="odds">Of each pair taken alone.</param>
    public static double[] Of(IReadOnlyList<(int From, int To)> pairs, double[] odds, int fromCount, int toCount)
    {
        // right[i]: how free the later sheet is for this pair, given all others that want it; left[i]: the same for the earlier one
        var (left, right) = (new double[odds.Length], new double[odds.Length]);
        Array.Fill(right, 1);
        for (var round = 0; round < Rounds; round++)
        {
            Update(pairs, p => p.From, odds, right, left, fromCount);
            Update(pairs, p => p.To, odds, left, right, toCount);
        }

        return [.. odds.Select((o, i) => o * left[i] * right[i] / (1 + (o * left[i] * right[i])))];
    }

    private static void Update(IReadOnlyList<(int From, int To)> pairs, Func<(int From, int To), int> end, double[] odds, double[] known, double[] wanted, int count)
    {
        var sums = new double[count];
        for (var i = 0; i < odds.Length; i++) sums[end(pairs[i])] += odds[i] * known[i];
        for (var i = 0; i < odds.Length; i++) wanted[i] = 1 / (1 + Math.Max(0, sums[end(pairs[i])] - (odds[i] * known[i])));
    }
}
