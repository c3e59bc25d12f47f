using System.Globalization;
using Shirube.Core;
using Shirube.Policy.Ledger;
using Shirube.Policy.Lineage;
using Shirube.Policy.Reviews;
using Shirube.Web.Editions;

namespace Shirube.Web.Reviews;

/// <summary>Finds what can be reviewed by the name that it has in addresses.</summary>
public sealed class ReviewSubjects(EditionShelf shelf, MeasureHistory history)
{
    /// <returns>Null where the edition holds no such thing, or it cannot be reviewed.</returns>
    public async Task<ReviewSubject?> FindAsync(EditionView view, string of, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(of);
        var parts = of.Split(':');
        if (parts is ["link", var edition, var from, var to])
        {
            return await shelf.FindAsync(edition, cancel) is { } earlier && earlier.Id != view.Id ? Link(view, earlier, new(Number(from), Number(to))) : null;
        }

        return parts is ["deadline", var number] ? Deadline(view, Number(number) is { } n ? n - 1 : -1) : Fact(view, of);
    }

    public static ReviewSubject? Fact(EditionView view, string id)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (view.Stored.Reviews.Keys.KeyOf(id) is not { } key || view.FindFact(id) is not { } card) return null;
        var read = FactFields.Of(view.Stored.AsRead, id);
        var shown = FactFields.Of(view.Draft, id);
        return new()
        {
            View = view,
            Kind = card.Kind == "finding" ? SubjectKind.Finding : SubjectKind.Fact,
            Of = id,
            Key = key,
            Card = card,
            Rule = card.Evidence.Rule,
            Confidence = card.Evidence.Confidence,
            Place = ReviewPlace.Of(card.Evidence.Spans),
            Fields = [.. read.Select((f, i) => new ReviewField(f.Name, shown.IsEmpty ? f.Value : shown[i].Value, f.Value))],
            CanBeRejected = true,
            History = view.Stored.Reviews.OfFact(id),
        };
    }

    /// <param name="index">From 0, in the ledger of the edition's own day.</param>
    public static ReviewSubject? Deadline(EditionView view, int index)
    {
        ArgumentNullException.ThrowIfNull(view);
        var ledger = view.LedgerAt(view.Day.Day);
        if (index < 0 || index >= ledger.Length) return null;
        var entry = ledger[index];
        if (view.Stored.Reviews.Keys.KeyOf(entry.Fact) is not { } key || view.FindFact(entry.Fact) is not { } card) return null;
        return new()
        {
            View = view,
            Kind = SubjectKind.Deadline,
            Of = ReviewAddresses.DeadlineOf(index),
            Key = FactKeys.Deadline(key, entry.Deadline.Text, entry.Number),
            Card = card,
            Rule = entry.Read?.Rule ?? entry.Rule,
            Confidence = LedgerDoubt.ConfidenceOf(entry),
            Place = ReviewPlace.Of(card.Evidence.Spans),
            History = view.Stored.Reviews.OfDeadline(entry.Fact, entry.Deadline.Text, entry.Number),
            Deadline = entry,
        };
    }

    public ReviewSubject? Link(EditionView view, EditionView earlier, LinkSides sides)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(earlier);
        var (from, to) = (Side(earlier, sides.From), Side(view, sides.To));
        if ((from ?? to) is null || (sides.From is not null && from is null) || (sides.To is not null && to is null)) return null;
        var link = history.Links(earlier, view).FirstOrDefault(l => l.Sides == sides);
        var said = history.Words(earlier, view).Of(sides);
        if (link is null && (from is null || to is null)) return null; // no side alone that has a partner
        return new()
        {
            View = view,
            Kind = SubjectKind.Link,
            Of = ReviewAddresses.LinkOf(earlier.Id, sides),
            Key = FactKeys.Link(earlier.Id, KeyOf(earlier, sides.From), KeyOf(view, sides.To)),
            Card = (to ?? from)!,
            Rule = link is null || link.Person is not null ? said.LastOrDefault(r => r.Rule is not null)?.Rule : RuleOf(link),
            Confidence = link?.Confidence ?? 0,
            Place = ReviewPlace.Of(from?.Evidence.Spans ?? [], to?.Evidence.Spans ?? []),
            CanBeRejected = from is not null && to is not null,
            History = said,
            Link = new(earlier, sides, link, from, to),
        };
    }

    /// <summary>The name under which the accuracy of links is counted.</summary>
    public static string RuleOf(MeasureLink link) => "lineage." + Storage.Rows.Codec.Name(link.Relation);

    private static FactCard? Side(EditionView view, int? order) =>
        order is { } number && view.Draft.Measures.Any(m => m.Order == number) ? view.FindFact(FactIds.Measure(number)) : null;

    private static string? KeyOf(EditionView view, int? order) => order is { } number ? view.Stored.Reviews.Keys.KeyOf(FactIds.Measure(number)) : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
