using System.Collections.Immutable;

namespace Shirube.Budget.Columns;

/// <summary>The unit that amounts are printed in.</summary>
public enum MoneyUnit
{
    Yen,
    Thousand,
    Million,
}

/// <summary>A column of a table and what it is.</summary>
/// <param name="Header">As printed; columns are found by it, whatever their order.</param>
/// <param name="Year">The fiscal year of a value; null for the row's own.</param>
/// <param name="Offset">The fiscal year of a value, counted from the sheet year: 0, -1, +1; null for the row's own.</param>
/// <param name="Unit">Of an amount; null for the unit of the table.</param>
public sealed record MappedColumn(string Header, ColumnRole Role, int? Year = null, int? Offset = null, MoneyUnit? Unit = null);

/// <summary>How somebody's table of projects is read: what each of its columns is.</summary>
/// <param name="Columns">In the order of the table that it was made for.</param>
public sealed record ColumnMapping(string Name, ImmutableArray<MappedColumn> Columns)
{
    public const int LongestName = 60;

    /// <summary>The sheet of a workbook; null for the first.</summary>
    public string? Sheet { get; init; }

    /// <summary>utf-8, utf-16 or shift_jis; null to recognise it.</summary>
    public string? Encoding { get; init; }

    /// <summary>Null to recognise it.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Row of the headers' last line, from 1.</summary>
    public int HeaderRow { get; init; } = 1;

    /// <summary>Lines of the headers, from 1 to 3.</summary>
    public int HeaderRows { get; init; } = 1;

    public MoneyUnit Unit { get; init; } = MoneyUnit.Million;

    /// <summary>The sheet year where no column says it.</summary>
    public int? Year { get; init; }

    /// <summary>The ministry where no column says it.</summary>
    public string? Ministry { get; init; }

    /// <summary>True where a project without a number gets that of its row, as 行-12.</summary>
    public bool NumberByRow { get; init; }

    /// <summary>True for a mapping of a table with these headers, in any order.</summary>
    public bool Fits(IEnumerable<string> headers) =>
        headers.Select(Tables.TableColumns.Key).Where(k => k.Length > 0).Order(StringComparer.Ordinal)
            .SequenceEqual(Columns.Select(c => Tables.TableColumns.Key(c.Header)).Where(k => k.Length > 0).Order(StringComparer.Ordinal));

    /// <summary>What may name a mapping: it names a file, too.</summary>
    public static bool IsName(string? name) =>
        name is { Length: > 0 and <= LongestName } && name[0] != '.' && name == name.Trim() && !name.Any(c => char.IsControl(c) || "/\\:*?\"<>|".Contains(c, StringComparison.Ordinal));
}
