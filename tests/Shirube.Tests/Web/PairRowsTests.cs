using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Web.Editions;

namespace Shirube.Tests.Web;

public sealed class PairRowsTests
{
    [Fact]
    public void Each_pair_is_a_row()
    {
        var rows = PairRows.Of(Measure([Item(1, 1), Item(2, 2)], 2));
        Assert.Equal(["1|1", "2|2"], rows.Select(Show));
    }

    [Fact]
    public void Status_items_that_share_a_step_stand_in_one_row() =>
        Assert.Equal(["1,2|1", "3|2"], PairRows.Of(Measure([Item(1, 1), Item(2, 1), Item(3, 2)], 2)).Select(Show));

    [Fact]
    public void A_status_item_with_several_steps_keeps_them() =>
        Assert.Equal(["1|1,2"], PairRows.Of(Measure([Item(1, 1, 2)], 2)).Select(Show));

    [Fact]
    public void A_step_without_partner_stands_alone_at_its_place() =>
        Assert.Equal(["1|1", "|2", "2|3"], PairRows.Of(Measure([Item(1, 1), Item(2, 3)], 3)).Select(Show));

    [Fact]
    public void Without_pairs_all_stand_in_one_row() =>
        Assert.Equal(["1,2|1,2,3"], PairRows.Of(Measure([Item(1), Item(2)], 3)).Select(Show));

    [Fact]
    public void A_finished_item_has_nothing_beside_it() =>
        Assert.Equal(["1|1", "2|"], PairRows.Of(Measure([Item(1, 1), Item(2) with { IsFinished = true }], 1)).Select(Show));

    [Fact]
    public void No_item_is_lost_or_doubled()
    {
        var measure = Measure([Item(1, 2), Item(2, 1, 2), Item(3), Item(4, 4)], 5);
        var rows = PairRows.Of(measure);
        Assert.Equal([1, 2, 3, 4], rows.SelectMany(r => r.Status).Select(i => i.Number).Order());
        Assert.Equal([1, 2, 3, 4, 5], rows.SelectMany(r => r.Next).Select(i => i.Number).Order());
    }

    private static string Show(PairRow row) => string.Join(',', row.Status.Select(i => i.Number)) + "|" + string.Join(',', row.Next.Select(i => i.Number));

    private static ReportItem Item(int number, params ImmutableArray<int> pairs) =>
        new() { Number = number, Text = "灯台を点検した。", Pairs = pairs, Evidence = new("test.item", 1, []) };

    private static MeasureReport Measure(ImmutableArray<ReportItem> status, int steps) => new()
    {
        Order = 1,
        Section = SectionPath.Of("1"),
        SectionTitle = "灯台",
        PlanText = "灯台を保つ。",
        Status = status,
        Next = [.. Enumerable.Range(1, steps).Select(n => Item(n))],
        Evidence = new("test.measure", 1, []),
    };
}
