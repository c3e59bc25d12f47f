using System.Collections.Immutable;
using Shirube.Policy.Ledger;
using Shirube.Policy.Lineage;

namespace Shirube.Web.Library;

/// <summary>What hangs on an edition and goes or comes back with it.</summary>
/// <param name="Links">Links between its measures and those of each other edition that is shown; empty where there are none.</param>
/// <param name="Ledger">Its own ledger first, then what it says of earlier editions' deadlines.</param>
public sealed record EditionHold(ImmutableArray<(string Edition, int Links)> Links, ImmutableArray<LedgerMove> Ledger)
{
    /// <summary>The links as moves: all gone where the edition is withdrawn, all new where it is back.</summary>
    public ImmutableArray<LinkMove> Moves(bool isGone) => [.. Links.Select(l => new LinkMove(l.Edition, isGone ? l.Links : 0, isGone ? 0 : l.Links))];
}

/// <summary>Tells what moves when an edition is read anew, withdrawn or taken back, so that nothing moves silently.</summary>
public static class EditionMoves
{
    /// <summary>What the reading that is shown now does to the links of the one before; nothing for an edition that is withdrawn.</summary>
    public static async Task<ImmutableArray<LinkMove>> SinceAsync(EditionLibrary library, StoredEdition before, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(before);
        var id = before.Summary.Edition;
        if (before.Draft.Measures.IsEmpty || before.Summary.WithdrawnOn(null) is not null || await library.FindAsync(id, cancel) is not { } after) return [];
        var moves = ImmutableArray.CreateBuilder<LinkMove>();
        await foreach (var other in OthersAsync(library, id, cancel))
        {
            var move = LinkMoves.Between((before.Draft, Links(before, other)), (after.Draft, Links(after, other)), other.Summary.Edition, IsEarlier(other, before));
            if (move is not null) moves.Add(move);
        }

        return moves.DrainToImmutable();
    }

    /// <summary>What hangs on an edition, among all that is shown beside it.</summary>
    public static async Task<EditionHold> OfAsync(EditionLibrary library, StoredEdition edition, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(edition);
        var links = ImmutableArray.CreateBuilder<(string, int)>();
        var ledger = ImmutableArray.CreateBuilder<LedgerMove>();
        Add(LedgerMove.Of(edition.Summary.Edition, edition.LedgerAt(edition.Day.Day).Select(e => e.State)));
        if (edition.Draft.Measures.IsEmpty) return new([], ledger.DrainToImmutable());
        await foreach (var other in OthersAsync(library, edition.Summary.Edition, cancel))
        {
            var between = Links(edition, other);
            if (LinkMoves.Joined(between) is var count and > 0) links.Add((other.Summary.Edition, count));
            if (other.Day.Day >= edition.Day.Day) continue;
            var onward = IsEarlier(other, edition) ? between : MeasureLinker.Link(other.Draft, edition.Draft, LineageWords.Between(other, edition));
            Add(LedgerMove.Of(other.Summary.Edition, LaterLedger.Of(other.Draft, edition.Draft, onward, edition.Day.Day).Select(e => e.State)));
        }

        return new(links.DrainToImmutable(), ledger.DrainToImmutable());

        void Add(LedgerMove move)
        {
            if (move.Count > 0) ledger.Add(move);
        }
    }

    private static async IAsyncEnumerable<StoredEdition> OthersAsync(EditionLibrary library, string id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var summary in await library.ListAsync(cancel))
        {
            if (summary.Edition != id && summary.Measures > 0 && await library.FindAsync(summary.Edition, cancel) is { } other) yield return other;
        }
    }

    private static bool IsEarlier(StoredEdition edition, StoredEdition other) => string.CompareOrdinal(edition.Summary.Edition, other.Summary.Edition) < 0;

    private static ImmutableArray<MeasureLink> Links(StoredEdition edition, StoredEdition other)
    {
        var (earlier, later) = IsEarlier(other, edition) ? (other, edition) : (edition, other);
        return MeasureLinker.Link(earlier.Draft, later.Draft, LineageWords.Between(earlier, later));
    }
}
