using System.Globalization;
using System.Text.Json.Nodes;
using Shirube.Sample.Notation;

namespace Shirube.Sample.Expected;

/// <summary>An indicator from its statement and the lines below it.</summary>
internal static class IndicatorFacts
{
    public static bool Has(Statement s) => s.Below.Exists(b => b.StartsWith("name ", StringComparison.Ordinal));

    /// <param name="order">1-based place among the indicators of the edition.</param>
    /// <param name="numbers">Keys of the footnotes in the order of their numbers.</param>
    public static JsonObject Of(Statement s, int order, JsonArray section, IReadOnlyList<string> numbers, int firstFootnote)
    {
        var indicator = new JsonObject
        {
            ["order"] = order,
            ["section"] = section,
            ["kind"] = s.Tag switch { "indrow" => "table", "prose" => "prose", "target" or "line" or "plain" => s.Below.Contains("obs") ? "observation" : "target", _ => s.Text.Split(' ')[0] },
            ["values"] = new JsonArray(),
            ["target"] = null,
            ["baseline"] = null,
            ["restated"] = s.Text.Contains("再掲", StringComparison.Ordinal),
            ["footnotes"] = new JsonArray([.. Marks.Ops(s.Text, "fn").Concat(s.Below.SelectMany(b => Marks.Ops(b, "fn"))).Distinct(StringComparer.Ordinal).Select(k => (JsonNode)(numbers.ToList().IndexOf(k) + firstFootnote))]),
        };
        foreach (var line in s.Below)
        {
            var p = line.Split(' ');
            switch (p[0])
            {
                case "name": indicator["name"] = line["name ".Length..]; break;
                case "value":
                    ((JsonArray)indicator["values"]!).Add(new JsonObject
                    {
                        ["label"] = p.Length > 4 ? p[4] : null,
                        ["value"] = Number(p[1]),
                        ["unit"] = p[2] == "-" ? null : p[2],
                        ["year"] = Marks.Year(p[3]),
                        ["fiscal"] = p[3].Contains("年度", StringComparison.Ordinal),
                    });
                    break;
                case "target" or "baseline":
                    indicator[p[0]] = new JsonObject
                    {
                        ["value"] = Number(p[1]),
                        ["unit"] = p[2] == "-" ? null : p[2],
                        ["year"] = Marks.Year(p[3]),
                        ["fiscal"] = p[3].Contains("年度", StringComparison.Ordinal),
                        ["operator"] = p.Length > 4 ? p[4] : "equal",
                    };
                    break;
            }
        }

        return indicator;
    }

    private static decimal? Number(string text) => text == "-" ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
