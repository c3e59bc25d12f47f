using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Policy.Lineage;

namespace Shirube.Policy.Ledger;

/// <summary>What a later edition says of a deadline of an earlier one.</summary>
/// <param name="Number">Place of the deadline in the earlier edition's ledger, from 0.</param>
/// <param name="Measure">Order of the measure in the later edition that the earlier one's became.</param>
public sealed record LaterEntry(int Number, int Measure, LedgerState State, string Rule, ImmutableArray<LedgerEvidence> Evidence);

/// <summary>Follows deadlines into a later edition: the row of the same measure there is read for what was promised here.</summary>
public static class LaterLedger
{
    /// <summary>One entry for each deadline whose measure the later edition reports on; of a measure that was split the part that says most.</summary>
    /// <param name="links">All links of the two editions.</param>
    /// <param name="asOf">Day of the later edition.</param>
    public static ImmutableArray<LaterEntry> Of(DraftEdition earlier, DraftEdition later, IEnumerable<MeasureLink> links, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        var rows = later.Measures.ToDictionary(m => m.Order, ReportedRow.Of);
        var weights = new TermWeights(rows.Values.SelectMany(r => r.Items).Select(i => i.Terms));
        var became = links.Where(l => l is { From: not null, To: not null }).ToLookup(l => l.From!.Value, l => l.To!.Value);
        var entries = ImmutableArray.CreateBuilder<LaterEntry>();
        var number = -1;
        foreach (var measure in earlier.Measures)
        {
            var rules = became[measure.Order].Select(to => (To: to, Rules: new LedgerRules(rows[to], weights, asOf, isSetHere: false))).ToList();
            foreach (var (step, deadline, promise) in DeadlineLedger.Promises(measure, JapaneseText.Key(measure.PlanText)))
            {
                number++;
                LaterEntry? best = null;
                foreach (var (to, rule) in rules)
                {
                    var (state, decided, evidence) = rule.Judge(deadline, promise);
                    // a row reports on its plan; of one step among many it speaks only where it says the step's own words
                    if (step is not null && state != LedgerState.Open && Share(evidence) < LedgerRules.SameMatter) (state, decided, evidence) = (LedgerState.Silent, "ledger.unspoken", []);
                    if (best is null || Share(evidence) > Share(best.Evidence)) best = new(number, to, state, decided, evidence);
                }

                if (best is not null) entries.Add(best);
            }
        }

        return entries.DrainToImmutable();
    }

    private static double Share(ImmutableArray<LedgerEvidence> evidence) => evidence.IsEmpty ? 0 : evidence[0].Share;
}
