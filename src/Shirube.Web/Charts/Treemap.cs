using System.Collections.Immutable;

namespace Shirube.Web.Charts;

/// <summary>A part of a whole.</summary>
/// <param name="Amount">Above 0.</param>
/// <param name="Shown">The amount in words.</param>
/// <param name="Address">Where it leads; null for nowhere.</param>
public sealed record TreemapPart(string Label, decimal Amount, string Shown, string? Address)
{
    public double Left { get; init; }

    public double Top { get; init; }

    public double Width { get; init; }

    public double Height { get; init; }

    /// <summary>The label as far as it fits; empty where nothing does.</summary>
    public string ShownLabel => Fitting(Label);

    /// <summary>The amount where there is room for a second line.</summary>
    public string ShownAmount => Height >= 2.6 * Treemap.TextSize && PictureText.Width(Shown) * Treemap.TextSize <= Width - Treemap.Padding ? Shown : "";

    private string Fitting(string text)
    {
        var ems = (Width - Treemap.Padding) / Treemap.TextSize;
        return Height < 1.4 * Treemap.TextSize || ems < Math.Min(3, PictureText.Width(text)) ? "" : PictureText.Shorten(text, ems);
    }
}

/// <summary>Places of a picture of parts（ツリーマップ）: rectangles as large as their amounts, as near to squares as rows of them can be; in units of its own view box.</summary>
public sealed class Treemap
{
    public const int Width = 960;
    public const int Height = 440;
    public const int TextSize = 15;
    public const int Padding = 16;

    /// <param name="parts">Those of 0 or below are not drawn.</param>
    public Treemap(IEnumerable<TreemapPart> parts)
    {
        var waiting = parts.Where(p => p.Amount > 0).OrderByDescending(p => p.Amount).ToArray();
        var sum = waiting.Sum(p => p.Amount);
        var placed = ImmutableArray.CreateBuilder<TreemapPart>(waiting.Length);
        var (left, top, width, height) = (0.0, 0.0, (double)Width, (double)Height);
        for (var first = 0; first < waiting.Length;)
        {
            var side = Math.Min(width, height);
            var count = 1;
            while (first + count < waiting.Length && Worst(first, count + 1, side) <= Worst(first, count, side)) count++;
            var depth = Areas(first, count).Sum() / side;
            var at = 0.0;
            for (var i = first; i < first + count; i++)
            {
                var length = Area(waiting[i]) / depth;
                placed.Add(width >= height
                    ? waiting[i] with { Left = left, Top = top + at, Width = depth, Height = length }
                    : waiting[i] with { Left = left + at, Top = top, Width = length, Height = depth });
                at += length;
            }

            (left, top, width, height) = width >= height ? (left + depth, top, width - depth, height) : (left, top + depth, width, height - depth);
            first += count;
        }

        Parts = placed.DrainToImmutable();

        double Area(TreemapPart part) => (double)(part.Amount / sum) * Width * Height;

        IEnumerable<double> Areas(int first, int count) => waiting.Skip(first).Take(count).Select(Area);

        // the longest shape in a row of so many: length by breadth
        double Worst(int first, int count, double side)
        {
            var (all, most, least) = (Areas(first, count).Sum(), Area(waiting[first]), Area(waiting[first + count - 1]));
            return Math.Max(side * side * most / (all * all), all * all / (side * side * least));
        }
    }

    /// <summary>Largest first.</summary>
    public ImmutableArray<TreemapPart> Parts { get; }
}
