using Shirube.Core;
using static Shirube.Tests.Ingest.Markup.MarkupPaper;

namespace Shirube.Tests.Ingest.Markup;

public sealed class BodyTextTests
{
    private static readonly string[] Table = ["① 観測", "", Header, Row("○海を測る。【水産】", "・測った。", "・続ける。【水産】")];

    [Fact]
    public void The_annex_begins_where_the_numbering_starts_again()
    {
        var draft = Read(["１．考え方", "", "- ・ 海を学ぶ。", "", "2. 重点", "", "（１）人", "", "（以上）", "", "1. 海を知る", "", "(1) 観測", "", .. Table]);
        Assert.Equal(["1", "2", "2 / (1)", "別添 / 1", "別添 / 1 / (1)", "別添 / 1 / (1) / ①"], draft.Sections.Select(s => s.Path.ToString()));
        Assert.Equal("海を学ぶ。", Assert.Single(draft.Passages, p => p.Kind == PassageKind.Item).Text);
        AssertAllRead(draft);
    }

    [Fact]
    public void A_fragment_without_chapter_says_so()
    {
        var draft = Read(["(6) 観測", "", .. Table]);
        Assert.Equal("別添 / (6) / ①", Assert.Single(draft.Measures).Section.ToString());
        Assert.Contains(draft.Findings, f => f.Code == "section-without-chapter");
    }

    [Fact]
    public void Sections_before_the_first_chapter_belong_to_the_chapter_before()
    {
        var draft = Read(["(6) 観測", "", .. Table, "", "3. 人を育てる", "", .. Table]);
        Assert.Equal(["別添 / 2 / (6) / ①", "別添 / 3 / ①"], draft.Measures.Select(m => m.Section.ToString()));
    }

    [Fact]
    public void Labels_say_what_stands_below_them()
    {
        var draft = Read([
            "1. 海を知る", "", "【大目標】¹", "", "- ・ 海に備える", "", "(1) 観測", "", "【あるべき姿とその方向性】", "", "観測の網を広げ、港の", "", "¹ 計画より引用", "",
            "人々に届ける。", "", "【目標】", "", "- ・ 全ての港で測る。", "", "【主要な数値目標】(主要指標)", "", "- ・ 港を測る", "本土：全港", "離島：4港", "",
            "【現状データ】（参考指標）", "", "- ブイの数：33基（2024年）²", "", "² 県調べ", "", .. Table]);
        Assert.Equal(
            [(GoalKind.Overall, "海に備える"), (GoalKind.DesiredState, "観測の網を広げ、港の人々に届ける。"), (GoalKind.Goal, "全ての港で測る。")],
            draft.Goals.Select(g => (g.Kind, g.Text)));
        Assert.Equal(2, draft.Goals[1].Evidence.Spans.Length);
        Assert.Contains(draft.Indicators, i => i.Kind == IndicatorKind.Main);
        Assert.Contains(draft.Indicators, i => i.Kind == IndicatorKind.Reference && i.Footnotes.SequenceEqual([2]));
        Assert.All(draft.Footnotes, f => Assert.Single(f.References));
        AssertAllRead(draft);
    }

    [Fact]
    public void Unnumbered_headings_group_the_passages_below()
    {
        var draft = Read("1. 考え方", "", "（海の道）", "", "- ・ 船を増やし、港を", "", "直す。", "", "（山の道）", "", "- 道を直す。");
        Assert.Equal([("船を増やし、港を直す。", "海の道"), ("道を直す。", "山の道")], draft.Passages.Where(p => p.Kind == PassageKind.Item).Select(p => (p.Text, p.Groups[0])));
    }

    [Fact]
    public void Title_and_date_of_the_same_year_name_the_edition()
    {
        string[] head = ["みどり県科学戦略 2031", "", "令和 13 年 6 月 4 日", "", "目次", "", "1. 考え方\t1", "2. 重点\t12", "", "1. 考え方", "", "- ・ 海を学ぶ。"];
        var draft = Read(head);
        Assert.Equal(("2031", new DateOnly(2031, 6, 4)), (draft.EditionId, draft.DecidedOn));
        Assert.Equal("1", Assert.Single(draft.Sections).Path.ToString());
        AssertAllRead(draft);

        head[2] = "令和 12 年 6 月 4 日";
        Assert.Null(Read(head).EditionId);
    }

    [Fact]
    public void Legend_rows_repeat_the_organisation_above_but_agencies_stand_alone()
    {
        var draft = Read(
            "※【 】の略称は次のとおり。", "", "略称\t部局名\t\t", "政\t知事室\t政策課\t", "人\t\t人事課【廃止】\t", "監\t\t監査委員会\t事務局", "水\t水産省\t沿岸庁\t港湾庁 漁業庁", "\t海洋庁\t\t");
        Assert.Equal(
            ["政=知事室/政策課", "人=知事室/人事課", "監=監査委員会", "=監査委員会/事務局", "水=水産省", "=水産省/沿岸庁", "=水産省/港湾庁", "=水産省/漁業庁", "=水産省/海洋庁"],
            draft.Legend.Select(e => $"{e.Code}={string.Join('/', e.Path)}"));
        Assert.Equal("人", Assert.Single(draft.Legend, e => e.IsAbolished).Code);
        AssertAllRead(draft);
    }
}
