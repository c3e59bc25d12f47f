using Shirube.Core;
using Shirube.Policy.Lineage;

namespace Shirube.Tests.Policy;

/// <summary>Which measure of a later edition is which of an earlier one, on editions of a fictional region.</summary>
public sealed class MeasureLinkerTests
{
    private const string Light = "灯台の光を測る基準を定め、県内の全ての港で同じ方法により光の強さを毎年測る。";
    private const string Boats = "漁船と灯台の通信を強化し、荒天のときに漁船の位置を港の事務所へ自動で知らせる仕組みを整える。";
    private const string Weed = "海藻の養殖に使う網を海水で分解する素材に替え、漁協と大学が共同で強さを試す。";

    [Fact]
    public void The_same_text_continues_whatever_the_printing()
    {
        var link = Assert.Single(Link([Light], ["灯台の光を測る基準を定め、県内の全ての港で 同じ方法により光の強さを毎年測る。（再掲）"]));
        Assert.Equal((1, 1, LineageRelation.Continued), (link.From, link.To, link.Relation));
        Assert.Empty(link.Changes);
    }

    [Fact]
    public void A_changed_word_is_shown_and_an_era_year_is_none()
    {
        var link = Assert.Single(Link([Light + "2025年度までに10港で行う。"], [Light + "令和７年度までに12港で行う。"]));
        Assert.Equal(LineageRelation.Changed, link.Relation);
        Assert.Equal(new TextChange("10", "12"), Assert.Single(link.Changes));
        Assert.Equal("「10」→「12」", TextChanges.InOneLine(link.Changes));
        Assert.InRange(link.Confidence, 0.8, 0.99);
    }

    [Fact]
    public void A_measure_is_dropped_or_new_only_where_the_other_edition_holds_the_section()
    {
        var links = MeasureLinker.Link(Edition(("1", Light), ("1", Boats), ("2", Weed)), Edition(("1", Light), ("3", "港の倉庫の屋根に太陽電池を置く。")));
        Assert.Equal(
            [(1, 1, LineageRelation.Continued), (null, 2, LineageRelation.NotCovered), (2, null, LineageRelation.Dropped), (3, null, LineageRelation.NotCovered)],
            links.Select(l => (l.From, l.To, l.Relation)));
    }

    [Fact]
    public void A_new_measure_of_a_held_section_is_new() =>
        Assert.Contains(Link([Light], [Light, Weed]), l => l is { From: null, To: 2, Relation: LineageRelation.New });

    [Fact]
    public void A_measure_whose_items_were_all_closed_is_finished()
    {
        var closed = Measure(2, "1", Boats) with { Status = [new() { Number = 1, Text = "完了。", IsFinished = true, Evidence = new("test", 1, []) }] };
        var links = MeasureLinker.Link(Of(Measure(1, "1", Light), closed), Edition(("1", Light)));
        Assert.Contains(links, l => l is { From: 2, To: null, Relation: LineageRelation.Finished });
    }

    [Fact]
    public void A_measure_that_stands_as_two_is_split_and_two_that_stand_as_one_are_merged()
    {
        var split = Link([Boats + Weed], [Boats, Weed]);
        Assert.Equal([(1, 1, LineageRelation.Split), (1, 2, LineageRelation.Split)], split.Select(l => (l.From, l.To, l.Relation)));
        var merged = Link([Boats, Weed], [Boats + Weed]);
        Assert.Equal([(1, 1, LineageRelation.Merged), (2, 1, LineageRelation.Merged)], merged.Select(l => (l.From, l.To, l.Relation)));
    }

    [Fact]
    public void A_measure_that_stands_twice_links_to_the_one_of_its_own_section()
    {
        var links = MeasureLinker.Link(Edition(("1", Light), ("2", Light)), Edition(("2", Light)));
        Assert.Contains(links, l => l is { From: 2, To: 1, Relation: LineageRelation.Continued });
    }

    [Fact]
    public void Measures_without_a_common_word_are_not_linked() =>
        Assert.DoesNotContain(Link([Light, Boats], [Weed]), l => l is { From: not null, To: not null });

    private static System.Collections.Immutable.ImmutableArray<MeasureLink> Link(string[] earlier, string[] later) =>
        MeasureLinker.Link(Edition([.. earlier.Select(t => ("1", t))]), Edition([.. later.Select(t => ("1", t))]));

    private static DraftEdition Edition(params (string Chapter, string Plan)[] measures) => Of([.. measures.Select((m, i) => Measure(i + 1, m.Chapter, m.Plan))]);

    private static DraftEdition Of(params MeasureReport[] measures) => new()
    {
        Document = new() { Hash = "d", FileName = "d.txt", Format = SourceFormat.Text, Reader = "utf-8", Lines = [] },
        Layout = Layout.Markup,
        RuleVersion = "test/1",
        Measures = [.. measures],
    };

    private static MeasureReport Measure(int order, string chapter, string plan) => new()
    {
        Order = order,
        Section = SectionPath.Of("別添", chapter, "①"),
        SectionTitle = "港",
        PlanText = plan,
        Evidence = new("test", 1, []),
    };
}
