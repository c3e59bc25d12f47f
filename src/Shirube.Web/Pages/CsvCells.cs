using System.Collections.Immutable;
using System.Globalization;
using Shirube.Web.Exports;

namespace Shirube.Web.Pages;

/// <summary>Cells of the CSV and Excel files: numbers and dates in their international form, lists separated by "、".</summary>
internal static class CsvCells
{
    public static ImmutableArray<SheetCell> Of(params ReadOnlySpan<object?> values)
    {
        var cells = ImmutableArray.CreateBuilder<SheetCell>(values.Length);
        foreach (var value in values) cells.Add(new(Text(value) ?? "", value is int or long or double or decimal));
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
