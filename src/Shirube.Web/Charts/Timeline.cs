using System.Collections.Immutable;
using System.Globalization;

namespace Shirube.Web.Charts;

/// <summary>Something on a timeline.</summary>
/// <param name="When">The day as it is shown.</param>
/// <param name="Text">What it is, in a few words.</param>
/// <param name="State">What became of it; empty where that is no question.</param>
/// <param name="Shape">"edition", "plan" or "step".</param>
/// <param name="Style">Ends the mark's CSS class.</param>
public sealed record TimelineMark(DateOnly Day, string When, string Text, string State, string Shape, string Style, string Address)
{
    /// <summary>Where the mark stands on the axis.</summary>
    public double Top { get; init; }

    /// <summary>Middle of the label: as near to the mark as the other labels let it.</summary>
    public double LabelTop { get; init; }
}

/// <summary>A year on the axis.</summary>
public readonly record struct TimelineYear(int Year, double Top);

/// <summary>Places of a timeline that runs from top to bottom, so that it can be read on a narrow screen; in units of its own view box.
/// Marks stand true to their days, labels one below the other.</summary>
public sealed class Timeline
{
    public const int Width = 360;

    /// <summary>Where the axis stands.</summary>
    public const int Axis = 50;

    /// <summary>Where labels begin.</summary>
    public const int Labels = 92;

    /// <summary>Height of a label, which has two lines.</summary>
    public const int LabelHeight = 46;

    private const int Margin = 16;
    private const double LeastYear = 14; // a line of small text
    private static readonly int[] s_steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

    public Timeline(IEnumerable<TimelineMark> marks)
    {
        var placed = marks.OrderBy(m => m.Day).ToArray();
        if (placed.Length == 0) return;
        var first = new DateOnly(placed[0].Day.Year, 1, 1);
        var last = new DateOnly(Math.Min(placed[^1].Day.Year, 9998) + 1, 1, 1);
        var length = Math.Max(200, placed.Length * (double)LabelHeight);
        Height = length + (2 * Margin);
        double At(DateOnly day) => Margin + (length * (day.DayNumber - first.DayNumber) / (last.DayNumber - first.DayNumber));

        var years = last.Year - first.Year;
        var step = Array.Find(s_steps, s => length * s / years >= LeastYear);
        Years = [.. Enumerable.Range(first.Year, years + 1).Where(y => y % Math.Max(step, 1) == 0).Select(y => new TimelineYear(y, At(new(y, 1, 1))))];

        var top = Margin - (LabelHeight / 2.0);
        for (var i = 0; i < placed.Length; i++)
        {
            var mark = At(placed[i].Day);
            top = Math.Max(mark, top + LabelHeight);
            placed[i] = placed[i] with { Top = mark, LabelTop = top };
        }

        var bottom = Height - Margin + (LabelHeight / 2.0);
        for (var i = placed.Length - 1; i >= 0; i--)
        {
            bottom = Math.Min(placed[i].LabelTop, bottom - LabelHeight);
            placed[i] = placed[i] with { LabelTop = bottom };
        }

        Marks = [.. placed];
    }

    public double Height { get; }

    /// <summary>By day.</summary>
    public ImmutableArray<TimelineMark> Marks { get; } = [];

    public ImmutableArray<TimelineYear> Years { get; } = [];

    /// <summary>Outline of a mark around its place, as an SVG path: a circle for an edition, a rhombus for the plan, a square for a step.</summary>
    public static string Outline(TimelineMark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        string At(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{Axis + x:0.#} {mark.Top + y:0.#}");
        return mark.Shape switch
        {
            "edition" => $"M{At(-7, 0)}a7 7 0 1 0 14 0a7 7 0 1 0 -14 0Z",
            "plan" => $"M{At(0, -8)}L{At(8, 0)}L{At(0, 8)}L{At(-8, 0)}Z",
            _ => $"M{At(-6, -6)}h12v12h-12Z",
        };
    }
}
