using System.Collections.Immutable;
using Shirube.Budget.Views;

namespace Shirube.Web.Charts;

/// <summary>A part of a logic model with its place.</summary>
/// <param name="Lines">The text in lines that fit; the last ends with 「…」 where it is cut.</param>
public sealed record LogicBox(LogicPart Part, ImmutableArray<string> Lines)
{
    public double Left { get; init; }

    public double Top { get; init; }

    public double Height { get; init; }

    public double Middle => Top + (Height / 2);
}

/// <summary>Places of a picture of a logic model（効果発現経路）: a column for each stage that is there, in units of its own view box.</summary>
public sealed class LogicChart
{
    public const int Width = 1100;
    public const double LineHeight = 20;
    public const double Padding = 12;

    /// <summary>Room for the names of the stages.</summary>
    public const double Head = 34;

    private const double TextSize = 15;
    private const double Between = 48;
    private const double WidestBox = 300;
    private const double Gap = 16;
    private const int MostLines = 5;

    public LogicChart(LogicModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Stages = [.. model.Parts.Select(p => p.Stage).Distinct().Order()];
        var step = Stages.IsEmpty ? 0 : (Width + Between) / Stages.Length;
        BoxWidth = Math.Min(WidestBox, step - Between);
        var boxes = new LogicBox[model.Parts.Length];
        foreach (var (stage, column) in Stages.Select((s, i) => (s, i)))
        {
            var top = Head;
            foreach (var i in Enumerable.Range(0, boxes.Length).Where(i => model.Parts[i].Stage == stage).OrderBy(SourcesMiddle).ToList())
            {
                var lines = PictureText.Wrap(model.Parts[i].Goal, (BoxWidth - (2 * Padding)) / TextSize, MostLines);
                boxes[i] = new(model.Parts[i], lines) { Left = column * step, Top = top, Height = (lines.Length * LineHeight) + (2 * Padding) };
                top += boxes[i].Height + Gap;
            }

            Height = Math.Max(Height, top);
        }

        Boxes = [.. boxes];
        Lines = [.. model.Links.Select(l => (l, Curve(boxes[l.From], boxes[l.To])))];

        // what comes from the same boxes stands together; what comes from none keeps its order
        double SourcesMiddle(int part) => model.Links.Where(l => l.To == part && boxes[l.From] is not null).Select(l => boxes[l.From].Middle).DefaultIfEmpty(double.MaxValue).Average();
    }

    public ImmutableArray<LogicStage> Stages { get; }

    public double BoxWidth { get; }

    public double Height { get; }

    public ImmutableArray<LogicBox> Boxes { get; }

    /// <summary>The links as SVG paths.</summary>
    public ImmutableArray<(LogicLink Link, string Path)> Lines { get; }

    /// <summary>Left edge of a stage's column.</summary>
    public double Left(LogicStage stage) => Boxes.First(b => b.Part.Stage == stage).Left;

    // within one column it leaves and arrives on the right
    private string Curve(LogicBox from, LogicBox to)
    {
        string At(double x, double y) => $"{PictureText.Number(x)} {PictureText.Number(y)}";
        var (left, right) = (from.Left + BoxWidth, to.Part.Stage > from.Part.Stage ? to.Left : to.Left + BoxWidth);
        var (first, second) = to.Part.Stage > from.Part.Stage ? ((left + right) / 2, (left + right) / 2) : (left + (Between * 0.7), right + (Between * 0.7));
        return $"M{At(left, from.Middle)}C{At(first, from.Middle)} {At(second, to.Middle)} {At(right, to.Middle)}";
    }
}
