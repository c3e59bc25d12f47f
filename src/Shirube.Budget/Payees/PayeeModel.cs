namespace Shirube.Budget.Payees;

/// <summary>Printed by <c>shirube-bench payees DATA fit</c>.</summary>
internal static class PayeeModel
{
    /// <summary>From this probability on a number is told.</summary>
    public const double Told = 0.7;

    private static readonly double[] Weights = [-5.3942, 0.0095, -0.7407, -7.3705, 0.0059, -0.4402, 0.502, 0.8821, 1.4213, 1.8562, -1.4516, -1.2353, 0.3679, -2.6865, -0.9189, 2.518];

    // by hand: the printed number is damaged, so nothing tells which one was meant; near ones all but prove the name, far ones were mostly filled down a column
    private const double NearNumber = 4;
    private const double FarNumber = -0.5;

    public static double Odds(PayeeSigns signs) =>
        LogisticRegression.Sum(signs.Values, Weights) + (signs.Number switch { NumberLikeness.Near => NearNumber, NumberLikeness.Far => FarNumber, _ => 0 });

    public static double Probability(PayeeSigns signs) => LogisticRegression.Probability(Odds(signs));
}
