using System.Collections.Immutable;

namespace Shirube.Web.Charts;

/// <summary>A column of a year.</summary>
/// <param name="Series">From 0; ends the column's CSS class.</param>
/// <param name="Name">What a screen reader says and a pointer shows.</param>
public sealed record YearColumn(string Year, int Series, decimal Amount, string Name)
{
    public double Left { get; init; }

    public double Height { get; init; }

    public double Top => YearColumns.Floor - Height;
}

/// <summary>Places of columns, year by year, that stand on a common floor; in units of its own view box. No amount below 0 is drawn.</summary>
public sealed class YearColumns
{
    public const int Width = 720;
    public const int Height = 300;
    public const int Floor = 262;
    public const int ColumnWidth = 34;
    private const int Ceiling = 22;
    private const int Margin = 70;

    /// <param name="columns">Year by year, each with its series in order.</param>
    public YearColumns(IEnumerable<YearColumn> columns)
    {
        var years = columns.GroupBy(c => c.Year, StringComparer.Ordinal).ToArray();
        var most = Math.Max(years.SelectMany(y => y).Select(c => c.Amount).DefaultIfEmpty().Max(), 0.000001m);
        var slot = (Width - Margin) / (double)Math.Max(1, years.Length);
        var placed = ImmutableArray.CreateBuilder<YearColumn>();
        var labels = ImmutableArray.CreateBuilder<(string, double)>();
        for (var i = 0; i < years.Length; i++)
        {
            var middle = Margin + (slot * (i + 0.5));
            YearColumn[] group = [.. years[i]];
            var width = Math.Min(ColumnWidth, slot / (group.Length + 1));
            for (var k = 0; k < group.Length; k++)
            {
                placed.Add(group[k] with { Left = middle + ((k - (group.Length / 2.0)) * (width + 4)), Height = (Floor - Ceiling) * (double)Math.Max(0, group[k].Amount / most) });
            }

            labels.Add((years[i].Key, middle));
        }

        (Columns, Years, Most) = (placed.DrainToImmutable(), labels.DrainToImmutable(), most);
    }

    public ImmutableArray<YearColumn> Columns { get; }

    public ImmutableArray<(string Label, double Middle)> Years { get; }

    /// <summary>The amount of the highest column.</summary>
    public decimal Most { get; }
}
