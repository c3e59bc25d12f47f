using Shirube.Core;

namespace Shirube.Tests.Ingest.Goals;

public sealed class IndicatorTableTests
{
    [Fact]
    public void Reads_baseline_value_and_target_by_the_roles_above_the_columns()
    {
        var draft = GoalsPaper.Read("""
            （１）人¶
            〇目標¶
            ・2031年度までに、船大工の数を増やす¶
            （基準値） （現状） （目標値）¶
            2021年度 2024年度 2031年度¶
            県内の船大工の数 1,200人 1,250人 約 1,500人¶
            2020-22年 ― 2031年度¶
            港で働く人のうち若い人の
            割合¶
            12.5％4 ― ２割以上¶
            ① 実施状況・現状分析¶
            〇 増えた。¶
            ---
            4 県の調べ。¶
            """);

        Assert.Equal(2, draft.Indicators.Length);
        var first = draft.Indicators[0];
        Assert.Equal("県内の船大工の数", first.Name);
        Assert.Equal((1200m, 2021, true), (first.Baseline!.Value, first.Baseline.Year, first.Baseline.IsFiscal));
        Assert.Equal((1500m, "人", 2031, ValueOperator.About), (first.Target!.Value, first.Target.Unit, first.Target.Year, first.Target.Operator));
        Assert.Contains(first.Values, v => v.Value == 1250m && v.Year == 2024);
        var second = draft.Indicators[1];
        Assert.Equal("港で働く人のうち若い人の割合", second.Name);
        Assert.Equal((12.5m, 2022, false), (second.Baseline!.Value, second.Baseline.Year, second.Baseline.IsFiscal));
        Assert.Equal((20m, ValueOperator.AtLeast), (second.Target!.Value, second.Target.Operator));
        Assert.Equal([4], second.Footnotes.ToArray());
        Assert.Empty(GoalsPaper.Losses(draft));
    }

    [Fact]
    public void Reads_targets_in_words_but_not_twice_what_a_table_measures()
    {
        var draft = GoalsPaper.Read("""
            （１）海¶
            〇目標¶
            ・2031年度までに、船大工を育てる学校の生徒を40名育成¶
            ・2030年度までに、赤潮の被害額を2019年度の水準から半減¶
            ・2031年度までに、船の数を20隻に増やす¶
            2021年度 2024年度 （目標）2031年度¶
            船の数 10隻 12隻 20隻¶
            ※船には小舟を含む。¶
            ① 実施状況・現状分析¶
            〇 増えた。¶
            """);

        Assert.Equal([IndicatorKind.Prose, IndicatorKind.Prose, IndicatorKind.Table], draft.Indicators.Select(i => i.Kind));
        Assert.Equal(("船大工を育てる学校の生徒", 40m, 2031), (draft.Indicators[0].Name, draft.Indicators[0].Target!.Value, draft.Indicators[0].Target!.Year));
        Assert.Equal((0.5m, "倍", 2030), (draft.Indicators[1].Target!.Value, draft.Indicators[1].Target!.Unit, draft.Indicators[1].Target!.Year));
        Assert.Equal("20隻", draft.Indicators[2].Target!.Text);
        Assert.Contains(draft.Passages, p => p.Kind == PassageKind.Note);
        Assert.Empty(GoalsPaper.Losses(draft));
    }

    [Fact]
    public void Reads_a_row_whose_head_stands_on_the_page_before()
    {
        var draft = GoalsPaper.Read("""
            （１）人¶
            〇目標¶
            ・船の数を増やす¶
            2021年 2024年 （目標）2030年¶
            ---
            8 県の調べ。¶
            #
            船の数 10隻 12隻 20隻¶
            ① 実施状況・現状分析¶
            〇 船 8が増えた。¶
            """);

        var row = Assert.Single(draft.Indicators);
        Assert.Equal([10m, 12m], row.Values.Select(v => v.Value!.Value));
        Assert.Equal((20m, 2030), (row.Target!.Value, row.Target.Year));
    }

    [Fact]
    public void Reads_a_head_that_is_written_over_several_lines()
    {
        var draft = GoalsPaper.Read("""
            （１）町¶
            〇目標¶
            ・町の順位を上げる¶
            ~
            2021年¶
            (2020年¶
            10月公表)¶
            2022年¶
            (2021年¶
            10月公表)¶
            （目標）2025年¶
            住みやすい町の順位 24位 18位 ３位¶
            """);

        var row = Assert.Single(draft.Indicators);
        Assert.Equal(["2021年(2020年10月公表)", "2022年(2021年10月公表)"], row.Values.Select(v => v.Period));
        Assert.Equal([2021, 2022], row.Values.Select(v => v.Year));
        Assert.Equal((3m, 2025), (row.Target!.Value, row.Target.Year));
    }
}
