using System.Collections.Immutable;
using System.Globalization;
using Shirube.Policy.Ledger;
using Shirube.Policy.Reviews;
using Shirube.Storage.Rows;
using Shirube.Web.Editions;
using Shirube.Web.Library;

namespace Shirube.Web.Reviews;

public enum Verdict
{
    Accept,
    Correct,
    Reject,
}

/// <summary>What a form brought back.</summary>
/// <param name="Key">Of the thing that the person saw; it must still be the one at the address.</param>
/// <param name="Seen">How many reviews of it the person saw.</param>
/// <param name="Values">Field to what was typed: fields of facts, "state" of a deadline, "order" of the measure to link with.</param>
public sealed record Answer(string Key, int Seen, Verdict Verdict, IReadOnlyDictionary<string, string> Values, string? Why);

public enum AnswerOutcome
{
    Stored,

    /// <summary>Somebody else said something in between, or the edition was read again: look again.</summary>
    Overtaken,

    /// <summary>Nothing was changed in the form.</summary>
    NothingNew,

    /// <summary>A value cannot be: empty, too long, no such state or measure.</summary>
    BadValue,
}

/// <summary>Takes what people say and stores it under their name.</summary>
public sealed class ReviewDesk(EditionShelf shelf, ReviewSubjects subjects, TimeProvider clock)
{
    public const int LongestReason = 1000;

    public const int LongestValue = 20_000;

    /// <summary>The value that names the measure to link with.</summary>
    public const string OrderField = "order";

    public async Task<AnswerOutcome> AnswerAsync(ReviewSubject subject, Answer answer, string who, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Key != subject.Key) return AnswerOutcome.Overtaken;
        if (answer.Why?.Length > LongestReason || answer.Values.Values.Any(v => v.Length > LongestValue)) return AnswerOutcome.BadValue;
        if (answer.Verdict == Verdict.Reject && !subject.CanBeRejected) return AnswerOutcome.BadValue;
        var said = Said(subject, answer, who);
        if (said is not { } reviews) return AnswerOutcome.BadValue;
        if (reviews.IsEmpty) return AnswerOutcome.NothingNew;
        return await shelf.ReviewAsync(subject.View.Id, reviews, cancel) ? AnswerOutcome.Stored : AnswerOutcome.Overtaken;
    }

    /// <summary>Accepts many things at once.</summary>
    /// <returns>False where somebody said something of one of them since they were looked up.</returns>
    public Task<bool> AcceptAsync(string edition, IEnumerable<ReviewSubject> many, string who, CancellationToken cancel) =>
        shelf.ReviewAsync(edition, [.. many.Select(s => new NewReview(s.Key, s.Seen, Accepted(s, who, null) with { IsBulk = true }))], cancel);

    // null where a value cannot be
    private ImmutableArray<NewReview>? Said(ReviewSubject subject, Answer answer, string who)
    {
        var why = string.IsNullOrWhiteSpace(answer.Why) ? null : FactFields.Clean("", answer.Why);
        return answer.Verdict switch
        {
            Verdict.Accept => [new(subject.Key, answer.Seen, Accepted(subject, who, why))],
            Verdict.Reject => [new(subject.Key, answer.Seen, Review(subject, ReviewState.Rejected, who, why))],
            _ when subject.Deadline is { } entry => State(subject, entry, answer, who, why),
            _ when subject.Link is { } link => Relinked(subject, link, answer, who, why),
            _ => Fields(subject, answer, who, why),
        };
    }

    private ImmutableArray<NewReview>? Fields(ReviewSubject subject, Answer answer, string who, string? why)
    {
        var said = ImmutableArray.CreateBuilder<NewReview>();
        var values = subject.Fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
        foreach (var field in subject.Fields)
        {
            if (!answer.Values.TryGetValue(field.Name, out var typed)) continue;
            var value = values[field.Name] = FactFields.Clean(field.Name, typed);
            if (value != field.Value && !FactFields.CanBe(field.Name, value)) return null;
            if (value != field.Value) said.Add(new(subject.Key, answer.Seen, Review(subject, ReviewState.Corrected, who, why) with { Field = field.Name, OldValue = field.Value, NewValue = value }));
        }

        return CorrectedIndicator.LacksText(values) ? null : said.DrainToImmutable();
    }

    private ImmutableArray<NewReview>? State(ReviewSubject subject, LedgerEntry entry, Answer answer, string who, string? why)
    {
        if (!Enum.TryParse<LedgerState>(answer.Values.GetValueOrDefault(LedgerWords.Field), out var state) || !Enum.IsDefined(state)) return null;
        return state == entry.State
            ? []
            : [new(subject.Key, answer.Seen, Review(subject, ReviewState.Corrected, who, why) with { Field = LedgerWords.Field, OldValue = Codec.Name(entry.State), NewValue = Codec.Name(state) })];
    }

    // the other measure takes the place of the one that was linked
    private ImmutableArray<NewReview>? Relinked(ReviewSubject subject, LinkSubject link, Answer answer, string who, string? why)
    {
        if (!int.TryParse(answer.Values.GetValueOrDefault(OrderField), NumberStyles.None, CultureInfo.InvariantCulture, out var order)) return null;
        var sides = link.Sides.To is null ? link.Sides with { To = order } : link.Sides with { From = order };
        if (sides == link.Sides) return [];
        if (subjects.Link(subject.View, link.Earlier, sides) is not { } made) return null;
        var confirmed = new NewReview(made.Key, null, Review(made, ReviewState.Confirmed, who, why));
        return link.From is not null && link.To is not null
            ? [new(subject.Key, answer.Seen, Review(subject, ReviewState.Rejected, who, why)), confirmed]
            : [confirmed];
    }

    private FactReview Accepted(ReviewSubject subject, string who, string? why)
    {
        var review = Review(subject, ReviewState.Confirmed, who, why);
        return subject.Deadline is { } entry ? review with { Field = LedgerWords.Field, NewValue = Codec.Name(entry.State) } : review;
    }

    private FactReview Review(ReviewSubject subject, ReviewState state, string who, string? why) => new(state, null, null, null, who, clock.GetUtcNow(), why)
    {
        Rule = subject.Rule,
        RuleVersion = subject.View.Draft.RuleVersion,
        Confidence = subject.Confidence,
        Place = subject.Place,
    };
}
