namespace Shirube.Policy.Reviews;

public enum ReviewState
{
    /// <summary>Read by a rule, not looked at by a person.</summary>
    Machine,
    Confirmed,
    Corrected,
    Rejected,
}

/// <summary>What a person said of one fact. A later one stands over an earlier one; none is ever changed.</summary>
/// <param name="Field">Which field was corrected, e.g. "planText"; null for a review of the whole fact.</param>
public sealed record FactReview(ReviewState State, string? Field, string? OldValue, string? NewValue, string Who, DateTimeOffset When, string? Why);
