using System.Collections.Immutable;
using Shirube.Analytics.Duck;

namespace Shirube.Budget.Views;

/// <summary>Where a sheet is found: unique but for the few numbers that a file prints twice.</summary>
/// <param name="Year">Sheet year（公開年度）.</param>
public readonly record struct SheetKey(int Year, string Ministry, string Number);

/// <summary>A sheet in a list.</summary>
/// <param name="Line">Line of its file, from 1.</param>
public sealed record SheetRow(SheetKey Key, string Name, string? Bureau, string? Division, ImmutableArray<string> Policies, BudgetSums Sums, string Document, int Line);

/// <summary>Sheets of a year as a list.</summary>
public static class SheetList
{
    private const string Sql = $"""
        with chosen as (select s.sheet, s.document, s.line, s.year, s.ministry, s.number, s.name, s.bureau, s.division from sheet s where {SheetFilter.Where} and {SheetFilter.HasAddress}),
        sums as (select s.sheet, {BudgetSums.Columns} from budget b join chosen s using (sheet) group by s.sheet),
        policies as (select sheet, list(label order by position) as labels from sheet_label semi join chosen using (sheet) where kind = 'policy' group by sheet)
        select s.ministry, s.number, s.name, s.bureau, s.division, l.labels, d.hash, s.line, s.year, 1, m.* exclude (sheet)
        from chosen s join document d on d.document = s.document left join sums m on m.sheet = s.sheet left join policies l on l.sheet = s.sheet
        order by 13 desc nulls last, 1, 2, 8
        """;

    /// <summary>Largest initial budget first. Sheets without year, ministry or number have no address and stand among the findings.</summary>
    public static ImmutableArray<SheetRow> Read(DuckConnection connection, SheetFilter filter, CancellationToken cancel)
    {
        using var result = connection.Query(Sql, cancel, filter.Values);
        return [.. result.Rows().Select(r => new SheetRow(
            new((int)(long)r[8]!, (string)r[0]!, (string)r[1]!), (string?)r[2] ?? "", (string?)r[3], (string?)r[4],
            Words(r[5]), BudgetSums.Of(r, 9), (string)r[6]!, (int)(long)r[7]!))];
    }

    internal static ImmutableArray<string> Words(object? list) => list is List<object?> words ? [.. words.OfType<string>()] : [];
}
