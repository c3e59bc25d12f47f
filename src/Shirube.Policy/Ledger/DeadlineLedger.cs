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
        var weights = new TermWeights(edition.Measures.SelectMany(m => m.Status.Concat(m.Next)).Select(i => JapaneseText.Key(i.Text)));
        var entries = ImmutableArray.CreateBuilder<LedgerEntry>();
        foreach (var measure in edition.Measures)
        {
            if (measure.Deadlines.IsEmpty && measure.Next.All(i => i.Deadlines.IsEmpty)) continue;
            var row = ReportedRow.Of(measure);
            Add(entries, measure, null, measure.Deadlines, row.Plan, row, weights, asOf);
            foreach (var step in measure.Next)
            {
                if (!step.Deadlines.IsEmpty) Add(entries, measure, step.Number, step.Deadlines, JapaneseText.Key(step.Text), row.WithoutNext(), weights, asOf);
            }

        }

        return entries.DrainToImmutable();
    }

    private static void Add(
        ImmutableArray<LedgerEntry>.Builder entries, MeasureReport measure, int? step, ImmutableArray<Deadline> deadlines, string text, ReportedRow row, TermWeights weights, DateOnly asOf)
    {
        var from = 0;
        foreach (var deadline in deadlines)
        {
            var key = JapaneseText.Key(deadline.Text);
            var at = text.IndexOf(key, from, StringComparison.Ordinal);
            var promise = at < 0 ? new Promise("", text, "") : Promise.Read(text, at, key.Length);
            if (at >= 0) from = at + key.Length;
            var terms = TermWeights.Of(promise.Text);
            var rules = new LedgerRules(row, weights, asOf, step is not null);
            var (state, rule) = rules.Judge(deadline, promise, terms);
            entries.Add(new(measure.Order, step, deadline, promise.Text, state, rule, state is LedgerState.Silent or LedgerState.Open ? [] : EvidenceFor(terms, row, weights)));
        }
    }

    private static ImmutableArray<LedgerEvidence> EvidenceFor(HashSet<string> terms, ReportedRow row, TermWeights weights) =>
    [
        .. row.Items
            .Select(i => new LedgerEvidence(i.Column, i.Item.Number, weights.Share(terms, i.Terms), i.Item.Evidence.Spans))
            .Where(e => e.Share >= LeastEvidence)
            .OrderByDescending(e => e.Share)
            .ThenBy(e => e.Column)
            .ThenBy(e => e.Item)
            .Take(MostEvidence),
    ];
}
