using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Policy.Ledger;

/// <summary>The deadline ledger（期限台帳）of one edition: every deadline of its measures and next steps, and what the edition says became of it.</summary>
public static class DeadlineLedger
{
    private const double LeastEvidence = 0.05;

    private const int MostEvidence = 3;

    /// <summary>Entries in document order: of each measure first the plan's deadlines, then those of the next steps.</summary>
    /// <param name="asOf">Day of the edition: what lies behind it is due.</param>
    public static ImmutableArray<LedgerEntry> Of(DraftEdition edition, DateOnly asOf)
    {
        var rows = edition.Measures.Select(ReportedRow.Of).ToList();
        var weights = new TermWeights(rows.SelectMany(r => r.Items).Select(i => i.Terms));
        return [.. edition.Measures.Zip(rows, (measure, row) => Of(measure, row, weights, asOf)).SelectMany(Numbered)];
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

    private static IEnumerable<LedgerEntry> Of(MeasureReport measure, ReportedRow row, TermWeights weights, DateOnly asOf)
    {
        var ofPlan = new LedgerRules(row, weights, asOf, isSetHere: false);
        foreach (var (deadline, promise) in Promises(measure.Deadlines, row.Plan)) yield return Entry(measure, null, deadline, promise, ofPlan);
        if (measure.Next.All(s => s.Deadlines.IsEmpty)) yield break;
        var ofSteps = new LedgerRules(row.WithoutNext(), weights, asOf, isSetHere: true);
        foreach (var step in measure.Next)
        {
            foreach (var (deadline, promise) in Promises(step.Deadlines, JapaneseText.Key(step.Text))) yield return Entry(measure, step.Number, deadline, promise, ofSteps);
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

    private static LedgerEntry Entry(MeasureReport measure, int? step, Deadline deadline, Promise promise, LedgerRules rules)
    {
        var (state, rule, shares) = rules.Judge(deadline, promise);
        var evidence = state is LedgerState.Silent or LedgerState.Open ? [] : Evidence(shares);
        return new(measure.Order, step, deadline, promise.Text, state, rule, evidence);
    }

    private static ImmutableArray<LedgerEvidence> Evidence(ItemShare[] shares) =>
    [
        .. shares.Where(s => s.Share >= LeastEvidence)
            .OrderByDescending(s => s.Share)
            .ThenBy(s => s.Item.Column)
            .ThenBy(s => s.Item.Item.Number)
            .Take(MostEvidence)
            .Select(s => new LedgerEvidence(s.Item.Column, s.Item.Item.Number, s.Share, s.Item.Item.Evidence.Spans)),
    ];
}
