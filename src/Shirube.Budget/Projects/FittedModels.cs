namespace Shirube.Budget.Projects;

/// <summary>Printed by <c>shirube-bench successors DATA fit GOLD</c> on the sheets of 2018 to 2022.</summary>
internal static class FittedModels
{
    /// <summary>Of a project that goes on in one sheet.</summary>
    public static readonly PairModel Whole = new() { Examples = 16944, Constant = -16.7508, Weights = [3.5213, 2.4694, 1.7978, 0.8606, 3.6465, 5.086, 6.0531, -6.3811, -7.3451, 3.5115, 1.2392, 3.3056, 1.0023, -2.9638, 1.9377, -2.3969, 3.318, 0.1125, 0.7738, 0.7119] };

    /// <summary>Of one that goes on in a sheet where its money starts anew.</summary>
    public static readonly PairModel Anew = new() { Examples = 1675, Constant = -19.1621, Weights = [3.5213, 2.4694, 1.7978, 0.8606, 3.6465, 5.086, 0, 0, 0, 4.0674, 0.7682, 3.5608, 0, 0, 2.608, -2.7637, 2.8315, -0.2311, 2.0959, 0] };

    /// <summary>Of a pair that the later sheet itself links; on the judged pairs, all other numbers here without any.</summary>
    public static readonly CitedModel Cited = new(-3.5528, 3.1237, 1.5726, 1.0176);
}
