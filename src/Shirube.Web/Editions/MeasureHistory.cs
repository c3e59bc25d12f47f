using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Shirube.Core;
using Shirube.Policy.Differences;
using Shirube.Policy.Ledger;
using Shirube.Policy.Lineage;
using Shirube.Web.Library;

namespace Shirube.Web.Editions;

/// <summary>A measure as another edition has it.</summary>
public sealed record MeasureElsewhere(EditionView View, MeasureReport Measure, MeasureLink Link);

/// <summary>Finds a measure in the other editions. A view never changes, so what two of them have in common is kept as long as they are;
/// a word that changes neither texts nor links makes new views of the same drafts, and their links are kept.</summary>
public sealed class MeasureHistory(EditionShelf shelf)
{
    private readonly ConditionalWeakTable<EditionView, ConditionalWeakTable<EditionView, Pair>> _pairs = [];
    private readonly ConditionalWeakTable<DraftEdition, ConditionalWeakTable<DraftEdition, Linked>> _linked = [];

    /// <summary>The same measure in the other editions, by the editions' ids; only links that both editions support.</summary>
    public async Task<ImmutableArray<MeasureElsewhere>> OfAsync(EditionView view, int order, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(view);
        var found = ImmutableArray.CreateBuilder<MeasureElsewhere>();
        foreach (var other in (await shelf.AllAsync(cancel)).OrderBy(v => v.Id, StringComparer.Ordinal))
        {
            if (other.Id == view.Id || other.Draft.Measures.IsEmpty) continue;
            var isEarlier = string.CompareOrdinal(other.Id, view.Id) < 0;
            foreach (var link in Links(isEarlier ? other : view, isEarlier ? view : other))
            {
                var (here, there) = isEarlier ? (link.To, link.From) : (link.From, link.To);
                if (here == order && there is { } number) found.Add(new(other, other.Draft.Measure(number), link));
            }
        }

        return found.DrainToImmutable();
    }

    /// <summary>All links from the earlier edition to the later one.</summary>
    public ImmutableArray<MeasureLink> Links(EditionView earlier, EditionView later) => PairOf(earlier, later).Linked.Links.Value;

    /// <summary>What people said of the links between the two editions.</summary>
    public LinkWords Words(EditionView earlier, EditionView later) => PairOf(earlier, later).Words;

    /// <summary>What differs between the two editions.</summary>
    public EditionDifference Difference(EditionView earlier, EditionView later) => PairOf(earlier, later).Linked.Difference.Value;

    /// <summary>What the later edition says of the earlier one's deadlines, by their place in its ledger.</summary>
    public IReadOnlyDictionary<int, LaterEntry> LaterOf(EditionView earlier, EditionView later) => PairOf(earlier, later).Linked.Later.Value;

    private Pair PairOf(EditionView earlier, EditionView later) => _pairs.GetOrCreateValue(later).GetValue(earlier, e => MakePair(e, later));

    private Pair MakePair(EditionView earlier, EditionView later)
    {
        var words = LineageWords.Between(earlier.Stored, later.Stored);
        var byDraft = _linked.GetOrCreateValue(later.Draft);
        if (!byDraft.TryGetValue(earlier.Draft, out var linked) || !linked.Words.SaysSame(words)) byDraft.AddOrUpdate(earlier.Draft, linked = new(earlier.Draft, later.Draft, later.Day.Day, words));
        return new(words, linked);
    }

    /// <param name="Words">With all that was said, also what changes no link.</param>
    private sealed record Pair(LinkWords Words, Linked Linked);

    private sealed class Linked
    {
        /// <param name="day">Of the later edition.</param>
        public Linked(DraftEdition earlier, DraftEdition later, DateOnly day, LinkWords words)
        {
            Words = words;
            Links = new(() => MeasureLinker.Link(earlier, later, words));
            Difference = new(() => EditionDifference.Between(earlier, later, Links.Value));
            Later = new(() => LaterLedger.Of(earlier, later, Links.Value, day).ToDictionary(e => e.Number));
        }

        public LinkWords Words { get; }

        public Lazy<ImmutableArray<MeasureLink>> Links { get; }

        public Lazy<EditionDifference> Difference { get; }

        public Lazy<Dictionary<int, LaterEntry>> Later { get; }
    }
}
