namespace Shirube.Budget.Projects;

/// <summary>A text as weights of its pairs of characters.</summary>
/// <param name="Ids">In ascending order.</param>
internal readonly record struct GramVector(int[] Ids, float[] Weights)
{
    /// <summary>Null where one of them says nothing.</summary>
    public double? Cosine(in GramVector other)
    {
        var (mine, theirs) = (Ids, other.Ids);
        if (mine.Length == 0 || theirs.Length == 0) return null;
        var (i, j, sum) = (0, 0, 0f);
        while (i < mine.Length && j < theirs.Length)
        {
            if (mine[i] == theirs[j]) sum += Weights[i++] * other.Weights[j++];
            else if (mine[i] < theirs[j]) i++;
            else j++;
        }

        return Math.Min(1, sum);
    }

    /// <summary>Two texts as one.</summary>
    /// <param name="share">How much the other one counts beside this.</param>
    public GramVector Plus(in GramVector other, float share)
    {
        var (ids, weights) = (new int[Ids.Length + other.Ids.Length], new float[Ids.Length + other.Ids.Length]);
        var (i, j, count, squares) = (0, 0, 0, 0f);
        while (i < Ids.Length || j < other.Ids.Length)
        {
            var id = Math.Min(i < Ids.Length ? Ids[i] : int.MaxValue, j < other.Ids.Length ? other.Ids[j] : int.MaxValue);
            var weight = 0f;
            if (i < Ids.Length && Ids[i] == id) weight += Weights[i++];
            if (j < other.Ids.Length && other.Ids[j] == id) weight += share * other.Weights[j++];
            (ids[count], weights[count]) = (id, weight);
            squares += weight * weight;
            count++;
        }

        return new(ids[..count], Scaled(weights[..count], squares));
    }

    /// <summary>The weights made so that their squares sum up to 1.</summary>
    internal static float[] Scaled(float[] weights, float squares)
    {
        var length = MathF.Sqrt(squares);
        for (var i = 0; i < weights.Length; i++) weights[i] /= length;
        return weights;
    }
}
