using Shirube.Budget.Views;
using Shirube.Web.Charts;
using Shirube.Web.Language;

namespace Shirube.Web.Budget;

/// <summary>A flow picture of payments: ministry or bureau, project, block, payee.</summary>
internal static class FlowPlaces
{
    private const int Payees = 3; // of a block; the others are one node
    private const int Blocks = 3; // of a project

    /// <param name="flows">Largest first.</param>
    public static FlowChart Of(IReadOnlyList<MoneyFlow> flows, Words words)
    {
        var (nodes, at, bands) = (new List<FlowNode>(), new Dictionary<(int, string), int>(), new Dictionary<(int From, int To), decimal>());
        foreach (var source in flows.GroupBy(f => f.Source, StringComparer.Ordinal).OrderByDescending(Sum))
        {
            foreach (var project in source.GroupBy(f => f.Key).OrderByDescending(Sum))
            {
                var blocks = project.GroupBy(f => f.Block ?? "—", StringComparer.Ordinal).OrderByDescending(Sum).ToList();
                foreach (var (block, rank) in blocks.Select((b, i) => (b, i)))
                {
                    var name = rank < Blocks ? words["flows.block", block.Key] : words["flows.other-blocks"];
                    var payees = block.GroupBy(f => f.Payee ?? "—", StringComparer.Ordinal).OrderByDescending(Sum).ToList();
                    foreach (var (payee, place) in payees.Select((p, i) => (p, i)))
                    {
                        var amount = payee.Sum(f => f.Amount);
                        var isRest = rank >= Blocks || place >= Payees;
                        var end = isRest ? words["flows.other-payees"] : payee.Key;
                        int[] path =
                        [
                            Node(0, source.Key, source.Key, Sum(source), null),
                            Node(1, project.Key.ToString(), project.First().Project, Sum(project), BudgetAddresses.Sheet(project.Key)),
                            Node(2, project.Key + name, name, rank < Blocks ? Sum(block) : blocks.Skip(Blocks).Sum(Sum), null),
                            Node(3, end, end, null, null, isRest),
                        ];
                        for (var i = 0; i + 1 < path.Length; i++) bands[(path[i], path[i + 1])] = bands.GetValueOrDefault((path[i], path[i + 1])) + amount;
                    }
                }
            }
        }

        return new(nodes, bands.Select(b => new FlowBand(b.Key.From, b.Key.To, b.Value, $"{nodes[b.Key.From].Label} → {nodes[b.Key.To].Label} {words.Yen(b.Value)}")));

        int Node(int step, string key, string label, decimal? amount, string? address, bool isRest = false)
        {
            if (at.TryGetValue((step, key), out var known)) return known;
            nodes.Add(new(step, label.ReplaceLineEndings(" "), amount is null ? "" : words.Yen(amount), address) { IsRest = isRest });
            return at[(step, key)] = nodes.Count - 1;
        }
    }

    private static decimal Sum(IEnumerable<MoneyFlow> flows) => flows.Sum(f => f.Amount);
}
