namespace Shirube.Budget.Projects;

/// <summary>How probable it is that a sheet which a later one cites, or shares its ID with, leads to it although the line of one of them runs elsewhere. Citations and IDs are often another project's.</summary>
/// <param name="Constant">Log odds where nothing speaks for it.</param>
/// <param name="Wording">Of the log odds that the wording gives.</param>
/// <param name="IsNew">Where no line leads to the later sheet.</param>
/// <param name="IsEnding">Where the earlier one loses its money.</param>
internal readonly record struct CitedModel(double Constant, double Wording, double IsNew, double IsEnding)
{
    /// <param name="signs">As <see cref="BesideLines.CitedSigns"/>.</param>
    public double Probability(double[] signs) => LogisticRegression.Probability(LogisticRegression.Sum(signs, [Wording, IsNew, IsEnding, Constant]));

    /// <param name="judged">Pairs that a reader judged.</param>
    public static CitedModel Fit(IReadOnlyCollection<(double[] Signs, bool IsLink)> judged)
    {
        var weights = LogisticRegression.Train([.. judged.Select(j => j.Signs)], [.. judged.Select(j => j.IsLink)]);
        return new(weights[3], weights[0], weights[1], weights[2]);
    }
}
