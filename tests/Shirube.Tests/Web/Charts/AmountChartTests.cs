using Shirube.Web.Charts;

namespace Shirube.Tests.Web.Charts;

/// <summary>Pictures of amounts: sizes are true to the numbers and nothing lies on anything else.</summary>
public sealed class AmountChartTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(88, 5, 5, 4, 3, 2, 1, 1, 0.5, 0.01)]
    [InlineData(1, 1, 1, 1, 1, 1, 1)]
    public void Parts_fill_the_picture_with_areas_true_to_their_amounts(params double[] amounts)
    {
        var parts = new Treemap([.. amounts.Select((a, i) => new TreemapPart($"部{i}", (decimal)a, "", null)), new("空", 0, "", null)]).Parts;
        Assert.Equal(amounts.Length, parts.Length);
        var scale = Treemap.Width * (double)Treemap.Height / amounts.Sum();
        Assert.All(parts, p => Assert.Equal((double)p.Amount * scale, p.Width * p.Height, 4));
        Assert.All(parts, p => Assert.True(p.Left >= -1e-6 && p.Top >= -1e-6 && p.Left + p.Width <= Treemap.Width + 1e-6 && p.Top + p.Height <= Treemap.Height + 1e-6));
        foreach (var (a, b) in parts.SelectMany((a, i) => parts.Skip(i + 1).Select(b => (a, b))))
        {
            Assert.True(a.Left + a.Width <= b.Left + 1e-6 || b.Left + b.Width <= a.Left + 1e-6 || a.Top + a.Height <= b.Top + 1e-6 || b.Top + b.Height <= a.Top + 1e-6);
        }
    }

    [Fact]
    public void A_label_stands_only_where_it_fits()
    {
        var parts = new Treemap([new("大きな省", 100, "1兆円", null), new("とても長い名前の小さな委員会", 1, "1億円", null)]).Parts;
        Assert.Equal(("大きな省", "1兆円"), (parts[0].ShownLabel, parts[0].ShownAmount));
        Assert.Equal(("", ""), (parts[1].ShownLabel, parts[1].ShownAmount));
    }

    [Fact]
    public void Columns_are_as_high_as_their_amounts_and_stand_beside_each_other()
    {
        var chart = new YearColumns([new("2021", 0, 50, ""), new("2021", 1, 25, ""), new("2022", 0, 100, ""), new("2022", 1, -3, "")]);
        Assert.Equal(100, chart.Most);
        Assert.Equal([0.5, 0.25, 1, 0], chart.Columns.Select(c => c.Height / chart.Columns[2].Height));
        Assert.All(chart.Columns.Zip(chart.Columns.Skip(1)), p => Assert.True(p.First.Left + YearColumns.ColumnWidth <= p.Second.Left));
        Assert.Equal(["2021", "2022"], chart.Years.Select(y => y.Label));
        Assert.Empty(new YearColumns([]).Columns);
    }

    [Fact]
    public void Bands_of_a_flow_are_as_wide_as_their_amounts_and_what_is_left_over_stands_last()
    {
        var chart = new FlowChart(
            [new(0, "省", "", null), new(1, "ほか", "", null) { IsRest = true }, new(1, "甲", "", null), new(1, "乙", "", null)],
            [new(0, 1, 10, ""), new(0, 2, 30, ""), new(0, 3, 60, ""), new(0, 3, 0, "")]);
        Assert.Equal(3, chart.Bands.Length);
        Assert.Equal([1, 0.1, 0.3, 0.6], chart.Nodes.Select(n => Math.Round(n.Height / chart.Nodes[0].Height, 6)));
        Assert.True(chart.Nodes[1].Top > chart.Nodes[3].Top && chart.Nodes[3].Top > chart.Nodes[2].Top);
        Assert.All(chart.Nodes, n => Assert.InRange(n.Top, 0, chart.Height - n.Height));
        Assert.Matches("^M[0-9. ]+(C[0-9. ]+)V[0-9.]+C[0-9. ]+Z$", chart.Bands[0].Outline);
    }
}
