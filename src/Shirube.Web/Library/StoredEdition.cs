using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Policy.Reviews;

namespace Shirube.Web.Library;

/// <summary>An edition as it is stored: the current reading's facts and what people said about them.</summary>
public sealed record StoredEdition
{
    public required EditionSummary Summary { get; init; }

    /// <summary>The facts as the rules read them, rebuilt from the tables: equal to the draft that was saved.</summary>
    public required DraftEdition Draft { get; init; }

    /// <summary>Reviews of this edition's facts by the fact's id ("measure:12", "measure:12/status:3"), oldest first.</summary>
    public ImmutableDictionary<string, ImmutableArray<FactReview>> Reviews { get; init; } = ImmutableDictionary<string, ImmutableArray<FactReview>>.Empty;

    /// <summary>Where another transcription differs.</summary>
    public ImmutableArray<Finding> WitnessFindings { get; init; } = [];

    /// <summary>What the last review says of a fact; <see cref="ReviewState.Machine"/> where nobody looked yet.</summary>
    public ReviewState StateOf(string factId) =>
        Reviews.TryGetValue(factId, out var reviews) && !reviews.IsEmpty ? reviews[^1].State : ReviewState.Machine;
}
