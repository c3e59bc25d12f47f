namespace Shirube.Budget.Projects;

/// <summary>Printed by <c>shirube-bench successors fit</c> on the sheets of 2018 to 2022.</summary>
internal static class FittedModels
{
    /// <summary>Of a project that goes on in one sheet.</summary>
    public static readonly PairModel Whole = new() { Examples = 16944, Constant = -15.624, Weights = [3.5213, 2.4694, 1.7978, 0.8606, 3.6465, 5.086, 6.0444, -6.3823, -7.3497, 2.4041, 1.2618, 3.2955, 0.9995, -2.9656, 1.9457, -2.3957, 3.3088, 0.1108, 0.7513, 0.7057] };

    /// <summary>Of one that goes on in a sheet where its money starts anew.</summary>
    public static readonly PairModel Anew = new() { Examples = 1675, Constant = -17.847, Weights = [3.5213, 2.4694, 1.7978, 0.8606, 3.6465, 5.086, 0, 0, 0, 2.7474, 0.7838, 3.5585, 0, 0, 2.6095, -2.7635, 2.8307, -0.2312, 2.089, 0] };
}
