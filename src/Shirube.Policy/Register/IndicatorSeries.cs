using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Policy.Ledger;

namespace Shirube.Policy.Register;

/// <summary>The same indicator or target over the editions, also where its name was changed: by the telling words of the names, the unit and the target.</summary>
internal static class IndicatorSeries
{
    private const double LeastAlike = 0.5;
    private const int LeastTerms = 3;
    private const double SameUnit = 0.1;
    private const double SameTarget = 0.2;

    /// <summary>Indicators that stand in at least two editions.</summary>
    public static IEnumerable<Programme> Of(IReadOnlyList<(string Id, DraftEdition Draft)> editions)
    {
        List<Node> nodes = [.. editions.SelectMany((e, number) => e.Draft.Indicators.Select(i => new Node(number, i, TermWeights.Of(JapaneseText.Key(i.Name)))))];
        var weights = new TermWeights(nodes.Select(n => n.Terms));
        var series = nodes.ToDictionary(n => n, n => n);
        var sure = new Dictionary<Node, double>(ReferenceEqualityComparer.Instance);
        for (var earlier = 0; earlier < editions.Count; earlier++)
        {
            for (var later = earlier + 1; later < editions.Count; later++)
            {
                foreach (var (a, b, alike) in Best([.. nodes.Where(n => n.Edition == earlier)], [.. nodes.Where(n => n.Edition == later)], weights))
                {
                    sure[b] = Math.Max(sure.GetValueOrDefault(b), Math.Min(1, alike));
                    series[Root(b)] = Root(a);
                }
            }
        }

        return nodes.GroupBy(Root).Where(g => g.Select(n => n.Edition).Distinct().Count() > 1).Select(g => Make([.. g], sure, editions));

        Node Root(Node node) => ReferenceEquals(series[node], node) ? node : Root(series[node]);
    }

    // pairs of which each is the other's best
    private static IEnumerable<(Node Earlier, Node Later, double Alike)> Best(List<Node> earlier, List<Node> later, TermWeights weights)
    {
        var pairs = (from a in earlier from b in later let alike = Alike(a, b, weights) where alike >= LeastAlike select (a, b, alike)).ToList();
        var best = new Dictionary<Node, double>(ReferenceEqualityComparer.Instance);
        foreach (var (a, b, alike) in pairs)
        {
            best[a] = Math.Max(alike, best.GetValueOrDefault(a));
            best[b] = Math.Max(alike, best.GetValueOrDefault(b));
        }

        return pairs.Where(p => p.alike == best[p.a] && p.alike == best[p.b]).Select(p => (p.a, p.b, p.alike));
    }

    private static double Alike(Node a, Node b, TermWeights weights)
    {
        var alike = (weights.Share(a.Terms, b.Terms) + weights.Share(b.Terms, a.Terms)) / 2;
        if (alike < 1 && a.Terms.Count(b.Terms.Contains) < LeastTerms) return 0;
        if (a.Indicator.Values.Any(v => v.Unit is not null && b.Indicator.Values.Any(w => w.Unit == v.Unit))) alike += SameUnit;
        if (a.Indicator.Target is { Value: not null } target && b.Indicator.Target is { } other && other.Value == target.Value && other.Unit == target.Unit) alike += SameTarget;
        return alike;
    }

    private static Programme Make(List<Node> nodes, Dictionary<Node, double> sure, IReadOnlyList<(string Id, DraftEdition Draft)> editions)
    {
        var (first, last) = (nodes[0].Indicator, nodes[^1].Indicator);
        var aliases = nodes.Select(n => n.Indicator.Name).Where(n => NameKey.Of(n) != NameKey.Of(last.Name)).DistinctBy(NameKey.Of);
        return new(
            "indicator:" + NameKey.Of(first.Name),
            last.Name,
            ProgrammeKind.Indicator,
            [.. aliases.Select(n => new ProgrammeAlias(n, AliasKind.Renamed, "register.indicator", null, null))],
            [.. nodes.Select(n => new Appearance(
                editions[n.Edition].Id, FactIds.Indicator(n.Indicator.Order), n.Indicator.Target is null ? AppearanceRole.Indicator : AppearanceRole.Target, NameKey.Of(n.Indicator.Name), Math.Round(sure.GetValueOrDefault(n, 1), 2), n.Indicator.Evidence))]);
    }

    private sealed record Node(int Edition, Indicator Indicator, HashSet<string> Terms);
}
