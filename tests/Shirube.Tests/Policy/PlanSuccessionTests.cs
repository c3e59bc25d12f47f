using Shirube.Core;
using Shirube.Policy.Differences;

namespace Shirube.Tests.Policy;

/// <summary>A fictional region's new plan beside its old one.</summary>
public sealed class PlanSuccessionTests
{
    [Fact]
    public void A_target_stands_beside_the_indicator_it_continues_and_what_speaks_of_the_matter()
    {
        var earlier = Edition(Indicator(1, "研究船の年間出港日数", 30), Indicator(2, "研究船の寄港日数", 20), Indicator(3, "図書館の蔵書の数", 9));
        var later = Edition(Indicator(1, "研究船の出港日数", 60), Indicator(2, "灯台守の人数", 5));
        var targets = PlanSuccession.Of(earlier, later);
        Assert.Equal([(1, (int?)1), (2, null)], targets.Select(t => (t.Target.Order, t.Same)));
        Assert.Equal("indicator:2", Assert.Single(targets[0].Near).Fact);
        Assert.Empty(targets[1].Near);
    }

    [Fact]
    public void A_value_without_a_target_promises_nothing() =>
        Assert.Empty(PlanSuccession.Of(Edition(), Edition(Indicator(1, "研究船の出港日数", 60) with { Target = null })));

    private static DraftEdition Edition(params Indicator[] indicators) => new()
    {
        Document = new() { Hash = "d", FileName = "d.txt", Format = SourceFormat.Text, Reader = "utf-8", Lines = [] },
        Layout = Layout.Points,
        RuleVersion = "test/1",
        Indicators = [.. indicators],
    };

    private static Indicator Indicator(int order, string name, decimal target) => new()
    {
        Order = order,
        Section = SectionPath.Of("1"),
        SectionTitle = "海",
        Kind = IndicatorKind.Target,
        Name = name,
        Target = new($"{target}日", target, "日", 2030, true, ValueOperator.Equal, new("test", 1, [])),
        Evidence = new("test", 1, []),
    };
}
