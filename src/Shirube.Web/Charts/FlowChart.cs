using System.Collections.Immutable;

namespace Shirube.Web.Charts;

/// <summary>A node of a flow in several steps.</summary>
/// <param name="Step">Column, from 0 on the left.</param>
/// <param name="Shown">The amount in words.</param>
/// <param name="Address">Where the label leads; null for nowhere.</param>
public sealed record FlowNode(int Step, string Label, string Shown, string? Address)
{
    /// <summary>True for what is left over; it stands below all others.</summary>
    public bool IsRest { get; init; }

    public double Left { get; init; }

    public double Top { get; init; }

    public double Height { get; init; }

    public double Middle => Top + (Height / 2);
}

/// <summary>Money from one node to one of the next step.</summary>
/// <param name="From">Index of the node.</param>
/// <param name="Name">What a pointer shows.</param>
public sealed record FlowBand(int From, int To, decimal Amount, string Name)
{
    /// <summary>Outline of the band, as an SVG path.</summary>
    public string Outline { get; init; } = "";
}

/// <summary>Places of a flow picture with several steps（サンキー図）, in units of its own view box. Widths are true to the amounts.</summary>
public sealed class FlowChart
{
    public const int Width = 1100;
    public const int NodeWidth = 12;

    /// <summary>Room for a label, in ems of its text.</summary>
    public const double Label = 13.5;

    private const double RightMargin = 235;
    private const double LeastSlot = 22;
    private const double Gap = 6;
    private const double BandHeight = 420;

    /// <param name="bands">Those of 0 or below are not drawn.</param>
    public FlowChart(IReadOnlyList<FlowNode> nodes, IEnumerable<FlowBand> bands)
    {
        FlowBand[] drawn = [.. bands.Where(b => b.Amount > 0)];
        var sizes = nodes.Select((_, i) => Math.Max(drawn.Where(b => b.From == i).Sum(b => b.Amount), drawn.Where(b => b.To == i).Sum(b => b.Amount))).ToArray();
        var steps = nodes.Select(n => n.Step).DefaultIfEmpty().Max() + 1;
        var most = Enumerable.Range(0, steps).Max(s => Enumerable.Range(0, nodes.Count).Where(i => nodes[i].Step == s).Sum(i => sizes[i]));
        var scale = most > 0 ? BandHeight / (double)most : 0;
        double Slot(int node) => Math.Max((double)sizes[node] * scale, LeastSlot) + Gap;
        Height = Enumerable.Range(0, steps).Max(s => Enumerable.Range(0, nodes.Count).Where(i => nodes[i].Step == s).Sum(Slot));
        var tops = new double[steps];
        var placed = new FlowNode[nodes.Count];
        foreach (var i in Enumerable.Range(0, placed.Length).OrderBy(i => nodes[i].IsRest))
        {
            var height = (double)sizes[i] * scale;
            placed[i] = nodes[i] with { Left = (Width - RightMargin) * nodes[i].Step / Math.Max(1, steps - 1), Top = tops[nodes[i].Step] + ((Slot(i) - Gap - height) / 2), Height = height };
            tops[nodes[i].Step] += Slot(i);
        }

        var (outs, ins) = (placed.Select(n => n.Top).ToArray(), placed.Select(n => n.Top).ToArray());
        foreach (ref var band in drawn.AsSpan())
        {
            var breadth = (double)band.Amount * scale;
            band = band with { Outline = Curve(placed[band.From].Left + NodeWidth, outs[band.From], placed[band.To].Left, ins[band.To], breadth) };
            outs[band.From] += breadth;
            ins[band.To] += breadth;
        }

        (Nodes, Bands) = ([.. placed], [.. drawn]);
    }

    public double Height { get; }

    public ImmutableArray<FlowNode> Nodes { get; }

    public ImmutableArray<FlowBand> Bands { get; }

    private static string Curve(double left, double leftTop, double right, double rightTop, double breadth)
    {
        var middle = (left + right) / 2;
        string At(double x, double y) => $"{PictureText.Number(x)} {PictureText.Number(y)}";
        return $"M{At(left, leftTop)}C{At(middle, leftTop)} {At(middle, rightTop)} {At(right, rightTop)}V{PictureText.Number(rightTop + breadth)}"
            + $"C{At(middle, rightTop + breadth)} {At(middle, leftTop + breadth)} {At(left, leftTop + breadth)}Z";
    }
}
