using System.Collections.Concurrent;
using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Policy.Lineage;

namespace Shirube.Web.Editions;

/// <summary>A measure as another edition has it.</summary>
public sealed record MeasureElsewhere(EditionView View, MeasureReport Measure, MeasureLink Link);

/// <summary>Finds a measure in the other editions. Links of two readings never change, so they are kept.</summary>
public sealed class MeasureHistory(EditionShelf shelf)
{
    private readonly ConcurrentDictionary<(long Earlier, long Later), ImmutableArray<MeasureLink>> _links = [];

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
    public ImmutableArray<MeasureLink> Links(EditionView earlier, EditionView later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        return _links.GetOrAdd((earlier.Stored.Summary.Reading, later.Stored.Summary.Reading), _ => MeasureLinker.Link(earlier.Draft, later.Draft));
    }
}
