using System.Text.Json;
using static Shirube.Cli.Evaluation.GoldText;

namespace Shirube.Cli.Evaluation;

/// <summary>Compares measures, and their pairs and items, with gold.</summary>
internal static class MeasureGold
{
    public static Figures Measures(List<JsonElement> gold, List<JsonElement> got)
    {
        var figures = new Figures();
        var sections = gold.Select(Path).ToHashSet(StringComparer.Ordinal);
        var goldSpans = gold.Select(Lines).Where(l => l.Count > 0).Select(l => (First: l.Min(x => x.First), Last: l.Max(x => x.Last))).ToList();
        var inside = got.Count(m => sections.Contains(Path(m)) || (Lines(m) is [var first, ..] && Covers(goldSpans, first.First)));
        var found = Pair(gold, got);
        figures.Add("segmentation", Figures.F1(found.Count, Math.Max(inside, found.Count), gold.Count));

        var sure = found.Where(p => IsSure(p.Gold)).ToList();
        void Share(string name, Func<(JsonElement Gold, JsonElement Got), bool> test) => figures.AddShare(name, sure, test, 0);
        Share("section", p => Path(p.Gold) == Path(p.Got));
        Share("ministries", p => Ministries(p.Gold) == Ministries(p.Got));
        Share("planEnd", p => Last(Bare(Text(p.Got, "planText")), 60).Contains(
            Last(Bare(Text(p.Gold, "planTextEndBare") is { Length: > 0 } end ? end : Text(p.Gold, "planTextEnd")), 12), StringComparison.Ordinal));
        if (gold.Exists(g => g.TryGetProperty("statusItems", out _)))
        {
            Share("statusCount", p => Int(p.Gold, "statusItems") == List(p.Got, "status").Count());
            Share("nextCount", p => Int(p.Gold, "nextItems") == List(p.Got, "next").Count());
            Share("nextRestated", p => Int(p.Gold, "restatedNext") == List(p.Got, "next").Count(n => Flag(n, "restated")));
        }

        Share("restated", p => Flag(p.Gold, "restated") == Flag(p.Got, "restated"));
        var (right, wanted, given) = (0, 0, 0);
        foreach (var (g, m) in found)
        {
            var (a, b) = (Deadlines(g), Deadlines(m));
            right += a.Count(b.Contains);
            wanted += a.Count;
            given += b.Count;
        }

        figures.Add("deadlines", Figures.F1(right, given, wanted));
        return figures;
    }

    public static Figures Items(List<JsonElement> gold, List<JsonElement> got)
    {
        gold = [.. gold.Where(g => !IsDash(Norm(g, "text")))];
        var items = got.SelectMany(m => new[] { "status", "next" }.SelectMany(c => List(m, c).Select(i => (Column: c, Item: i)))).ToList();
        var index = items.ToLookup(i => (i.Column, Bare(Text(i.Item, "text"))), i => i.Item);
        var (right, marked) = (0, 0);
        foreach (var g in gold)
        {
            var same = index[(Text(g, "column")!, Bare(Text(g, "text")))].ToList();
            var hits = same.Where(x => Covers(Lines(x), Int(g, "line")!.Value)).ToList();
            if (hits.Count == 0) hits = [.. same.Where(x => Lines(x).Count == 0)];
            if (hits.Count == 0) continue;
            right++;
            if (Ministries(g) == Ministries(hits[0])) marked++;
        }

        var lines = gold.Select(g => Int(g, "line")!.Value).ToHashSet();
        var given = items.Count(i => Lines(i.Item) is [var first, ..] && lines.Contains(first.First));
        var figures = new Figures();
        figures.Add("itemText", Figures.Recall(right, gold.Count));
        figures.Add("itemMinistries", (double)marked / Math.Max(right, 1));
        figures.Add("itemPrecision", given == 0 ? 1 : Math.Min(1, (double)right / given));
        return figures;
    }

    public static Figures Pairs(List<JsonElement> gold, List<JsonElement> got)
    {
        var byLine = new Dictionary<int, (JsonElement Measure, JsonElement Item)>();
        foreach (var measure in got)
        {
            foreach (var item in List(measure, "status"))
            {
                if (Lines(item) is [var first, ..]) byLine[first.First] = (measure, item);
            }
        }

        var right = 0;
        foreach (var g in gold)
        {
            if (!byLine.TryGetValue(Int(g, "statusLine")!.Value, out var entry)) continue;
            var next = List(entry.Measure, "next").ToList();
            var partners = List(entry.Item, "pairs").Select(p => p.GetInt32()).Where(p => p > 0 && p <= next.Count).Select(p => next[p - 1]).ToList();
            if (partners.Count > 1 + List(g, "moreNext").Count()) continue;
            var line = Int(g, "nextLine");
            if (line is null || IsDash(Norm(g, "nextStart")) ? partners.Count == 0 : partners.Exists(p => Lines(p) is [var first, ..] && first.First == line)) right++;
        }

        var figures = new Figures();
        figures.Add("paired", Figures.Recall(right, gold.Count));
        return figures;
    }

    public static bool IsSure(JsonElement gold) => Text(gold, "confidence") is null or "high";

    // by the start of the plan text; among equal ones the place decides, then the order
    private static List<(JsonElement Gold, JsonElement Got)> Pair(List<JsonElement> gold, List<JsonElement> got)
    {
        var keys = got.Select(m => Norm(m, "planText")).ToList();
        var used = new HashSet<int>();
        var found = new List<(JsonElement, JsonElement)>();
        foreach (var g in gold)
        {
            var key = Norm(g, "planTextStart");
            if (key.Length > 20) key = key[..20];
            var candidates = Enumerable.Range(0, got.Count).Where(i => !used.Contains(i) && keys[i].StartsWith(key, StringComparison.Ordinal)).ToList();
            if (candidates.Count > 1)
            {
                var lines = Lines(g);
                var near = candidates.Where(i => lines.Exists(l => Covers(Lines(got[i]), l.First))).ToList();
                if (near.Count > 0) candidates = near;
            }

            if (candidates.Count == 0) continue;
            used.Add(candidates[0]);
            found.Add((g, got[candidates[0]]));
        }

        return found;
    }

    private static HashSet<(int? Year, bool Fiscal, string? Kind)> Deadlines(JsonElement measure) =>
        [.. List(measure, "deadlines").Select(d => (Int(d, "year"), Flag(d, "fiscal"), Text(d, "kind")))];

    private static bool IsDash(string text) => text is "" or "-" or "－" or "―" or "—" or "ー" or "–";

    private static string Last(string text, int length) => text.Length <= length ? text : text[^length..];
}
