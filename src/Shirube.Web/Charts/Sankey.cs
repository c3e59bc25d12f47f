using System.Collections.Immutable;

namespace Shirube.Web.Charts;

/// <summary>A node of a flow picture.</summary>
/// <param name="Style">Ends the node's CSS class.</param>
/// <param name="Address">Where the label leads; null for nowhere.</param>
public sealed record SankeyNode(string Label, string Style, string? Address)
{
    /// <summary>Sum of the bands that begin or end here.</summary>
    public int Count { get; init; }

    public double Top { get; init; }

    public double Height { get; init; }

    public double Middle => Top + (Height / 2);
}

/// <summary>A band from a node on the left to one on the right, as wide as its number.</summary>
/// <param name="Left">Index of the node on the left.</param>
/// <param name="Right">Index of the node on the right.</param>
/// <param name="Name">What a screen reader says and a pointer shows.</param>
public sealed record SankeyBand(int Left, int Right, int Count, string Name, string Address)
{
    public double LeftTop { get; init; }

    public double RightTop { get; init; }

    public double Width { get; init; }

    /// <summary>Outline of the band, as an SVG path.</summary>
    public string Outline
    {
        get
        {
            const double middle = (Sankey.LeftEdge + Sankey.RightEdge) / 2.0;
            string At(double x, double y) => $"{PictureText.Number(x)} {PictureText.Number(y)}";
            string Curve(double x, double from, double to) => $"C{At(middle, from)} {At(middle, to)} {At(x, to)}";
            return $"M{At(Sankey.LeftEdge, LeftTop)}{Curve(Sankey.RightEdge, LeftTop, RightTop)}V{PictureText.Number(RightTop + Width)}"
                + $"{Curve(Sankey.LeftEdge, RightTop + Width, LeftTop + Width)}Z";
        }
    }
}

/// <summary>Places of a flow picture（サンキー図）, in units of its own view box. Widths are true to the numbers.</summary>
public sealed class Sankey
{
    public const int Width = 960;
    public const int NodeWidth = 12;

    /// <summary>Where bands begin.</summary>
    public const int LeftEdge = 350;

    /// <summary>Where bands end.</summary>
    public const int RightEdge = 770;

    /// <summary>Room for a label on the left, in ems of its text.</summary>
    public const double LeftLabel = 18.5;

    private const double LeastSlot = 24; // a line of text
    private const double Gap = 8;
    private const double LeastHeight = 240;
    private const double MostHeight = 480;
    private const double HeightOfOne = 3;

    /// <param name="bands">Those without a number are left out.</param>
    public Sankey(IEnumerable<SankeyNode> left, IEnumerable<SankeyNode> right, IEnumerable<SankeyBand> bands)
    {
        var drawn = bands.Where(b => b.Count > 0).OrderBy(b => b.Left).ThenBy(b => b.Right).ToArray();
        var total = Math.Max(1, drawn.Sum(b => b.Count));
        var scale = Math.Clamp(total * HeightOfOne, LeastHeight, MostHeight) / total;
        SankeyNode[] starts = [.. left.Select((n, i) => n with { Count = drawn.Where(b => b.Left == i).Sum(b => b.Count) })];
        SankeyNode[] ends = [.. right.Select((n, i) => n with { Count = drawn.Where(b => b.Right == i).Sum(b => b.Count) })];
        Height = Math.Max(Slots(starts, scale), Slots(ends, scale));
        Left = Placed(starts, scale);
        Right = Placed(ends, scale);

        var leftTop = Left.Select(n => n.Top).ToArray();
        var rightTop = Right.Select(n => n.Top).ToArray();
        foreach (ref var band in drawn.AsSpan())
        {
            var width = band.Count * scale;
            band = band with { LeftTop = leftTop[band.Left], RightTop = rightTop[band.Right], Width = width };
            leftTop[band.Left] += width;
            rightTop[band.Right] += width;
        }

        Bands = [.. drawn];
    }

    public double Height { get; }

    public ImmutableArray<SankeyNode> Left { get; }

    public ImmutableArray<SankeyNode> Right { get; }

    /// <summary>By node on the left, then by node on the right.</summary>
    public ImmutableArray<SankeyBand> Bands { get; }

    // the shorter column stands in the middle
    private ImmutableArray<SankeyNode> Placed(SankeyNode[] nodes, double scale)
    {
        var placed = ImmutableArray.CreateBuilder<SankeyNode>();
        var top = (Height - Slots(nodes, scale)) / 2;
        foreach (var node in nodes)
        {
            var (height, slot) = (node.Count * scale, Slot(node, scale));
            placed.Add(node with { Top = top + ((slot - height) / 2), Height = height });
            top += slot;
        }

        return placed.DrainToImmutable();
    }

    private static double Slot(SankeyNode node, double scale) => Math.Max(node.Count * scale, LeastSlot) + Gap;

    private static double Slots(SankeyNode[] nodes, double scale) => nodes.Sum(n => Slot(n, scale));
}
