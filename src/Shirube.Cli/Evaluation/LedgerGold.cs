using System.Text.Json;
using static Shirube.Cli.Evaluation.GoldText;

namespace Shirube.Cli.Evaluation;

/// <summary>Compares the states of deadlines with what a reader judged; judgements of low confidence are left out.</summary>
internal static class LedgerGold
{
    private const int SameBeginning = 4;

    public static Figures Compare(List<JsonElement> gold, List<JsonElement> got)
    {
        var sure = gold.Where(g => Text(g, "confidence") != "low").ToList();
        var pairs = sure.Select(g => (Gold: g, Got: Find(g, got))).Where(p => p.Got is not null).Select(p => (p.Gold, Got: p.Got!.Value)).ToList();
        var silent = pairs.Where(p => Text(p.Gold, "state2024") == "silent").ToList();
        var figures = new Figures();
        figures.Add("found", Figures.Recall(pairs.Count, sure.Count));
        figures.AddShare("state", pairs, p => Text(p.Gold, "state2024") == Text(p.Got, "state"), 0);
        figures.AddShare("silenceRecall", silent, p => Text(p.Got, "state") == "silent", 1);
        return figures;
    }

    // of the deadlines of the same year at the same line the one that begins alike
    private static JsonElement? Find(JsonElement gold, List<JsonElement> got)
    {
        var line = Int(gold, "line") ?? 0;
        var near = got.FindAll(d => Int(d, "year") == Int(gold, "year") && Flag(d, "fiscal") == Flag(gold, "fiscal") && Covers(Lines(d), line));
        var beginning = Beginning(Norm(gold, "deadline"));
        var alike = near.FindIndex(d => Beginning(Norm(d, "text")) == beginning);
        return near.Count == 0 ? null : near[Math.Max(0, alike)];
    }

    private static string Beginning(string text) => text.Length <= SameBeginning ? text : text[..SameBeginning];
}
