using Shirube.Analytics.Duck;
using Shirube.Budget.Tables;

namespace Shirube.Budget.Views;

/// <summary>Sheet years（公開年度）of which something is known. Of the RS system a year may be imported without the tables that tell its outcomes (3-1) or its payments (5-1): nothing is said of those then.</summary>
public static class SheetYearList
{
    /// <summary>Years with sheets, ascending.</summary>
    public static IReadOnlyList<int> All(DuckConnection connection) => Read(connection, "true");

    /// <summary>Years whose outcomes and outputs are known.</summary>
    public static IReadOnlyList<int> WithOutcomes(DuckConnection connection) => Read(connection, Known("rs_result"));

    /// <summary>Years whose payments are known.</summary>
    public static IReadOnlyList<int> WithPayments(DuckConnection connection) => Read(connection, Known("rs_payment"));

    /// <summary>Years whose sheets are projects of the RS system.</summary>
    public static IReadOnlyList<int> OfTables(DuckConnection connection) => Read(connection, $"document in ({TableSheets.Documents})");

    /// <summary>What can be told about a year.</summary>
    public static KnownParts PartsOf(DuckConnection connection, int year) => new(WithPayments(connection).Contains(year), WithOutcomes(connection).Contains(year));

    private static string Known(string table) => $"(document not in ({TableSheets.Documents}) or year in (select year from {table}))";

    private static IReadOnlyList<int> Read(DuckConnection connection, string condition)
    {
        using var result = connection.Query($"select distinct year from sheet where year is not null and {condition} order by 1", CancellationToken.None);
        return [.. result.Rows().Select(r => (int)(long)r[0]!)];
    }
}

/// <summary>What can be told about a year beside its sheets and budgets.</summary>
public readonly record struct KnownParts(bool Payments, bool Outcomes);
