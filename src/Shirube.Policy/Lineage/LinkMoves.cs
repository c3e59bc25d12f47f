using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Policy.Reviews;

namespace Shirube.Policy.Lineage;

/// <summary>How the links to one other edition changed when an edition was read again.</summary>
/// <param name="Edition">The other edition.</param>
/// <param name="Gone">Links that the new reading does not have.</param>
/// <param name="Added">Links that the reading before did not have.</param>
public sealed record LinkMove(string Edition, int Gone, int Added);

/// <summary>Tells what a new reading of an edition does to its links, so that none moves silently.</summary>
public static class LinkMoves
{
    /// <summary>Other editions to which a link changed, by id. Links are compared by the texts that they join, not by the measures' numbers.</summary>
    public static ImmutableArray<LinkMove> Between(DraftEdition before, DraftEdition after, string edition, IEnumerable<(string Id, DraftEdition Draft)> others)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(others);
        var (keysBefore, keysAfter) = (FactKeys.Of(before), FactKeys.Of(after));
        var moves = ImmutableArray.CreateBuilder<LinkMove>();
        foreach (var (id, other) in others.OrderBy(o => o.Id, StringComparer.Ordinal))
        {
            if (id == edition || other.Measures.IsEmpty) continue;
            var isEarlier = string.CompareOrdinal(id, edition) < 0;
            var (old, now) = (Pairs(before, keysBefore, other, isEarlier), Pairs(after, keysAfter, other, isEarlier));
            if (!old.SetEquals(now)) moves.Add(new(id, old.Except(now).Count(), now.Except(old).Count()));
        }

        return moves.DrainToImmutable();
    }

    private static HashSet<(string Here, int There)> Pairs(DraftEdition draft, ImmutableDictionary<string, string> keys, DraftEdition other, bool isOtherEarlier)
    {
        var links = isOtherEarlier ? MeasureLinker.Link(other, draft) : MeasureLinker.Link(draft, other);
        return [.. links.Where(l => l is { From: not null, To: not null })
            .Select(l => isOtherEarlier ? (Here: l.To!.Value, There: l.From!.Value) : (Here: l.From!.Value, There: l.To!.Value))
            .Select(p => (keys[FactIds.Measure(p.Here)], p.There))];
    }
}
