using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Policy.Ledger;
using Shirube.Policy.Register;

namespace Shirube.Policy.Differences;

/// <summary>A target of the plan that opens beside what the plan that closes said on the same matter.</summary>
/// <param name="Target">Indicator of the later edition.</param>
/// <param name="Same">Order of the indicator of the earlier edition that it continues; null where there is none.</param>
/// <param name="Near">Facts of the earlier edition that speak of the same matter, the nearest first.</param>
public sealed record SucceedingTarget(Indicator Target, int? Same, ImmutableArray<(string Fact, double Share)> Near);

/// <summary>Sets the targets of a new plan beside the earlier plan's indicators, goals and measures.</summary>
public static class PlanSuccession
{
    private const double LeastShare = 0.35; // of the target's telling words
    private const int MostNear = 3;

    /// <summary>Targets in the order of the later edition; of observations only those with a target too.</summary>
    public static ImmutableArray<SucceedingTarget> Of(DraftEdition earlier, DraftEdition later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        var same = IndicatorSeries.Of([("earlier", earlier), ("later", later)]).SelectMany(s => s.Appearances.Where(a => a.Edition == "later")
            .SelectMany(l => s.Appearances.Where(a => a.Edition == "earlier").Select(e => (Later: l.Fact, Earlier: e.Fact)))).ToLookup(p => p.Later, p => p.Earlier, StringComparer.Ordinal);
        var facts = EditionFact.Of(earlier).Where(f => f.Role is FactRole.Indicator or FactRole.Goal or FactRole.Measure).Select(f => (Fact: f, Terms: TermWeights.Of(JapaneseText.Key(f.Text)))).ToList();
        var weights = new TermWeights(facts.Select(f => f.Terms));
        return [.. later.Indicators.Where(i => i.Target is not null).Select(target => Beside(target, same[FactIds.Indicator(target.Order)].FirstOrDefault(), facts, weights, earlier))];
    }

    private static SucceedingTarget Beside(Indicator target, string? same, List<(EditionFact Fact, HashSet<string> Terms)> facts, TermWeights weights, DraftEdition earlier)
    {
        var terms = TermWeights.Of(JapaneseText.Key(target.Name));
        var near = facts.Where(f => f.Fact.Id != same).Select(f => (f.Fact.Id, Share: Math.Round(weights.Share(terms, f.Terms), 4), f.Fact.Role)).Where(f => f.Share >= LeastShare)
            .OrderByDescending(f => f.Share).ThenByDescending(f => f.Role == FactRole.Indicator).Take(MostNear);
        return new(target, earlier.Indicators.FirstOrDefault(i => FactIds.Indicator(i.Order) == same)?.Order, [.. near.Select(f => (f.Id, f.Share))]);
    }
}
