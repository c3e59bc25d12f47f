using System.Collections.Immutable;
using Shirube.Analytics.Duck;

namespace Shirube.Budget.Views;

/// <summary>What the sheets that are mapped to measures print.</summary>
public static class MappedYears
{
    private const string AllSums = $"""
        select f.sheet, 1, {BudgetSums.OfSheet} from sheet s join sheet_figure f using (sheet)
        where s.year = $2 and f.sheet in (select sheet from mapping where edition = $1 and year = $2)
        """;

    private const string Labelled = $"""
        select f.sheet, 1, {BudgetSums.OfSheet} from sheet s join sheet_figure f using (sheet)
        where s.year = $1 and f.sheet in (select sheet from sheet_label where kind = 'policy' and contains(label, '科学技術') union all select sheet from science where is_science)
        """;

    /// <summary>Sheet years of which an edition has a mapping, ascending; empty where none was computed.</summary>
    public static IReadOnlyList<int> Of(DuckConnection connection, string edition, CancellationToken cancel)
    {
        if (!connection.HasTable("mapping")) return [];
        using var result = connection.Query("select distinct year from mapping where edition = $1 order by 1", cancel, edition);
        return [.. result.Rows().Select(r => (int)(long)r[0]!)];
    }

    /// <summary>By sheet.</summary>
    public static ImmutableDictionary<long, BudgetSums> Sums(DuckConnection connection, string edition, int year, CancellationToken cancel)
    {
        using var result = connection.Query(AllSums, cancel, edition, year);
        return result.Rows().ToImmutableDictionary(r => (long)r[0]!, r => BudgetSums.Of(r, 1));
    }

    /// <summary>By sheet, those whose 主要施策 says 科学技術・イノベーション, or would in a year without labels.</summary>
    /// <returns>Whether the year's are guessed, too.</returns>
    public static (ImmutableDictionary<long, BudgetSums> Sheets, bool AreGuessed) OfScience(DuckConnection connection, int year, CancellationToken cancel)
    {
        using var result = connection.Query(Labelled, cancel, year);
        using var guessed = connection.Query("select count(*) from science_year where year = $1", cancel, year);
        return (result.Rows().ToImmutableDictionary(r => (long)r[0]!, r => BudgetSums.Of(r, 1)), (long)guessed.Rows().First()[0]! > 0);
    }
}
