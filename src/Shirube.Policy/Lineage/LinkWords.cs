using System.Collections.Immutable;
using Shirube.Policy.Reviews;

namespace Shirube.Policy.Lineage;

/// <summary>The two measures of a link by their orders; null for the side of a measure that stands in one edition only.</summary>
public readonly record struct LinkSides(int? From, int? To);

/// <summary>What people said of the links between two editions: the linker takes the confirmed ones and never makes an undone one again.</summary>
public sealed class LinkWords
{
    private readonly ImmutableDictionary<LinkSides, ImmutableArray<FactReview>> _reviews;

    /// <param name="reviews">Not empty for any link, oldest first.</param>
    public LinkWords(ImmutableDictionary<LinkSides, ImmutableArray<FactReview>> reviews)
    {
        _reviews = reviews;
        foreach (var (sides, said) in reviews)
        {
            if (said[^1].State == ReviewState.Rejected) Undone.Add(sides);
            else Confirmed[sides] = said[^1].Who;
        }
    }

    public static LinkWords None { get; } = new(ImmutableDictionary<LinkSides, ImmutableArray<FactReview>>.Empty);

    /// <summary>With who confirmed it last.</summary>
    internal Dictionary<LinkSides, string> Confirmed { get; } = [];

    internal HashSet<LinkSides> Undone { get; } = [];

    /// <summary>True where both make the same links.</summary>
    public bool SaysSame(LinkWords other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Undone.SetEquals(other.Undone) && Confirmed.Count == other.Confirmed.Count && Confirmed.All(c => other.Confirmed.TryGetValue(c.Key, out var who) && who == c.Value);
    }

    /// <summary>The links that people spoke of, in the order of their measures.</summary>
    public IEnumerable<LinkSides> All => _reviews.Keys.OrderBy(s => s.To).ThenBy(s => s.From);

    /// <summary>Oldest first.</summary>
    public ImmutableArray<FactReview> Of(LinkSides sides) => _reviews.GetValueOrDefault(sides, []);
}
