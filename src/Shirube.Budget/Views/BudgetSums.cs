namespace Shirube.Budget.Views;

/// <summary>What a number of sheets of one sheet year print, in million yen（百万円）. The sums say the same money at different times and are never added to each other.</summary>
/// <param name="Sheets">Number of sheets.</param>
/// <param name="Total">予算計 of the year before the sheet year, for which the executed amount is known; null where none prints it.</param>
/// <param name="Executed">執行額 of the same year.</param>
/// <param name="Initial">当初予算 of the sheet year.</param>
/// <param name="Requested">要求額 of the year after the sheet year.</param>
public sealed record BudgetSums(int Sheets, decimal? Total, decimal? Executed, decimal? Initial, decimal? Requested)
{
    /// <summary>執行率: executed by total of the same year, in [0, 1] unless more was spent than planned; null where there is no total.</summary>
    public double? ExecutedShare => Total > 0 && Executed is { } executed ? (double)(executed / Total.Value) : null;

    /// <summary>Each kind added by itself over several sheets; null where none of them prints it.</summary>
    public static BudgetSums Added(int sheets, IEnumerable<BudgetSums> sums)
    {
        var all = sums.ToList();
        return new(sheets, Of(s => s.Total), Of(s => s.Executed), Of(s => s.Initial), Of(s => s.Requested));

        decimal? Of(Func<BudgetSums, decimal?> kind) => all.Exists(s => kind(s) is not null) ? all.Sum(kind) : null;
    }

    // over sheet_figure f, in the order of the fields behind the number of sheets
    internal const string OfSheet = "f.total, f.executed, f.initial, f.requested";

    // the same added over several sheets
    internal const string Columns = "sum(f.total), sum(f.executed), sum(f.initial), sum(f.requested)";

    internal static BudgetSums Of(object?[] row, int first) => new((int)(long)row[first]!, (decimal?)row[first + 1], (decimal?)row[first + 2], (decimal?)row[first + 3], (decimal?)row[first + 4]);
}
