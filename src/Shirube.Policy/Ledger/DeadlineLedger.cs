using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Policy.Ledger;

/// <summary>The deadline ledger（期限台帳）of one edition: every deadline of its measures and next steps, and what the edition says became of it.</summary>
public static class DeadlineLedger
{
    /// <summary>Entries in document order: of each measure first the plan's deadlines, then those of the next steps.</summary>
    /// <param name="asOf">Day of the edition: what lies behind it is due.</param>
    public static ImmutableArray<LedgerEntry> Of(DraftEdition edition, DateOnly asOf)
    {
        var rows = edition.Measures.Select(ReportedRow.Of).ToList();
        var weights = new TermWeights(rows.SelectMany(r => r.Items).Select(i => i.Terms));
        // an edition that reports on no measure at all sets its deadlines itself: its silence says nothing
        var isReport = rows.Exists(r => r.Items.Length > 0);
        return [.. edition.Measures.Zip(rows, (measure, row) => Of(measure, row, weights, asOf, isReport)).SelectMany(Numbered)];
    }

    // of one measure: deadlines printed alike in one fact are told apart by their order
    private static IEnumerable<LedgerEntry> Numbered(IEnumerable<LedgerEntry> entries)
    {
        var seen = new Dictionary<(int?, string), int>();
        foreach (var entry in entries)
        {
            var key = (entry.Step, entry.Deadline.Text);
            yield return (seen[key] = seen.GetValueOrDefault(key) + 1) is var number and > 1 ? entry with { Number = number } : entry;
        }
    }

    private static IEnumerable<LedgerEntry> Of(MeasureReport measure, ReportedRow row, TermWeights weights, DateOnly asOf, bool isReport)
    {
        var ofPlan = new LedgerRules(row, weights, asOf, isSetHere: !isReport);
        var ofSteps = new Lazy<LedgerRules>(() => new(row.WithoutNext(), weights, asOf, isSetHere: true));
        foreach (var (step, deadline, promise) in Promises(measure, row.Plan))
        {
            var (state, rule, evidence) = (step is null ? ofPlan : ofSteps.Value).Judge(deadline, promise);
            yield return new(measure.Order, step, deadline, promise.Text, state, rule, evidence);
        }
    }

    /// <summary>Deadlines of a measure in the order of the ledger, with what each promises.</summary>
    internal static IEnumerable<(int? Step, Deadline Deadline, Promise Promise)> Promises(MeasureReport measure, string plan)
    {
        foreach (var (deadline, promise) in Promises(measure.Deadlines, plan)) yield return (null, deadline, promise);
        foreach (var step in measure.Next.Where(s => !s.Deadlines.IsEmpty))
        {
            foreach (var (deadline, promise) in Promises(step.Deadlines, JapaneseText.Key(step.Text))) yield return (step.Number, deadline, promise);
        }
    }

    // deadlines stand in the order of the text; one that stands twice is met at its next place
    private static IEnumerable<(Deadline Deadline, Promise Promise)> Promises(ImmutableArray<Deadline> deadlines, string text)
    {
        var from = 0;
        foreach (var deadline in deadlines)
        {
            var key = JapaneseText.Key(deadline.Text);
            var at = text.IndexOf(key, from, StringComparison.Ordinal);
            if (at >= 0) from = at + key.Length;
            yield return (deadline, at < 0 ? new("", text, "") : Promise.Read(text, at, key.Length));
        }
    }
}
