using System.Text.Json;

namespace Shirube.Cli.Evaluation;

/// <summary>Which facts a gold file speaks of, told from the properties of its objects.</summary>
internal sealed record GoldKind(string Name, string Export, Func<List<JsonElement>, List<JsonElement>, Figures> Compare)
{
    /// <summary>Null where the objects are of no known kind.</summary>
    public static GoldKind? Of(List<JsonElement> gold)
    {
        if (gold.Count == 0 || gold[0].ValueKind != JsonValueKind.Object) return null;
        bool Has(params string[] names) => names.All(n => gold[0].TryGetProperty(n, out _));
        return Has("planTextStart") ? new("measures", "measures", MeasureGold.Measures)
            : Has("statusLine", "nextLine") ? new("pairs", "measures", MeasureGold.Pairs)
            : Has("column", "line", "text", "ministries") ? new("items", "measures", MeasureGold.Items)
            : Has("deadline", "state2024") ? new("ledger", "deadlines", LedgerGold.Compare)
            : Has("originLine") ? new("restatements", "restatements", OtherGold.Restatements)
            : Has("refLine", "text") ? new("footnotes", "footnotes", OtherGold.Footnotes)
            : Has("name", "kind", "values") ? new("indicators", "indicators", OtherGold.Indicators)
            : null;
    }
}
