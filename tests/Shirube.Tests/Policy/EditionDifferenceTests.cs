using Shirube.Core;
using Shirube.Policy.Differences;
using Shirube.Policy.Lineage;

namespace Shirube.Tests.Policy;

/// <summary>Two editions of a fictional region side by side.</summary>
public sealed class EditionDifferenceTests
{
    private const string Plan = "灯台の光を測る基準を定め、県内の全ての港で同じ方法により光の強さを毎年測る。";

    [Theory]
    [InlineData("港の図面を10枚公開し、漁業者に配布した。", ReportColumn.Status, "港の図面を10枚 公開し、漁業者に配布した。", ReportColumn.Status, ItemChangeKind.Kept)]
    [InlineData("港の図面を10枚公開し、漁業者に配布した。", ReportColumn.Status, "港の図面を25枚公開し、漁業者に配布した。", ReportColumn.Status, ItemChangeKind.NumbersChanged)]
    [InlineData("2024年度に港の図面を公開する。", ReportColumn.Next, "令和６年度に港の図面を公開する。", ReportColumn.Next, ItemChangeKind.Kept)]
    [InlineData("港の図面を10枚公開し、漁業者に配布した。", ReportColumn.Status, "港の図面を10枚公開し、漁協の会合で漁業者に配布した。", ReportColumn.Status, ItemChangeKind.Reworded)]
    [InlineData("港の図面を公開し、漁業者に配布する。", ReportColumn.Next, "港の図面を公開し、漁業者に配布した。", ReportColumn.Status, ItemChangeKind.CarriedOut)]
    [InlineData("港の図面を公開し、漁業者に配布した。", ReportColumn.Status, "引き続き港の図面を公開し、漁業者に配布。", ReportColumn.Next, ItemChangeKind.TakenUpAgain)]
    public void An_item_is_found_again_and_its_change_is_named(string before, ReportColumn column, string after, ReportColumn laterColumn, ItemChangeKind kind)
    {
        var measure = Assert.Single(Assert.Single(EditionDifference.Between(Edition(Measure(before, column)), Edition(Measure(after, laterColumn))).Sections).Measures);
        Assert.Equal(LineageRelation.Continued, measure.Link.Relation);
        Assert.Equal(kind, Assert.Single(measure.Items).Kind);
    }

    [Fact]
    public void Items_without_a_partner_are_new_or_dropped_and_the_counts_add_up()
    {
        var difference = EditionDifference.Between(Edition(Measure("港の図面を公開。", ReportColumn.Status)), Edition(Measure("海藻の網を試作し、強さを測定。", ReportColumn.Status)));
        Assert.Equal([(ItemChangeKind.New, 1), (ItemChangeKind.Dropped, 1)], difference.ItemKinds.Select(p => (p.Key, p.Value)));
    }

    [Fact]
    public void Ministries_that_came_and_went_are_named()
    {
        var earlier = Measure("港の図面を公開。", ReportColumn.Status) with { Ministries = Mark("海", "農") };
        var later = Measure("港の図面を公開。", ReportColumn.Status) with { Ministries = Mark("海", "教") };
        var measure = Assert.Single(Assert.Single(EditionDifference.Between(Edition(earlier), Edition(later)).Sections).Measures);
        Assert.Equal("教", Assert.Single(measure.MinistriesAdded));
        Assert.Equal("農", Assert.Single(measure.MinistriesRemoved));
    }

    [Fact]
    public void A_moved_target_a_new_value_and_a_dropped_indicator_are_told()
    {
        var earlier = Edition(Measure("港。", ReportColumn.Status)) with { Indicators = [Indicator(1, "光の強さ", 5, 2025, 3), Indicator(2, "港の数", null, null, 8), Indicator(3, "網の数", null, null, 1)] };
        var later = Edition(Measure("港。", ReportColumn.Status)) with { Indicators = [Indicator(1, "光の強さ", 6, 2025, 3), Indicator(2, "港の数", null, null, 9)] };
        Assert.Equal(
            [new IndicatorChange(1, 1, true, false), new IndicatorChange(2, 2, false, true), new IndicatorChange(3, null, false, false)],
            EditionDifference.Between(earlier, later).Indicators.AsEnumerable());
    }

    [Fact]
    public void A_first_indicator_of_a_section_is_new()
    {
        var later = Edition(Measure("港。", ReportColumn.Status)) with { Indicators = [Indicator(1, "光の強さ", 6, 2025, 3)] };
        Assert.Equal([new IndicatorChange(null, 1, false, false)], EditionDifference.Between(Edition(Measure("港。", ReportColumn.Status)), later).Indicators.AsEnumerable());
    }

    [Fact]
    public void An_indicator_is_looked_for_in_its_own_section_and_the_dropped_come_in_document_order()
    {
        var lights = SectionPath.Of("別添", "1", "②");
        var both = Edition(Measure("港。", ReportColumn.Status)) with { Sections = [new() { Path = lights, Level = 3, Title = "灯台", Evidence = new("test", 1, []) }] };
        var earlier = both with { Indicators = [Indicator(1, "光の強さ", null, null, 1), Indicator(2, "港の数", null, null, 8) with { Section = lights }, Indicator(3, "網の数", null, null, 1)] };
        var later = both with { Indicators = [Indicator(1, "港の数", null, null, 8), Indicator(2, "光の強さ", null, null, 1) with { Section = lights }] };
        Assert.Equal(
            [new IndicatorChange(null, 1, false, false), new(null, 2, false, false), new(1, null, false, false), new(2, null, false, false), new(3, null, false, false)],
            EditionDifference.Between(earlier, later).Indicators.AsEnumerable());
    }

    [Fact]
    public void An_edition_has_no_difference_from_itself()
    {
        var edition = Edition(Measure("港の図面を公開。", ReportColumn.Status)) with { Indicators = [Indicator(1, "光の強さ", 5, 2025, 3)] };
        var difference = EditionDifference.Between(edition, edition);
        Assert.Empty(difference.Indicators);
        Assert.All(difference.Sections.SelectMany(s => s.Measures).SelectMany(m => m.Items), i => Assert.Equal(ItemChangeKind.Kept, i.Kind));
        Assert.Equal(0, difference.NotCovered);
    }

    private static DraftEdition Edition(MeasureReport measure) => new()
    {
        Document = new() { Hash = "d", FileName = "d.txt", Format = SourceFormat.Text, Reader = "utf-8", Lines = [] },
        Layout = Layout.Markup,
        RuleVersion = "test/1",
        Measures = [measure],
    };

    private static MeasureReport Measure(string item, ReportColumn column)
    {
        ReportItem only = new() { Number = 1, Text = item, Evidence = new("test", 1, []) };
        return new()
        {
            Order = 1,
            Section = SectionPath.Of("別添", "1", "①"),
            SectionTitle = "港",
            PlanText = Plan,
            Status = column == ReportColumn.Status ? [only] : [],
            Next = column == ReportColumn.Next ? [only] : [],
            Evidence = new("test", 1, []),
        };
    }

    private static MinistryMark Mark(params string[] names) => new() { Names = [.. names], Spans = [] };

    private static Indicator Indicator(int order, string name, decimal? target, int? year, decimal value) => new()
    {
        Order = order,
        Section = SectionPath.Of("別添", "1", "①"),
        SectionTitle = "港",
        Kind = IndicatorKind.Main,
        Name = name,
        Values = [new(null, value, "点", $"{value}点", null, 2023, false, null, new("test", 1, []))],
        Target = target is null ? null : new($"{target}点", target, "点", year, true, ValueOperator.Equal, new("test", 1, [])),
        Evidence = new("test", 1, []),
    };
}
