using System.Text.Json;
using static Shirube.Cli.Evaluation.GoldText;

namespace Shirube.Cli.Evaluation;

/// <summary>Compares indicators, footnotes and restatements with gold.</summary>
internal static class OtherGold
{
    private const double SameName = 0.85;
    private const double Nearness = 0.6; // added to the likeness of names where the lines touch

    public static Figures Indicators(List<JsonElement> gold, List<JsonElement> got)
    {
        var names = got.Select(m => Norm(m, "name")).ToList();
        var used = new HashSet<int>();
        var found = new List<(JsonElement Gold, JsonElement Got)>();
        foreach (var g in gold)
        {
            var (best, index, name, lines) = (0.0, -1, Norm(g, "name"), Lines(g));
            for (var i = 0; i < got.Count; i++)
            {
                if (used.Contains(i)) continue;
                var likeness = SequenceRatio.Of(name, names[i]) + (lines.Exists(l => Covers(Lines(got[i]), l.First)) ? Nearness : 0);
                if (likeness > best) (best, index) = (likeness, i);
            }

            if (index < 0 || best < SameName) continue;
            used.Add(index);
            found.Add((g, got[index]));
        }

        var figures = new Figures();
        var sections = gold.Select(Path).ToHashSet(StringComparer.Ordinal);
        var near = got.Count(m => sections.Contains(Path(m)));
        figures.Add("found", Figures.Recall(found.Count, gold.Count));
        figures.Add("precision", near == 0 ? 1 : Math.Min(1, (double)found.Count / near));
        var sure = found.Where(p => MeasureGold.IsSure(p.Gold)).ToList();
        void Share(string name, Func<(JsonElement Gold, JsonElement Got), bool> test, Func<(JsonElement Gold, JsonElement Got), bool>? among = null) =>
            figures.AddShare(name, [.. sure.Where(among ?? (_ => true))], test, 1);
        Share("kind", p => Text(p.Gold, "kind") == Text(p.Got, "kind"));
        Share("values", p => Values(p.Gold).SetEquals(Values(p.Got)), p => Values(p.Gold).Count > 0);
        Share("noFalseValues", p => Values(p.Got).Count == 0, p => Values(p.Gold).Count == 0);
        Share("target", p => Target(p.Gold) == Target(p.Got), p => Target(p.Gold) is not null);
        Share("noFalseTarget", p => Target(p.Got) is null, p => Object(p.Gold, "target") is null);
        Share("footnotes", p => Numbers(p.Gold, "footnotes") == Numbers(p.Got, "footnotes"));
        return figures;
    }

    public static Figures Footnotes(List<JsonElement> gold, List<JsonElement> got)
    {
        var byNumber = got.ToLookup(f => Int(f, "number"));
        var figures = new Figures();
        figures.AddShare("text", gold, g => byNumber[Int(g, "n")].Any(f => Norm(f, "text") == Norm(g, "text")), 0);
        figures.AddShare(
            "reference", gold, g => byNumber[Int(g, "n")].Any(f => List(f, "references").ToList() is { Count: <= 3 } all && all.Exists(r => r.GetInt32() == Int(g, "refLine"))), 0);
        return figures;
    }

    public static Figures Restatements(List<JsonElement> gold, List<JsonElement> got)
    {
        gold = [.. gold.Where(g => Flag(g, "certain", standard: true) && Int(g, "n") is > 0 && Int(g, "k") is > 0)];
        var byPlace = got.SelectMany(r => Lines(r).Select(l => (Place: (Text(r, "column"), l.First), Restatement: r))).ToLookup(p => p.Place, p => p.Restatement);
        var (found, origins) = (0, 0);
        foreach (var g in gold)
        {
            var same = byPlace[(Text(g, "kind"), Int(g, "line") ?? 0)].Where(r => Int(r, "item") == Int(g, "k")).ToList();
            if (same.Count == 0) continue;
            found++;
            if (Object(same[0], "origin") is not { } origin) continue;
            if (Int(origin, "order") == Int(g, "origin") || Covers(Lines(origin).Where(l => l.Last - l.First < 40), Int(g, "originLine") ?? 0)) origins++;
        }

        var figures = new Figures();
        figures.Add("found", Figures.Recall(found, gold.Count));
        figures.Add("origin", Figures.Recall(origins, gold.Count));
        return figures;
    }

    private static HashSet<(double Value, string Unit, int? Year)> Values(JsonElement indicator) =>
    [
        .. List(indicator, "values").Where(v => v.TryGetProperty("value", out var amount) && amount.ValueKind == JsonValueKind.Number).Select(v =>
        {
            var (value, unit) = InBaseUnits(v.GetProperty("value").GetDouble(), Text(v, "unit"));
            return (value, unit, Int(v, "year"));
        }),
    ];

    private static (double? Value, int? Year)? Target(JsonElement indicator)
    {
        if (Object(indicator, "target") is not { } target) return null;
        double? value = target.TryGetProperty("value", out var amount) && amount.ValueKind == JsonValueKind.Number
            ? InBaseUnits(amount.GetDouble(), Text(target, "unit")).Value
            : null;
        var year = Int(target, "year");
        return value is null && year is null ? null : (value, year);
    }

    private static string Numbers(JsonElement fact, string name) => string.Join(',', List(fact, name).Select(n => n.GetInt32()).Order());
}
