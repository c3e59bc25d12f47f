using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Shirube.Core;
using Shirube.Policy.Reviews;
using Shirube.Web.Editions;

namespace Shirube.Web.Reviews;

/// <summary>A thing in the queue, not yet looked up.</summary>
/// <param name="Earlier">Of a link the earlier edition; else null.</param>
public readonly record struct QueueEntry(EditionView View, SubjectKind Kind, string Of, double Confidence, ReviewState State, EditionView? Earlier)
{
    /// <summary>True for a measure, an item or its deadline that only says again what stands elsewhere.</summary>
    public bool IsRestated { get; init; }
}

/// <summary>Which part of the queue is asked for; null is all of it.</summary>
public sealed record QueueFilter(SubjectKind? Kind, string? Edition, ReviewState State);

/// <summary>All that can be reviewed in the shown editions, what machines are least sure of first.</summary>
public sealed class ReviewQueue(EditionShelf shelf, MeasureHistory history, ReviewSubjects subjects)
{
    // a view never changes: what people say makes a new one
    private static readonly ConditionalWeakTable<EditionView, StrongBox<ImmutableArray<QueueEntry>>> Known = [];

    /// <summary>By confidence, the lowest first; equal ones by edition and place.</summary>
    public async Task<ImmutableArray<QueueEntry>> ListAsync(QueueFilter filter, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var views = (await shelf.AllAsync(cancel)).OrderBy(v => v.Id, StringComparer.Ordinal).ToList();
        var entries = new List<QueueEntry>();
        EditionView? earlier = null;
        foreach (var view in views)
        {
            if (filter.Edition is null || filter.Edition == view.Id)
            {
                if (filter.Kind != SubjectKind.Link) entries.AddRange(Known.GetValue(view, v => new([.. OfEdition(v)])).Value!);
                if (earlier is not null && filter.Kind is null or SubjectKind.Link) entries.AddRange(Links(earlier!, view));
            }

            if (!view.Draft.Measures.IsEmpty) earlier = view;
        }

        return [.. entries.Where(e => e.State == filter.State && (filter.Kind is null || e.Kind == filter.Kind)).OrderBy(e => e.Confidence)];
    }

    /// <summary>Looks an entry up.</summary>
    public ReviewSubject? Find(QueueEntry entry) => entry switch
    {
        { Kind: SubjectKind.Deadline } => ReviewSubjects.Deadline(entry.View, int.Parse(entry.Of.AsSpan(entry.Of.IndexOf(':', StringComparison.Ordinal) + 1), System.Globalization.CultureInfo.InvariantCulture) - 1),
        { Earlier: { } earlier } => subjects.Link(entry.View, earlier, Sides(entry.Of)),
        _ => ReviewSubjects.Fact(entry.View, entry.Of),
    };

    private static IEnumerable<QueueEntry> OfEdition(EditionView view)
    {
        var reviews = view.Stored.Reviews;
        foreach (var card in view.Facts)
        {
            if (reviews.Keys.KeyOf(card.Id) is null) continue;
            var isFinding = card.Kind == "finding";
            yield return new(view, isFinding ? SubjectKind.Finding : SubjectKind.Fact, card.Id, isFinding ? FindingDoubt(view, card) : card.Evidence.Confidence, view.Stored.StateOf(card.Id), null) { IsRestated = view.Restated.Contains(card.Id) };
        }

        var ledger = view.LedgerAt(view.Day.Day);
        for (var i = 0; i < ledger.Length; i++)
        {
            if (ReviewSubjects.Deadline(view, i) is { } subject) yield return new(view, SubjectKind.Deadline, subject.Of, subject.Confidence, subject.Standing.State, null) { IsRestated = view.Restated.Contains(ledger[i].Fact) };
        }
    }

    private IEnumerable<QueueEntry> Links(EditionView earlier, EditionView view)
    {
        var words = history.Words(earlier, view);
        var links = history.Links(earlier, view);
        foreach (var link in links.Where(l => l.Relation != Policy.Lineage.LineageRelation.NotCovered))
        {
            yield return new(view, SubjectKind.Link, ReviewAddresses.LinkOf(earlier.Id, link.Sides), link.Confidence, Standing.Of(words.Of(link.Sides)).State, earlier);
        }

        // what people undid is no link any more, and is listed as such
        foreach (var sides in words.All.Where(s => links.All(l => l.Sides != s)))
        {
            yield return new(view, SubjectKind.Link, ReviewAddresses.LinkOf(earlier.Id, sides), 0, Standing.Of(words.Of(sides)).State, earlier);
        }
    }

    // what may be a fault is looked at before what is only good to know
    private static double FindingDoubt(EditionView view, FactCard card) =>
        view.Stored.AsRead.Findings[int.Parse(card.Label, System.Globalization.CultureInfo.InvariantCulture) - 1].Severity switch { Severity.Error => 0.3, Severity.Warning => 0.6, _ => 0.95 };

    private static Policy.Lineage.LinkSides Sides(string of)
    {
        var parts = of.Split(':');
        return new(Number(parts[2]), Number(parts[3]));

        static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }
}
