using System.Text.Json.Nodes;
using Shirube.Sample.Notation;

namespace Shirube.Sample.Expected;

/// <summary>Which measure of one edition became which of the next.</summary>
internal static class Lineage
{
    /// <summary>The same measure in two editions, by its key in the sources. A section that the later edition leaves out is not covered.</summary>
    public static JsonArray Of(Script fromScript, JsonArray from, Script toScript, JsonArray to)
    {
        var (old, current) = (Keys(fromScript), Keys(toScript));
        var covered = to.Select(m => m!["section"]!.ToJsonString()).ToHashSet(StringComparer.Ordinal);
        var lineage = new JsonArray();
        for (var i = 0; i < old.Count; i++)
        {
            var k = current.IndexOf(old[i]);
            var relation = k >= 0 ? (from[i]!["planText"]!.ToString() == to[k]!["planText"]!.ToString() ? "continued" : "changed")
                : covered.Contains(from[i]!["section"]!.ToJsonString()) ? "dropped" : "notCovered";
            lineage.Add(new JsonObject { ["key"] = old[i], ["from"] = i + 1, ["to"] = k < 0 ? null : k + 1, ["relation"] = relation });
        }

        foreach (var key in current.Except(old, StringComparer.Ordinal))
        {
            lineage.Add(new JsonObject { ["key"] = key, ["from"] = null, ["to"] = current.IndexOf(key) + 1, ["relation"] = "new" });
        }

        return lineage;

        static List<string> Keys(Script script) => [.. script.Statements.Where(s => s.Tag == "row").Select(s => s.Text.Split(' ')[^1])];
    }
}
