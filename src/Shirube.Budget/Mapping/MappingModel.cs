namespace Shirube.Budget.Mapping;

/// <summary>How much each of <see cref="MeasureSigns.Names"/> weighs, in log odds.</summary>
internal sealed record MappingModel
{
    /// <summary>Of the signs and weights of today.</summary>
    public const string Current = "mapping/2";

    /// <summary>Names the signs and the weights; a stored mapping of another version is out of date.</summary>
    public required string Version { get; init; }

    /// <summary>Log odds where all signs are 0.</summary>
    public required double Constant { get; init; }

    public required double[] Weights { get; init; }

    /// <summary>Standard deviation of each sign among judged projects: how far a weight may move when people teach.</summary>
    public required double[] Spreads { get; init; }

    public double LogOdds(MeasureSigns signs, int sheet)
    {
        var sum = Constant;
        for (var k = 0; k < Weights.Length; k++) sum += Weights[k] * signs.Values[k][sheet];
        return sum;
    }

    public double LogOdds(double[] signs) => Constant + LogisticRegression.Sum(signs, Weights);
}
