namespace Shirube.Budget.Mapping;

/// <summary>Printed by <c>shirube-bench mapping … fit</c>: the order from judged projects of the 2024 edition, the level from drawn pairs.</summary>
internal static class FittedMapping
{
    public static readonly MappingModel Model = new() { Version = MappingModel.Current, Constant = -7.9223, Weights = [0.2716, 1.0353, 0.7719, 0.6587, 1.687, 0.9743, 0.2794, 0.1137, 1.0713], Spreads = [0.5577, 0.3223, 0.2529, 0.4344, 0.3234, 0.3488, 0.656, 2.702, 0.2426] };
}
