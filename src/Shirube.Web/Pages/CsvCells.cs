using System.Collections.Immutable;
using System.Globalization;

namespace Shirube.Web.Pages;

/// <summary>Cells of the CSV files: numbers and dates in their international form, lists separated by "、".</summary>
internal static class CsvCells
{
    public static ImmutableArray<string?> Of(params ReadOnlySpan<object?> values)
    {
        var cells = ImmutableArray.CreateBuilder<string?>(values.Length);
        foreach (var value in values) cells.Add(Text(value));
        return cells.MoveToImmutable();
    }

    public static string? Text(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IEnumerable<string> words => string.Join('、', words),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
