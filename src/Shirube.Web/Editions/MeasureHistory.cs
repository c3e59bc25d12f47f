using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Shirube.Core;
using Shirube.Policy.Differences;
using Shirube.Policy.Ledger;
using Shirube.Policy.Lineage;

namespace Shirube.Web.Editions;

/// <summary>A measure as another edition has it.</summary>
public sealed record MeasureElsewhere(EditionView View, MeasureReport Measure, MeasureLink Link);

/// <summary>Finds a measure in the other editions. A view never changes, so what two of them have in common is kept as long as they are.</summary>
public sealed class MeasureHistory(EditionShelf shelf)
{
    private readonly ConditionalWeakTable<EditionView, ConditionalWeakTable<EditionView, Pair>> _pairs = [];

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
                if (here == order && there is { } number) found.Add(new(other, other.Draft.Measures[number - 1], link));
            }
        }

        return found.DrainToImmutable();
    }

    /// <summary>All links from the earlier edition to the later one.</summary>
    public ImmutableArray<MeasureLink> Links(EditionView earlier, EditionView later) => PairOf(earlier, later).Links.Value;

    /// <summary>What differs between the two editions.</summary>
    public EditionDifference Difference(EditionView earlier, EditionView later) => PairOf(earlier, later).Difference.Value;

    /// <summary>What the later edition says of the earlier one's deadlines, by their place in its ledger.</summary>
    public IReadOnlyDictionary<int, LaterEntry> LaterOf(EditionView earlier, EditionView later) => PairOf(earlier, later).Later.Value;

    private Pair PairOf(EditionView earlier, EditionView later) => _pairs.GetOrCreateValue(later).GetValue(earlier, e => new Pair(e.Draft, later));

    private sealed class Pair
    {
        public Pair(DraftEdition earlier, EditionView laterView)
        {
            var later = laterView.Draft;
            Links = new(() => MeasureLinker.Link(earlier, later));
            Difference = new(() => EditionDifference.Between(earlier, later, Links.Value));
            Later = new(() => LaterLedger.Of(earlier, later, Links.Value, laterView.Day.Day).ToDictionary(e => e.Number));
        }

        public Lazy<ImmutableArray<MeasureLink>> Links { get; }

        public Lazy<EditionDifference> Difference { get; }

        public Lazy<Dictionary<int, LaterEntry>> Later { get; }
    }
}
