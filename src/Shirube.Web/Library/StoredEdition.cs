using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Policy.Ledger;
using Shirube.Policy.Reviews;

namespace Shirube.Web.Library;

/// <summary>An edition as it is stored: the current reading's facts and what people said about them.</summary>
public sealed record StoredEdition
{
    public required EditionSummary Summary { get; init; }

    /// <summary>The facts as the rules read them, rebuilt from the tables: equal to the draft that was saved.</summary>
    public required DraftEdition AsRead { get; init; }

    /// <summary>The facts with what people corrected and without what they rejected: what pages and exports show.</summary>
    public required DraftEdition Draft { get; init; }

    public required EditionReviews Reviews { get; init; }

    /// <summary>Where another transcription differs.</summary>
    public ImmutableArray<Finding> WitnessFindings { get; init; } = [];

    /// <summary>What the reviews of a fact come to; <see cref="ReviewState.Machine"/> where nobody looked yet.</summary>
    public ReviewState StateOf(string factId) => Standing.Of(Reviews.OfFact(factId)).State;

    /// <summary>The day up to which the edition knows.</summary>
    public EditionDay Day => EditionDay.Of(Draft, Summary.Edition);

    /// <summary>The deadline ledger as of a day, with what people said of it.</summary>
    public ImmutableArray<LedgerEntry> LedgerAt(DateOnly day) => LedgerWords.Apply(DeadlineLedger.Of(Draft, day), Reviews, day == Day.Day);

    internal static StoredEdition Of(EditionSummary summary, DraftEdition asRead, ImmutableArray<StoredReview> reviews, ImmutableArray<Finding> witnessFindings)
    {
        var said = EditionReviews.Of(asRead, reviews);
        return new()
        {
            Summary = summary,
            AsRead = asRead,
            Reviews = said,
            Draft = CorrectedEdition.Of(asRead, said.Ids.ToDictionary(id => id, id => Standing.Of(said.OfFact(id)), StringComparer.Ordinal)),
            WitnessFindings = witnessFindings,
        };
    }
}
