using System.Collections.Immutable;

namespace Shirube.Policy.Reviews;

public enum ReviewState
{
    /// <summary>Read by a rule, not looked at by a person.</summary>
    Machine,
    Confirmed,
    Corrected,
    Rejected,
}

/// <summary>What a person said of one fact, of the state of a deadline, of a link between editions or of a finding. A later one stands over an
/// earlier one; none is ever changed.</summary>
/// <param name="Field">Which field was corrected, e.g. "planText"; null for a review of the whole fact.</param>
/// <param name="OldValue">What was shown before; null where nothing was corrected.</param>
public sealed record FactReview(ReviewState State, string? Field, string? OldValue, string? NewValue, string Who, DateTimeOffset When, string? Why)
{
    /// <summary>The rule that made what was reviewed; null for a link made by hand.</summary>
    public string? Rule { get; init; }

    public string? RuleVersion { get; init; }

    /// <summary>How sure the rule was, 0 to 1.</summary>
    public double? Confidence { get; init; }

    /// <summary>Where it stood, see <see cref="ReviewPlace"/>; null where no place is known.</summary>
    public string? Place { get; init; }

    /// <summary>Accepted together with many others.</summary>
    public bool IsBulk { get; init; }
}

/// <summary>What all reviews of one thing come to.</summary>
/// <param name="Values">Field to value, for the fields that stand corrected.</param>
public sealed record Standing(ReviewState State, ImmutableSortedDictionary<string, string> Values)
{
    public static Standing Unreviewed { get; } = new(ReviewState.Machine, ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>The last word of each field counts; a field that was set back to what was read first is not corrected any more.
    /// Who accepts what another has corrected leaves it corrected.</summary>
    public static Standing Of(ImmutableArray<FactReview> reviews)
    {
        if (reviews.IsEmpty) return Unreviewed;
        var values = reviews.Where(r => r is { State: ReviewState.Corrected, Field: not null, NewValue: not null })
            .GroupBy(r => r.Field!, StringComparer.Ordinal)
            .Where(g => g.First().OldValue != g.Last().NewValue)
            .ToImmutableSortedDictionary(g => g.Key, g => g.Last().NewValue!, StringComparer.Ordinal);
        return new(reviews[^1].State == ReviewState.Rejected ? ReviewState.Rejected : values.IsEmpty ? ReviewState.Confirmed : ReviewState.Corrected, values);
    }
}
