using System.Collections.Immutable;

namespace Shirube.Policy.Ledger;

/// <summary>What an edition says of an edition's deadlines: of its own in its ledger, of an earlier one's in later evidence. It comes and goes with the edition that says it.</summary>
/// <param name="Edition">Whose deadlines they are.</param>
/// <param name="States">How many deadlines have each state.</param>
public sealed record LedgerMove(string Edition, ImmutableSortedDictionary<LedgerState, int> States)
{
    public int Count => States.Values.Sum();

    public static LedgerMove Of(string edition, IEnumerable<LedgerState> states) => new(edition, states.CountBy(s => s).ToImmutableSortedDictionary());
}
