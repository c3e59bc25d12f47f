using System.Collections.Immutable;
using System.Globalization;
using Shirube.Analytics.Duck;
using Shirube.Budget.Science;

namespace Shirube.Budget.Views;

/// <summary>What sums are told apart by.</summary>
public enum BudgetGroup
{
    /// <summary>府省庁.</summary>
    Ministry,

    /// <summary>担当部局庁.</summary>
    Bureau,

    /// <summary>主要施策; a sheet with two labels counts in both.</summary>
    Policy,

    /// <summary>会計区分; a sheet with two accounts counts in both.</summary>
    Account,

    /// <summary>実施方法; a sheet with two ways counts in both.</summary>
    Method,
}

/// <summary>Sums of a group.</summary>
/// <param name="Name">As printed; null for the sheets that print nothing there.</param>
/// <param name="Ministry">府省庁 of a bureau; null for other groups.</param>
public sealed record GroupSums(string? Name, string? Ministry, BudgetSums Sums);

/// <summary>Sums over sheets, by group and by year.</summary>
public static class BudgetTotals
{
    private const string Simple = """
        select {0}, {1}, count(*), {2} from sheet s join sheet_figure f using (sheet) where {3} group by all order by 6 desc nulls last, 1, 2
        """;

    private const string Labelled = $$"""
        with chosen as (select s.sheet, {{BudgetSums.OfSheet}} from sheet s join sheet_figure f using (sheet) where {3}),
        labels as (select distinct sheet, label from sheet_label semi join chosen using (sheet) where kind = '{0}')
        select l.label, null, count(*), {2} from chosen f left join labels l using (sheet) group by all order by 6 desc nulls last, 1
        """;

    /// <summary>Largest initial budget first.</summary>
    public static ImmutableArray<GroupSums> By(DuckConnection connection, SheetFilter filter, BudgetGroup group, CancellationToken cancel)
    {
        var (pattern, first, second) = group switch
        {
            BudgetGroup.Ministry => (Simple, "s.ministry", "null"),
            BudgetGroup.Bureau => (Simple, "s.bureau", "s.ministry"),
            BudgetGroup.Policy => (Labelled, "policy", ""),
            BudgetGroup.Account => (Labelled, "account", ""),
            _ => (Labelled, "method", ""),
        };
        using var result = connection.Query(Fill(pattern, first, second), cancel, filter.Values);
        return [.. result.Rows().Select(r => new GroupSums((string?)r[0], (string?)r[1], BudgetSums.Of(r, 2)))];
    }

    /// <summary>How many sheets print more executed than their total budget.</summary>
    public static int CountOver(DuckConnection connection, SheetFilter filter, CancellationToken cancel)
    {
        using var result = connection.Query($"select count(*) from (select s.sheet, {BudgetSums.OfSheet} from sheet s join sheet_figure f using (sheet) where {SheetFilter.Where}) where executed > total * 1.0005", cancel, filter.Values);
        return (int)(long)result.Rows().First()[0]!;
    }

    /// <summary>One row for each sheet year, oldest first, whatever year the filter names.</summary>
    public static ImmutableArray<(int Year, BudgetSums Sums)> OverYears(DuckConnection connection, SheetFilter filter, CancellationToken cancel)
    {
        using var result = connection.Query(Fill(Simple, "s.year", "null").Replace("order by 6 desc nulls last, 1", "having s.year is not null order by 1", StringComparison.Ordinal), cancel, (filter with { Year = null }).Values);
        return [.. result.Rows().Select(r => ((int)(long)r[0]!, BudgetSums.Of(r, 2)))];
    }

    /// <summary>Labels of a kind in a sheet year with the number of sheets, most first; of a year without labels the one that is guessed.</summary>
    /// <param name="kind">policy, account or method.</param>
    public static ImmutableArray<(string Label, int Sheets)> Labels(DuckConnection connection, int year, string kind, CancellationToken cancel)
    {
        using var result = connection.Query("select label, count(*) from sheet_label join sheet using (sheet) where year = $1 and kind = $2 group by all order by 2 desc, 1", cancel, year, kind);
        ImmutableArray<(string Label, int Sheets)> printed = [.. result.Rows().Select(r => ((string)r[0]!, (int)(long)r[1]!))];
        return kind == "policy" && Convert.ToInt32(connection.Scalar($"select count(*) from science where is_science and year = {year.ToString(CultureInfo.InvariantCulture)}"), CultureInfo.InvariantCulture) is > 0 and var guessed ? [.. printed, (ScienceTables.GuessedLabel, guessed)] : printed;
    }

    private static string Fill(string pattern, string first, string second) => pattern
        .Replace("{0}", first, StringComparison.Ordinal).Replace("{1}", second, StringComparison.Ordinal)
        .Replace("{2}", BudgetSums.Columns, StringComparison.Ordinal).Replace("{3}", SheetFilter.Where, StringComparison.Ordinal);
}
