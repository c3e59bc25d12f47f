using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Policy.Lineage;

namespace Shirube.Policy.Differences;

/// <summary>What became of one measure（施策）of the earlier edition, or how one stands that only the later edition has.</summary>
/// <param name="IsOnlyLater">True for a measure that no earlier one leads to.</param>
/// <param name="Measure">As the earlier edition has it; as the later one has it where only that does.</param>
public sealed record MeasureFate(bool IsOnlyLater, MeasureReport Measure, LineageRelation Relation);

/// <summary>Each measure of the earlier edition once, then those that only the later one has: unlike the links these can be counted and
/// add up to the measures of the earlier edition.</summary>
public sealed class MeasureFates
{
    private readonly Dictionary<int, MeasureFate> _byFrom = [];
    private readonly Dictionary<int, MeasureFate> _byTo = [];

    /// <param name="links">All links from the earlier edition to the later one.</param>
    public MeasureFates(DraftEdition earlier, DraftEdition later, ImmutableArray<MeasureLink> links)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        foreach (var link in links)
        {
            if (link.From is { } from)
            {
                // one that stands several times in the later edition with the same text is continued; else it was split
                var relation = _byFrom.TryGetValue(from, out var known) && known.Relation != link.Relation ? LineageRelation.Split : link.Relation;
                _byFrom[from] = new(false, earlier.Measure(from), relation);
            }
            else if (link.To is { } to) _byTo[to] = new(true, later.Measure(to), link.Relation);
        }

        All = [.. _byFrom.OrderBy(p => p.Key).Select(p => p.Value), .. _byTo.OrderBy(p => p.Key).Select(p => p.Value)];
    }

    /// <summary>By the order of the earlier edition, then of the later one.</summary>
    public ImmutableArray<MeasureFate> All { get; }

    /// <summary>The fate that the link tells of.</summary>
    public MeasureFate Of(MeasureLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return link.From is { } from ? _byFrom[from] : _byTo[link.To!.Value];
    }
}
