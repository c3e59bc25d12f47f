using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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

    // the last corrected draft of a reading: what is made of a draft, e.g. its links, is kept as long as the draft is the same
    private static readonly ConditionalWeakTable<DraftEdition, LastCorrected> Known = [];

    private static DraftEdition Corrected(DraftEdition asRead, Dictionary<string, Standing> standings)
    {
        var changes = string.Join('\u001e', standings.Where(s => s.Value.State is ReviewState.Corrected or ReviewState.Rejected).OrderBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => $"{s.Key}\u001f{s.Value.State}\u001f{string.Join('\u001f', s.Value.Values.Select(v => $"{v.Key}\u001f{v.Value}"))}"));
        if (Known.TryGetValue(asRead, out var last) && last.Changes == changes) return last.Draft;
        var draft = CorrectedEdition.Of(asRead, standings);
        Known.AddOrUpdate(asRead, new(changes, draft));
        return draft;
    }

    private sealed record LastCorrected(string Changes, DraftEdition Draft);

    internal static StoredEdition Of(EditionSummary summary, DraftEdition asRead, ImmutableArray<StoredReview> reviews, ImmutableArray<Finding> witnessFindings)
    {
        var said = EditionReviews.Of(asRead, reviews);
        return new()
        {
            Summary = summary,
            AsRead = asRead,
            Reviews = said,
            Draft = Corrected(asRead, said.Ids.ToDictionary(id => id, id => Standing.Of(said.OfFact(id)), StringComparer.Ordinal)),
            WitnessFindings = witnessFindings,
        };
    }
}
