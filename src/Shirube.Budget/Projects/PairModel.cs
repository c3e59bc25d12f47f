namespace Shirube.Budget.Projects;

/// <summary>How much each of <see cref="PairSigns.Names"/> weighs, in log odds.</summary>
internal sealed record PairModel
{
    private const double MostLogOdds = 30;

    /// <summary>Log odds where all signs are 0.</summary>
    public required double Constant { get; init; }

    public required double[] Weights { get; init; }

    /// <summary>Pairs of one project that the signs other than the wording were fitted on.</summary>
    public int Examples { get; init; }

    /// <param name="shift">Log odds that the situation adds.</param>
    public double Odds(PairSigns pair, double shift = 0)
    {
        var sum = Constant + shift;
        for (var i = 0; i < Weights.Length; i++) sum += Weights[i] * pair.Values[i];
        return Math.Exp(Math.Clamp(sum, -MostLogOdds, MostLogOdds));
    }

    /// <summary>The log odds that the signs of the wording add.</summary>
    public double Wording(PairSigns pair)
    {
        var sum = 0.0;
        for (var i = 0; i < PairSigns.FirstOther; i++) sum += Weights[i] * pair.Values[i];
        return sum;
    }
}
