using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Policy.Ledger;

/// <summary>How much of a promise an item speaks of, 0 to 1.</summary>
internal readonly record struct ItemShare(ReportedItem Item, double Share);

/// <summary>Decides what became of one deadline. Each rule reads the row's own words; the first that holds decides.</summary>
/// <param name="isSetHere">The deadline is set by a next step of this very edition: nothing can have become of it yet unless a status item says so.</param>
internal sealed class LedgerRules(ReportedRow row, TermWeights weights, DateOnly asOf, bool isSetHere)
{
    // below these shares of the promised words a row does not speak of the promise
    private const double Unspoken = 0.13;
    private const double UnspokenStart = 0.10;
    private const double UnspokenPlan = 0.30;

    // from this share on, a status item tells of the very thing that was to be made
    private const double SameThing = 0.60;
    internal const double SameMatter = 0.30;

    // from this share on, a next step speaks of what was to be examined
    private const double StepOnMatter = 0.40;

    private const double LeastEvidence = 0.05;
    private const int MostEvidence = 3;

    /// <returns>The state, the rule that decided, and the items that speak most of the promise.</returns>
    public (LedgerState State, string Rule, ImmutableArray<LedgerEvidence> Evidence) Judge(Deadline deadline, Promise promise)
    {
        var terms = TermWeights.Of(promise.Text);
        ItemShare[] shares = [.. row.Items.Select(i => new ItemShare(i, weights.Share(terms, i.Terms)))];
        var (state, rule) = Decide(deadline, promise, weights.Share(terms, row.Terms), Best(shares, ReportColumn.Status), Best(shares, ReportColumn.Next));
        return (state, rule, state is LedgerState.Silent or LedgerState.Open ? [] : Evidence(shares));
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

    private (LedgerState State, string Rule) Decide(Deadline deadline, Promise promise, double spoken, ItemShare? status, ItemShare? next)
    {
        var plan = weights.Share(row.PlanTerms, row.Terms);
        var nearest = (next?.Share ?? 0) > (status?.Share ?? 0) ? next : status;
        if (isSetHere && !(status?.Share >= SameMatter)) return (LedgerState.Open, "ledger.set-here");
        if (deadline.Kind == DeadlineKind.From) return Start(deadline, promise, spoken, plan, nearest);
        if (deadline.End is not { } due || due > asOf) return nearest is { } said && ReportPhrases.SaysDone(said.Item.Text) ? (LedgerState.Met, "ledger.said-done") : (LedgerState.Open, "ledger.ahead");
        if (row.Items.Length == 0 || (spoken < Unspoken && plan < UnspokenPlan)) return (LedgerState.Silent, "ledger.unspoken");
        if (NamesNothingOf(promise)) return (LedgerState.Silent, "ledger.name-unspoken");
        return Past(due, promise, status, next);
    }

    private (LedgerState State, string Rule) Start(Deadline deadline, Promise promise, double spoken, double plan, ItemShare? nearest)
    {
        var start = deadline.Start ?? DateOnly.MaxValue;
        if ((IsApproximate(deadline) ? deadline.End ?? start : start) > asOf) return (LedgerState.Open, "ledger.ahead");
        if (row.Items.Length == 0 || (spoken < UnspokenStart && plan < UnspokenStart)) return (LedgerState.Silent, "ledger.unspoken");
        if (spoken < UnspokenStart && plan < UnspokenPlan && !ReportPhrases.Examines(promise.Text) && row.Items.All(i => ReportPhrases.Examines(i.Text))) return (LedgerState.Silent, "ledger.only-examined");
        if (nearest is { } said && ReportPhrases.SaysNotBegun(said.Item.Text)) return (LedgerState.NotStarted, "ledger.not-begun");
        return (LedgerState.Started, "ledger.work-reported");
    }

    private static (LedgerState State, string Rule) Past(DateOnly due, Promise promise, ItemShare? status, ItemShare? next)
    {
        var told = status?.Item.Text ?? "";
        var ahead = next?.Item.Text ?? "";
        if (promise.Act.Length > 0 && ReportPhrases.IsStillExamined(told, promise.Act)) return (LedgerState.Late, "ledger.still-examined");
        if (promise.Act is "検討" or "結論" or "定め" && next?.Share >= StepOnMatter && ReportPhrases.GoesOn(ahead) && ReportPhrases.EndsInExamining(ahead)) return (LedgerState.Late, "ledger.still-examined");
        if (ReportPhrases.AimsAtIt(told) && promise.Clause.Any(char.IsAsciiDigit)) return (LedgerState.Continued, "ledger.still-aimed-at");
        var dates = ReportPhrases.Dates(told);
        var isEarly = dates.Any(d => d.End <= due);
        var isLate = !isEarly && dates.Any(d => d.End > due && d.TellsDone) && promise.Concludes;
        if (isEarly) return (LedgerState.Met, "ledger.dated");
        var isTold = promise.Act.Length > 0 && told.Contains(promise.Act, StringComparison.Ordinal);
        if (isLate && (isTold || status?.Share >= SameMatter)) return (LedgerState.MetLate, "ledger.dated-late");
        if (isTold) return (LedgerState.Met, "ledger.told");
        if (promise.Makes && status?.Share >= SameThing) return (LedgerState.Met, "ledger.in-use");
        if (ReportPhrases.GoesOn(ahead)) return (LedgerState.Continued, "ledger.goes-on");
        return isLate ? (LedgerState.MetLate, "ledger.dated-late") : (LedgerState.Met, "ledger.reported");
    }

    // a name in 「」 that the promise is about and no item mentions
    private bool NamesNothingOf(Promise promise)
    {
        var names = ReportPhrases.QuotedNames(promise.Text).ToList();
        return names.Count > 0 && !names.Exists(n => Array.Exists(row.Items, i => i.Text.Contains(n, StringComparison.Ordinal)));
    }

    // the item of a column that speaks most of the promise, the first of equals; null where the column is empty
    private static ItemShare? Best(ItemShare[] shares, ReportColumn column)
    {
        ItemShare? best = null;
        foreach (var share in shares)
        {
            if (share.Item.Column == column && !(best?.Share >= share.Share)) best = share;
        }

        return best;
    }

    private static bool IsApproximate(Deadline deadline) => deadline.Text.Contains('頃', StringComparison.Ordinal) || deadline.Text.Contains("ごろ", StringComparison.Ordinal);
}
