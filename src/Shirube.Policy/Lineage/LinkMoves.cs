using Shirube.Core;
using Shirube.Policy.Reviews;

namespace Shirube.Policy.Lineage;

/// <summary>How the links to one other edition changed when an edition was read again, withdrawn or taken back.</summary>
/// <param name="Edition">The other edition.</param>
/// <param name="Gone">Links that were there before.</param>
/// <param name="Added">Links that were not there before.</param>
public sealed record LinkMove(string Edition, int Gone, int Added);

/// <summary>Tells what a new reading of an edition does to its links, so that none moves silently.</summary>
public static class LinkMoves
{
    /// <summary>How the links to one other edition changed; null where they did not. Compared are the texts that are joined, not the measures' numbers.</summary>
    /// <param name="before">The edition as it was read before, with all links of the two editions.</param>
    /// <param name="after">The edition as it is read now, with all links of the two editions.</param>
    /// <param name="isOtherEarlier">True where the links go from the other edition to this one.</param>
    public static LinkMove? Between((DraftEdition Draft, IEnumerable<MeasureLink> Links) before, (DraftEdition Draft, IEnumerable<MeasureLink> Links) after, string other, bool isOtherEarlier)
    {
        var (old, now) = (Pairs(before.Draft, before.Links, isOtherEarlier), Pairs(after.Draft, after.Links, isOtherEarlier));
        return old.SetEquals(now) ? null : new(other, old.Except(now).Count(), now.Except(old).Count());
    }

    /// <summary>How many measures the links join: all of them move when one of the editions is withdrawn or taken back.</summary>
    public static int Joined(IEnumerable<MeasureLink> links) => links.Count(l => l is { From: not null, To: not null });

    private static HashSet<(string Here, int There)> Pairs(DraftEdition draft, IEnumerable<MeasureLink> links, bool isOtherEarlier)
    {
        var keys = FactKeys.Of(draft);
        return [.. links.Where(l => l is { From: not null, To: not null })
            .Select(l => isOtherEarlier ? (Here: l.To!.Value, There: l.From!.Value) : (Here: l.From!.Value, There: l.To!.Value))
            .Select(p => (keys[FactIds.Measure(p.Here)], p.There))];
    }
}
