using System.Collections.Immutable;
using Shirube.Policy.Reviews;
using Shirube.Storage.Rows;

namespace Shirube.Policy.Ledger;

/// <summary>What people said of deadlines, laid over what the rules say.</summary>
public static class LedgerWords
{
    /// <summary>The field under which a state is reviewed; its value is the state's name, e.g. "metLate".</summary>
    public const string Field = "state";

    /// <param name="isOwnDay">The ledger as of the edition's own day, of which people speak. On another day a date that lies ahead stays open.</param>
    public static ImmutableArray<LedgerEntry> Apply(ImmutableArray<LedgerEntry> ledger, EditionReviews reviews, bool isOwnDay)
    {
        ArgumentNullException.ThrowIfNull(reviews);
        return [.. ledger.Select(e => Apply(e, reviews.OfDeadline(e.Fact, e.Deadline.Text, e.Number), isOwnDay))];
    }

    private static LedgerEntry Apply(LedgerEntry entry, ImmutableArray<FactReview> reviews, bool isOwnDay)
    {
        if (reviews.IsEmpty || (!isOwnDay && entry.State == LedgerState.Open)) return entry;
        var last = reviews[^1];
        var state = Codec.Value<LedgerState>(last.NewValue!);
        var said = entry with { State = state, Person = last.Who, Reason = last.Why };
        return state == entry.State ? said : said with { Rule = LedgerEntry.PersonRule, Read = (entry.State, entry.Rule) };
    }
}
