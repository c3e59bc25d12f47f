using Shirube.Budget.Mapping;

namespace Shirube.Tests.Budget;

public sealed class CitedPlansTests
{
    private static readonly double[] Shares = [0.9, 0.9, 0.9, 0.5, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1];

    [Fact]
    public void Who_cites_what_mapped_projects_cite_is_likelier_to_be_mapped()
    {
        var shifts = Shifts("潮流計画", "潮流計画", "潮流計画", "山道計画", "潮流計画（令和13年4月決定）", "山道計画", "山道計画", "", "", "");
        Assert.True(shifts[4].LogOdds > 0.5 && shifts[4].LogOdds > shifts[5].LogOdds + 0.7, string.Join(' ', shifts));
        Assert.Equal("潮流計画（令和13年4月決定）", shifts[4].Plan);
        Assert.Null(shifts[5].Plan); // few are mapped that cite it
        Assert.Equal(shifts[5].LogOdds, shifts[8].LogOdds, 6);
        Assert.True(shifts[8].LogOdds < 0);
    }

    [Fact]
    public void A_project_does_not_speak_for_itself()
    {
        var shifts = Shifts("潮流計画", "", "", "", "", "", "", "", "", "");
        Assert.All(shifts, s => Assert.Equal(0, s.LogOdds, 9));
    }

    [Fact]
    public void All_shifts_together_neither_add_nor_take()
    {
        var shifts = Shifts("潮流計画", "潮流計画", "潮流計画", "山道計画", "潮流計画", "山道計画", "山道計画", "", "", "");
        Assert.Equal(1, shifts.Average(s => Math.Exp(s.LogOdds)), 9);
    }

    [Fact]
    public void Without_plans_nothing_changes() => Assert.All(Shifts("", "", "", "", "", "", "", "", "", ""), s => Assert.Equal(default, s));

    [Theory]
    [InlineData("第6期渡し船・港湾基本計画（令和3年3月26日閣議決定）", "渡し船港湾基本計画")]
    [InlineData("・「渡し船・港湾基本計画」（２０２１年３月）", "渡し船港湾基本計画")]
    [InlineData("渡し船戦略２０２３", "渡し船戦略")]
    [InlineData("「渡し船戦略」（令和5年）、「灯台強化プラン」（令和4年）", "渡し船戦略 灯台強化プラン")]
    [InlineData("なし", "")]
    public void Editions_of_one_plan_have_one_name(string cell, string names) => Assert.Equal(names, string.Join(' ', CitedPlans.Names(cell)));

    private static PlanShift[] Shifts(params string[] plans) =>
        new CitedPlans([.. plans.Select((p, i) => new MappedSheet(i, 2031, "みさき省", $"{i:0000}", "", "", "", "") { Plans = p.Length == 0 ? [] : [p] })]).Shifts(Shares);
}
