using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Policy.Differences;
using Shirube.Policy.Lineage;
using Shirube.Tests.Library;

namespace Shirube.Tests.Policy;

/// <summary>Each measure of the earlier edition has one fate.</summary>
public sealed class MeasureFatesTests
{
    private static readonly DraftEdition Earlier = Drafts.Of("a", "test/1", SectionPath.Of("別添", "1"), ("灯台。", []), ("港。", []), ("網。", []), ("船。", [])).Draft;
    private static readonly DraftEdition Later = Drafts.Of("b", "test/1", SectionPath.Of("別添", "1"), ("灯台。", []), ("港一。", []), ("港二。", []), ("道。", []), ("灯台。", [])).Draft;

    [Fact]
    public void A_measure_that_stands_several_times_is_counted_once_and_later_ones_come_last()
    {
        var links = (ImmutableArray<MeasureLink>)
        [
            Link(1, 1, LineageRelation.Continued), Link(2, 2, LineageRelation.Continued), Link(2, 3, LineageRelation.Split), Link(null, 4, LineageRelation.New), Link(1, 5, LineageRelation.Continued),
            Link(3, null, LineageRelation.Dropped), Link(4, null, LineageRelation.NotCovered),
        ];
        var fates = new MeasureFates(Earlier, Later, links);
        Assert.Equal(
            [("灯台。", LineageRelation.Continued), ("港。", LineageRelation.Split), ("網。", LineageRelation.Dropped), ("船。", LineageRelation.NotCovered), ("道。", LineageRelation.New)],
            fates.All.Select(f => (f.Measure.PlanText, f.Relation)));
        Assert.Equal(Earlier.Measures.Length, fates.All.Count(f => !f.IsOnlyLater));
        Assert.All([links[1], links[2]], l => Assert.Equal("港。", fates.Of(l).Measure.PlanText));
        Assert.Equal("道。", fates.Of(links[3]).Measure.PlanText);
    }

    [Fact]
    public void Every_measure_of_both_editions_has_a_fate_whatever_links_it()
    {
        var links = MeasureLinker.Link(Earlier, Later);
        var fates = new MeasureFates(Earlier, Later, links);
        Assert.Equal(Earlier.Measures.Length, fates.All.Count(f => !f.IsOnlyLater));
        Assert.All(links, l => Assert.Contains(fates.Of(l), fates.All));
    }

    [Fact]
    public void A_measure_that_a_person_took_out_leaves_the_numbers_of_the_others()
    {
        var without = Earlier with { Measures = Earlier.Measures.RemoveAt(0) };
        Assert.Equal(["港。", "網。", "船。"], new MeasureFates(without, without, MeasureLinker.Link(without, without)).All.Select(f => f.Measure.PlanText));
    }

    private static MeasureLink Link(int? from, int? to, LineageRelation relation) => new(from, to, relation, 1, []);
}
