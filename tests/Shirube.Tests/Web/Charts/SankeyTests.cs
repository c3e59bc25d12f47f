using Shirube.Web.Charts;

namespace Shirube.Tests.Web.Charts;

public sealed class SankeyTests
{
    private static Sankey Make(params (int Left, int Right, int Count)[] bands) => new(
        [new("甲", "", null), new("乙", "", null), new("丙", "", null)],
        [new("継続", "continued", "?r=c"), new("消えた", "dropped", "?r=d")],
        bands.Select(b => new SankeyBand(b.Left, b.Right, b.Count, "", "")));

    [Theory]
    [InlineData(30, 10, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(900, 0, 3)]
    public void Widths_are_true_to_the_numbers_and_nodes_are_the_sums_of_their_bands(int first, int second, int third)
    {
        var sankey = Make((0, 0, first), (0, 1, second), (2, 1, third));
        var scale = sankey.Bands[0].Width / first;
        Assert.All(sankey.Bands, b => Assert.Equal(b.Count * scale, b.Width, 6));
        Assert.All(sankey.Left.Concat(sankey.Right), n => Assert.Equal(n.Count * scale, n.Height, 6));
        Assert.Equal([first + second, 0, third], sankey.Left.Select(n => n.Count));
        Assert.Equal([first, second + third], sankey.Right.Select(n => n.Count));
        Assert.DoesNotContain(sankey.Bands, b => b.Count == 0);
    }

    [Fact]
    public void Bands_fill_their_nodes_without_lying_on_each_other_and_stay_inside_the_picture()
    {
        var sankey = Make((0, 0, 5), (0, 1, 7), (1, 0, 2), (1, 1, 1), (2, 1, 40));
        foreach (var (node, bands) in sankey.Left.Select((n, i) => (n, sankey.Bands.Where(b => b.Left == i).Select(b => (Top: b.LeftTop, b.Width))))
            .Concat(sankey.Right.Select((n, i) => (n, sankey.Bands.Where(b => b.Right == i).Select(b => (Top: b.RightTop, b.Width))))))
        {
            var top = node.Top;
            foreach (var band in bands)
            {
                Assert.Equal(top, band.Top, 6);
                top += band.Width;
            }

            Assert.Equal(node.Top + node.Height, top, 6);
            Assert.InRange(node.Top, 0, sankey.Height - node.Height);
        }

        Assert.All(sankey.Left.Zip(sankey.Left.Skip(1)), p => Assert.True(p.Second.Middle - p.First.Middle >= 24, "labels lie on each other"));
    }

    [Fact]
    public void A_band_is_one_closed_outline() =>
        Assert.Matches(@"^M350 [0-9.]+C560 [0-9.]+ 560 [0-9.]+ 770 [0-9.]+V[0-9.]+C560 [0-9.]+ 560 [0-9.]+ 350 [0-9.]+Z$", Make((0, 0, 3), (0, 1, 1)).Bands[0].Outline);

    [Theory]
    [InlineData("沿岸の町", 4, "沿岸の町")]
    [InlineData("沿岸の町が", 4, "沿岸の…")]
    [InlineData("abcdefgh", 4, "abcde…")]
    public void A_label_is_cut_where_its_room_ends(string text, double ems, string shown) => Assert.Equal(shown, PictureText.Shorten(text, ems));
}
