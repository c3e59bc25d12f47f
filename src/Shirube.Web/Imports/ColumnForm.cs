using System.Collections.Immutable;
using System.Globalization;
using Shirube.Budget.Columns;

namespace Shirube.Web.Imports;

/// <summary>A mapping as the fields of a form, and back.</summary>
internal static class ColumnForm
{
    /// <summary>What the headers depend on: where it changed, the columns of the form are those of other headers.</summary>
    public static string StampOf(ColumnMapping mapping) => string.Join('|', mapping.Sheet, mapping.Encoding, mapping.Delimiter, Text(mapping.HeaderRow), Text(mapping.HeaderRows));

    /// <summary>Delimiters that may be chosen.</summary>
    public static ImmutableArray<char> Delimiters { get; } = [',', '\t', ';'];

    public static string WordOf(char? delimiter) => delimiter switch
    {
        '\t' => "tab",
        ';' => "semicolon",
        _ => "comma",
    };

    /// <summary>Where the headers stand, as the form says it.</summary>
    public static ColumnMapping Layout(IFormCollection form, ColumnMapping before, ImmutableArray<string> sheets)
    {
        var row = Math.Clamp(Whole(form, "headerRow") ?? before.HeaderRow, 1, MappingFormat.MostHeaderRow);
        return before with
        {
            Sheet = Said(form, "sheet") is { } sheet && !sheets.IsEmpty && sheet != sheets[0] ? sheet : null,
            Encoding = Said(form, "encoding") is { } encoding && MappingFormat.Encodings.Contains(encoding) ? encoding : null,
            Delimiter = Said(form, "delimiter") is { } word ? Delimiters.FirstOrDefault(d => WordOf(d) == word, ',') : null,
            HeaderRow = row,
            HeaderRows = Math.Clamp(Whole(form, "headerRows") ?? before.HeaderRows, 1, Math.Min(row, MappingFormat.MostHeaderRows)),
        };
    }

    /// <summary>What each column is, as the form says it.</summary>
    /// <param name="wrong">The header of the first column whose year is none; null where all are.</param>
    public static ColumnMapping Columns(IFormCollection form, ColumnMapping layout, ImmutableArray<string> headers, out string? wrong)
    {
        wrong = null;
        var columns = ImmutableArray.CreateBuilder<MappedColumn>(headers.Length);
        for (var i = 0; i < headers.Length; i++)
        {
            var role = Word<ColumnRole>(Said(form, $"role-{Text(i)}")) ?? ColumnRole.Ignore;
            if (!MappingFormat.TryYear(Said(form, $"year-{Text(i)}"), out var year, out var offset)) wrong ??= headers[i];
            columns.Add(role.HasYear() ? new(headers[i], role, year, offset, role.IsAmount() ? Word<MoneyUnit>(Said(form, $"unit-{Text(i)}")) : null) : new(headers[i], role));
        }

        return layout with
        {
            Name = Said(form, "name") ?? "",
            Columns = columns.ToImmutable(),
            Unit = Word<MoneyUnit>(Said(form, "unit")) ?? MoneyUnit.Million,
            Year = Whole(form, "year"),
            Ministry = Said(form, "ministry"),
            NumberByRow = Said(form, "numberByRow") is not null,
        };
    }

    private static string? Said(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static int? Whole(IFormCollection form, string name) => int.TryParse(Said(form, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static T? Word<T>(string? word)
        where T : struct, Enum => Enum.TryParse<T>(word, out var value) && Enum.IsDefined(value) ? value : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
