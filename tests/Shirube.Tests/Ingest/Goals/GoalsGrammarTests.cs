using Shirube.Core;

namespace Shirube.Tests.Ingest.Goals;

public sealed class GoalsGrammarTests
{
    private const string Section = """
        第Ⅱ部 各論¶
        第１章 まちの知¶
        （１）港のデータ¶
        〇目指すべき将来像¶
        ・船と倉庫の記録がつながり、だれもが荷の場所を知って待ち時間のない港になり、県の外の港とも記録を交わすことが当た
        り前になる¶
        〇目標¶
        ＜記録の共有＞¶
        ・2027年度までに、港の記録の８割を共有¶
        ① 実施状況・現状分析¶
        ＜記録の共有＞¶
        〇 県は三つの港で記録の書き方をそろえた。¶
        ② 目標達成に向けた施策・対応策¶
        ＜記録の共有＞¶
        〇 港の記録を集める台帳を作り、倉庫と船の会社が同じ画面で荷の場所を見られるように
        する。 【県政策課、港】¶
        ○ 小さな港には書き方の手引きを配る。 【港】【再掲】¶
        """;

    [Fact]
    public void Reads_vision_goal_status_and_measures_of_a_section()
    {
        var draft = GoalsPaper.Read(Section);

        Assert.Equal([GoalKind.Vision, GoalKind.Goal], draft.Goals.Select(g => g.Kind));
        Assert.Equal("2027年度までに、港の記録の８割を共有", draft.Goals[1].Text);
        Assert.Equal(["＜記録の共有＞"], draft.Goals[1].Groups.ToArray());
        Assert.Equal("県は三つの港で記録の書き方をそろえた。", Assert.Single(draft.Passages, p => p.Kind == PassageKind.Status).Text);
        Assert.Equal(2, draft.Measures.Length);
        Assert.Equal("港の記録を集める台帳を作り、倉庫と船の会社が同じ画面で荷の場所を見られるようにする。", draft.Measures[0].PlanText);
        Assert.Equal(["県政策課", "港"], draft.Measures[0].Ministries.Names.ToArray());
        Assert.Equal(["第Ⅱ部", "第1章", "(1)"], draft.Measures[0].Section.Parts.ToArray());
        Assert.True(draft.Measures[1].IsRestated);
        Assert.Empty(GoalsPaper.Losses(draft));
    }

    [Fact]
    public void Reads_the_same_with_brackets_of_the_other_width()
    {
        var narrow = Section.Replace('（', '(').Replace('）', ')').Replace('＜', '<').Replace('＞', '>').Replace("１", "1", StringComparison.Ordinal);
        var draft = GoalsPaper.Read(narrow);

        Assert.Equal(2, draft.Measures.Length);
        Assert.Equal(["第Ⅱ部", "第1章", "(1)"], draft.Measures[0].Section.Parts.ToArray());
        Assert.Equal(2, draft.Goals.Length);
    }

    [Fact]
    public void Keeps_a_measure_together_over_page_and_footnotes()
    {
        var draft = GoalsPaper.Read("""
            （１）港のデータ¶
            〇目標¶
            ・記録を共有¶
            ② 目標達成に向けた施策・対応策¶
            〇 港の記録を集める台帳 12を作り、倉庫と船の会社が同じ画面で荷の場所を見ら
            ---
            12 港ごとに一つある。¶
            #
            れるようにする。 【港】¶
            """);

        var measure = Assert.Single(draft.Measures);
        Assert.Equal("港の記録を集める台帳を作り、倉庫と船の会社が同じ画面で荷の場所を見られるようにする。", measure.PlanText);
        Assert.Equal([12], measure.Footnotes.ToArray());
        var note = Assert.Single(draft.Footnotes);
        Assert.Equal(("港ごとに一つある。", "measure:1"), (note.Text, note.ReferencedBy[0]));
        Assert.Empty(GoalsPaper.Losses(draft));
    }

    [Fact]
    public void Puts_a_box_at_the_foot_of_a_page_beside_the_text_that_goes_on()
    {
        var draft = GoalsPaper.Read("""
            （２）山のデータ¶
            ① 実施状況・現状分析¶
            〇 山の記録は紙のままであり、登る人にも守る人にも届いて
            ---
            3 県の山の記録。¶
            〇目指すべき将来像¶
            ・山の今がだれにも分かる¶
            〇目標¶
            ・山の記録 3を電子にする¶
            #
            いない。¶
            ② 目標達成に向けた施策・対応策¶
            〇 山の記録を電子にする。 【山】¶
            """);

        Assert.Equal("山の記録は紙のままであり、登る人にも守る人にも届いていない。", Assert.Single(draft.Passages, p => p.Kind == PassageKind.Status).Text);
        Assert.Equal(2, draft.Goals.Length);
        Assert.Single(draft.Measures);
        Assert.Equal("goal:2", draft.Footnotes[0].ReferencedBy[0]);
        Assert.Empty(GoalsPaper.Losses(draft));
    }

    [Fact]
    public void Reads_the_mark_before_the_sub_items_and_on_a_line_of_its_own()
    {
        var draft = GoalsPaper.Read("""
            （１）森¶
            〇目標¶
            ・森を増やす¶
            ① 施策¶
            〇 次の取組を進める。¶
            【森、川】¶
            ・苗を配る。¶
            ・木を測る。¶
            〇 道を直す。¶
            【道】¶
            """);

        Assert.Equal(2, draft.Measures.Length);
        Assert.Equal(["森", "川"], draft.Measures[0].Ministries.Names.ToArray());
        Assert.Equal("次の取組を進める。・苗を配る。・木を測る。", draft.Measures[0].PlanText);
        Assert.Equal(["道"], draft.Measures[1].Ministries.Names.ToArray());
    }

    [Fact]
    public void Takes_circled_headings_without_a_box_for_topics()
    {
        var draft = GoalsPaper.Read("""
            第Ⅰ部 緊急の取組¶
            １．病気への備え¶
            ① 薬¶
            〇 薬を蓄える。 【健康課】¶
            ② 道具¶
            〇 道具を蓄える。 【健康課、防】¶
            """);

        Assert.Equal(["第Ⅰ部 / 1 / ①", "第Ⅰ部 / 1 / ②"], draft.Measures.Select(m => m.Section.ToString()));
        Assert.Equal("道具", draft.Measures[1].SectionTitle);
    }

    [Fact]
    public void Reads_paragraphs_up_to_a_mark_as_one_measure_without_bullet()
    {
        var draft = GoalsPaper.Read("""
            （６）その他¶
            ① 海¶
            海の記録は少ない。¶
            このため、船で測る。 【海洋・科技・文】¶
            """);

        var measure = Assert.Single(draft.Measures);
        Assert.Equal("海の記録は少ない。このため、船で測る。", measure.PlanText);
        Assert.Equal(["海洋", "科技", "文"], measure.Ministries.Names.ToArray());
        Assert.Equal(["(6)", "①"], measure.Section.Parts.ToArray());
    }

    [Fact]
    public void Reads_circled_lines_inside_a_measure_as_its_list()
    {
        var draft = GoalsPaper.Read("""
            （４）標準¶
            〇目標¶
            ・決まりを作る¶
            ① 現状分析¶
            〇 決まりがない。¶
            ② 施策¶
            〇 次の方向を決める。¶
            ① 決まりの目標¶
            ② 仲間との約束¶
            ③ 拠点の整備¶
            【知、総】¶
            〇 決まりを配る。 【知】¶
            """);

        Assert.Equal(2, draft.Measures.Length);
        Assert.Equal(["知", "総"], draft.Measures[0].Ministries.Names.ToArray());
        Assert.EndsWith("③ 拠点の整備", draft.Measures[0].PlanText, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_ruby_out_of_the_text_and_says_so()
    {
        var text = GoalsPaper.Of("""
            （１）町¶
            ② 施策¶
            〇 子どもの夢を 涵
            よう
            養する。 【学】¶
            """).Replace("涵\n\nよう", "涵\nか ん", StringComparison.Ordinal);
        var draft = GoalsPaper.ReadText(text);

        Assert.Equal("子どもの夢を 涵養する。", Assert.Single(draft.Measures).PlanText);
        Assert.Contains(draft.Findings, f => f.Code == "ruby-in-text");
    }
}
