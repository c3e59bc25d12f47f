using System.Collections.Immutable;
using System.Globalization;
using Shirube.Core;
using Shirube.Policy.Lineage;

namespace Shirube.Policy.Reviews;

/// <summary>What people said of an edition, tied to the facts of its current reading.</summary>
public sealed class EditionReviews
{
    private readonly Dictionary<string, List<FactReview>> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<(string Earlier, string From, string To, FactReview Review)> _links = [];

    private EditionReviews(FactKeyIndex keys) => Keys = keys;

    public FactKeyIndex Keys { get; }

    /// <summary>Ids of the reviewed facts and findings of the current reading.</summary>
    public IEnumerable<string> Ids => _byId.Keys;

    /// <param name="draft">As the rules read it.</param>
    /// <param name="stored">Oldest first.</param>
    public static EditionReviews Of(DraftEdition draft, ImmutableArray<StoredReview> stored)
    {
        var reviews = new EditionReviews(FactKeyIndex.Of(draft));
        foreach (var (_, key, review) in stored) reviews.Add(key, review);
        return reviews;
    }

    /// <summary>Reviews of a fact or finding, oldest first.</summary>
    public ImmutableArray<FactReview> OfFact(string id) => _byId.TryGetValue(id, out var reviews) ? [.. reviews] : [];

    /// <summary>Reviews of a deadline's state, oldest first.</summary>
    public ImmutableArray<FactReview> OfDeadline(string fact, string text, int number) => OfFact(DeadlineId(fact, text, number));

    /// <summary>Reviews of links from an earlier edition to this one, by the orders of their measures; oldest first.</summary>
    public ImmutableDictionary<LinkSides, ImmutableArray<FactReview>> OfLinks(string earlier, FactKeyIndex earlierKeys)
    {
        ArgumentNullException.ThrowIfNull(earlierKeys);
        var found = new Dictionary<LinkSides, List<FactReview>>();
        foreach (var (edition, from, to, review) in _links)
        {
            if (edition != earlier) continue;
            var sides = new LinkSides(Order(earlierKeys, from, ReviewPlace.From(review.Place)), Order(Keys, to, ReviewPlace.To(review.Place)));
            if ((sides.From is null && from.Length > 0) || (sides.To is null && to.Length > 0)) continue; // a side that the readings do not hold now
            if (!found.TryGetValue(sides, out var list)) found[sides] = list = [];
            list.Add(review);
        }

        return found.ToImmutableDictionary(f => f.Key, f => f.Value.ToImmutableArray());
    }

    /// <summary>How many reviews stand under a key: what a form has seen, to be compared when it comes back.</summary>
    public int CountOf(string key) => _counts.GetValueOrDefault(key);

    private void Add(string key, FactReview review)
    {
        _counts[key] = CountOf(key) + 1;
        if (FactKeys.Parts(key, FactKeys.LinkMark) is [var earlier, var from, var to]) _links.Add((earlier, from, to, review));
        else if (FactKeys.Parts(key, FactKeys.DeadlineMark) is [var factKey, var deadline])
        {
            if (Keys.FindId(factKey, ReviewPlace.From(review.Place)) is { } fact) AddTo($"{fact}@{deadline}", review);
        }
        else if (Keys.FindId(key, ReviewPlace.From(review.Place)) is { } id) AddTo(id, review);
    }

    private void AddTo(string id, FactReview review)
    {
        if (!_byId.TryGetValue(id, out var list)) _byId[id] = list = [];
        list.Add(review);
    }

    private static string DeadlineId(string fact, string text, int number) => string.Create(CultureInfo.InvariantCulture, $"{fact}@{text}#{number}");

    private static int? Order(FactKeyIndex keys, string key, ImmutableArray<SourceSpan> place) =>
        key.Length > 0 && keys.FindId(key, place) is { } id ? int.Parse(id.AsSpan(id.IndexOf(':', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture) : null;
}
