using Shirube.Core;
using Shirube.Ingest;
using Shirube.Ingest.Files;

namespace Shirube.Tests.Ingest.Points;

public sealed class PointsGrammarTests
{
    private const string Head = "第2期「みどり県科学技術計画」のポイント\n\n資料3\n令和8年4月1日\n\n";

    [Theory]
    [InlineData("博士人材数：300人（2031年度）", "博士人材数", 300, "人", 2031)]
    [InlineData("博士人材数:累計3万人(2027～2031年度)", "博士人材数", 3, "万人", 2031)]
    [InlineData("- ・ 県内投資額：60億円※", "県内投資額", 60, "億円", null)]
    [InlineData("採択件数：\n1,200件程度（令和13年度）", "採択件数", 1200, "件", 2031)]
    [InlineData("公開する海域：全9海域（2031年度）", "公開する海域", 9, "海域", 2031)]
    [InlineData("拠点数指標\n全国第3位へ", "拠点数指標", 3, "位", null)]
    public void Reads_a_target(string lines, string name, double value, string unit, int? year)
    {
        var target = Assert.Single(Read($"<計画の方針>\n\n{lines}\n").Indicators);
        Assert.Equal((IndicatorKind.Target, name), (target.Kind, target.Name));
        Assert.Equal(((decimal)value, unit, year), (target.Target!.Value!.Value, target.Target.Unit!, target.Target.Year));
    }

    [Theory]
    [InlineData("研究時間：50%（2031年度） ※ 32.2%（2023年度）")]
    [InlineData("研究時間：50%（2031年度）\n※ 32.2%（2023年度）")]
    public void A_note_that_begins_with_a_quantity_is_the_baseline(string lines)
    {
        var draft = Read($"<計画の方針>\n\n{lines}\n");
        var target = Assert.Single(draft.Indicators);
        Assert.Equal((32.2m, 2023), (target.Baseline!.Value, target.Baseline.Year));
        Assert.DoesNotContain(draft.Passages, p => p.Kind == PassageKind.Note);
    }

    [Fact]
    public void A_note_in_words_is_no_baseline()
    {
        var draft = Read("<計画の方針>\n\n投資額：60億円※\n※従来の45億円に、新しい財源を加えた目標。\n");
        Assert.Null(Assert.Single(draft.Indicators).Baseline);
        Assert.Single(draft.Passages, p => p.Kind == PassageKind.Note);
    }

    [Fact]
    public void A_value_of_the_past_in_the_problem_statement_is_an_observation()
    {
        var draft = Read("<現状認識>\n\n県の課題\n\n- ・ 研究力の低下\n論文数が横ばい：1.5万本(2022年度、隣県の1/5以下)\n");
        var value = Assert.Single(draft.Indicators);
        Assert.Equal((IndicatorKind.Observation, "論文数", "県の課題"), (value.Kind, value.Name, value.SectionTitle));
        Assert.Equal((1.5m, "万本", 2022), (value.Values[0].Value, value.Values[0].Unit, value.Values[0].Year));
    }

    [Fact]
    public void A_chain_of_values_is_one_observation_and_the_start_of_its_target()
    {
        var draft = Read("<現状認識>\n\n- ・ 低下\n論文数指標の県別順位下落：\n4位(2000年初頭)→13位(2021-2023年)\n\n<方針>\n\n論文数指標\n全国第3位へ\n");
        Assert.Equal([IndicatorKind.Observation, IndicatorKind.Target], draft.Indicators.Select(i => i.Kind));
        Assert.Equal([(decimal?)4, 13], draft.Indicators[0].Values.Select(v => v.Value));
        Assert.Equal((13m, 2023), (draft.Indicators[1].Baseline!.Value, draft.Indicators[1].Baseline!.Year));
    }

    [Fact]
    public void What_is_stated_twice_is_one_target_with_the_fuller_name()
    {
        var draft = Read("<方針>\n\n県目標：60億円※\n\n① 体制\n\n投資の確保\n\n- 県研究開発投資額：60億円※\n");
        var target = Assert.Single(draft.Indicators);
        Assert.Equal("県研究開発投資額", target.Name);
        Assert.Equal(["方針"], target.Section.Parts.AsEnumerable());
        Assert.Equal(2, target.Evidence.Spans.Select(s => s.Line).Distinct().Count());
    }

    [Fact]
    public void Pillars_are_sections_and_plain_lines_headings_below_them()
    {
        var draft = Read("第2期計画の柱（1）\n\n① 知の「再興」\n\n県内の全大学の変革を進め、投資を拡充\n\n領域の創造\n\n- ・ 支援を強化\n- ① 造船\n");
        var section = Assert.Single(draft.Sections);
        Assert.Equal(("①", "知の「再興」"), (section.Path.Parts[0], section.Title));
        Assert.Contains(draft.Passages, p => p.Kind == PassageKind.Paragraph && p.Text.EndsWith("拡充", StringComparison.Ordinal));
        var items = draft.Passages.Where(p => p.Kind == PassageKind.Item).ToList();
        Assert.Equal(["支援を強化", "① 造船"], items.Select(i => i.Text));
        Assert.All(items, i => Assert.Equal("領域の創造", i.Groups[0]));
    }

    [Fact]
    public void A_described_future_gives_visions()
    {
        var draft = Read("<目指すべき社会>\n\n- ・ 安全で豊かな社会\n- ・ 誰もが挑戦できる社会\n");
        Assert.Equal([GoalKind.Vision, GoalKind.Vision], draft.Goals.Select(g => g.Kind));
    }

    [Theory]
    [InlineData("第7期「県計画」のポイント", "plan-7")]
    [InlineData("第７期　県科学技術計画の概要", "plan-7")]
    [InlineData("県科学技術計画の概要", null)]
    [InlineData("第7期中期目標", null)]
    public void The_title_names_the_edition_only_where_it_leaves_no_doubt(string title, string? id)
    {
        Assert.Equal(id, EditionReader.Read(Document($"{title}\n\n<方針>\n"), Layout.Points).EditionId);
    }

    [Theory]
    [InlineData("<方針>\n\n- ・\n- ・ 支援を強化\n")]
    [InlineData("<方針>\n\n- ・ 支援を強化\n****\n")]
    [InlineData("<方針>\n\n支援\n- ・\n\n○\n")]
    [InlineData("・\n・\n")]
    public void A_bullet_alone_in_its_line_is_structure(string body) =>
        Assert.DoesNotContain(Read(body).Passages, p => p.Text.Length == 0);

    [Fact]
    public void The_memory_for_a_paragraph_grows_with_its_lines()
    {
        var document = Document("<方針>\n\n" + string.Concat(Enumerable.Repeat("県の研究力を高める取組を着実に\n", 4_000)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        EditionReader.Read(document, Layout.Points);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200 << 20); // joined line by line it would be over a gigabyte
    }

    private static DraftEdition Read(string body)
    {
        var draft = EditionReader.Read(Document(Head + body), Layout.Points);
        Assert.DoesNotContain(draft.Findings, f => f.Code is "unread-text" or "claimed-twice");
        return draft;
    }

    private static SourceDocument Document(string text) => DocumentReader.OfText(text, "points.txt", new string('1', 64), "utf-8");
}
