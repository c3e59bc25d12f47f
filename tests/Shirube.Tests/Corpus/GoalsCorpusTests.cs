using System.Text.Json;
using Shirube.Core;

namespace Shirube.Tests;

/// <summary>The 2020 strategy, counted against the description of its format.</summary>
public sealed class GoalsCorpusTests
{
    private static readonly Lazy<DraftEdition> Edition = new(() => Corpus.Read("strategy-2020.txt", Layout.Goals));

    [CorpusFact("strategy-2020.txt")]
    public void Reads_every_character_exactly_once() =>
        Assert.Empty(Edition.Value.Findings.Where(f => f.Code is "unread-text" or "claimed-twice").Select(f => f.Message));

    [CorpusFact("strategy-2020.txt")]
    public void Finds_as_many_measures_per_section_as_were_counted_by_hand()
    {
        int[] counted = [16, 19, 15, 9, 63, 11, 11, 27, 11, 13, 5, 7, 4, 17, 40, 18, 12, 17, 10, 32, 13, 21, 38, 1, 1, 2];
        var found = Edition.Value.Measures.Where(m => m.Section.Parts[0] == "第Ⅲ部").GroupBy(m => m.Section).Select(g => g.Count());

        Assert.Equal(counted, found);
        Assert.Equal(488, Edition.Value.Measures.Length);
        Assert.Equal(4, Edition.Value.Measures.Count(m => m.Ministries.IsEmpty));
    }

    [CorpusFact("strategy-2020.txt")]
    public void Finds_each_goal_of_the_gold_with_its_ends()
    {
        using var gold = JsonDocument.Parse(File.ReadAllBytes(Corpus.Find("2020-goals.json")));
        var missing = gold.RootElement.EnumerateArray().Where(g => !Edition.Value.Goals.Any(f => IsSame(g, f))).Select(g => g.GetProperty("line").GetInt32());

        Assert.Empty(missing);
        Assert.Equal(173, Edition.Value.Goals.Length);
    }

    [CorpusFact("strategy-2020.txt")]
    public void Finds_all_footnotes_and_what_they_hang_on()
    {
        Assert.Equal(141, Edition.Value.Footnotes.Length);
        Assert.All(Edition.Value.Footnotes, f => Assert.Single(f.References));
    }

    [CorpusFact("strategy-2020.txt")]
    public void Finds_the_rows_of_both_field_tables_with_all_items_of_the_gold()
    {
        using var gold = JsonDocument.Parse(File.ReadAllBytes(Corpus.Find("2020-fields-table.json")));
        var missing = new List<string>();
        foreach (var row in gold.RootElement.EnumerateArray())
        {
            var label = Key(row.GetProperty("label").GetString())!;
            var cells = Edition.Value.ReferenceRows.Where(r => Key(r.Label) == label).SelectMany(r => r.Cells).Select(c => Key(c.Text)!.TrimEnd('*')).ToHashSet();
            missing.AddRange(ItemsOf(row.GetProperty("cells")).Where(text => !cells.Contains(text)));
        }

        Assert.Empty(missing);
        Assert.Equal(17 + 12, Edition.Value.ReferenceRows.Length);
    }

    [CorpusFact("strategy-2020.txt")]
    public void Finds_the_indicators_of_tables_and_of_words()
    {
        Assert.Equal(26, Edition.Value.Indicators.Count(i => i.Kind == IndicatorKind.Table));
        Assert.Equal(18, Edition.Value.Indicators.Count(i => i.Kind == IndicatorKind.Prose));
        Assert.Equal(87, Edition.Value.Abbreviations.Count(a => a.Evidence.Rule == "goals.abbreviation"));
        Assert.Equal(28, Edition.Value.Legend.Length);
    }

    [CorpusFact("strategy-2020.txt")]
    public void Knows_the_edition_by_the_title_it_gives_itself() => Assert.Equal("2020", Edition.Value.EditionId);

    private static IEnumerable<string> ItemsOf(JsonElement cells)
    {
        var goal = cells.GetProperty("goal");
        JsonElement[] lists = [goal.GetProperty("vision"), goal.GetProperty("targets"), cells.GetProperty("nowDataLinkage"), cells.GetProperty("nowImplementation"), cells.GetProperty("next")];
        return lists.SelectMany(l => l.EnumerateArray()).Select(i => Key(i.GetProperty("text").GetString())!);
    }

    private static string? Key(string? text) => text is null ? null : JapaneseText.Key(text);

    private static bool IsSame(JsonElement gold, Goal found)
    {
        var text = JapaneseText.Key(found.Text);
        return (gold.GetProperty("kind").GetString() == "vision") == (found.Kind == GoalKind.Vision)
            && text.StartsWith(JapaneseText.Key(gold.GetProperty("textStart").GetString()!), StringComparison.Ordinal)
            && text.EndsWith(JapaneseText.Key(gold.GetProperty("textEnd").GetString()!), StringComparison.Ordinal)
            && found.Level == gold.GetProperty("level").GetInt32()
            && found.IsRestated == gold.GetProperty("restated").GetBoolean()
            && string.Equals(Key(found.Groups.FirstOrDefault()), Key(gold.GetProperty("group").GetString()), StringComparison.Ordinal)
            && found.Section.Parts.SequenceEqual(gold.GetProperty("section").EnumerateArray().Select(s => s.GetString()!));
    }
}
