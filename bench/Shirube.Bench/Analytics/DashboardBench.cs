using System.Diagnostics;
using System.Globalization;
using Shirube.Analytics.Duck;
using Shirube.Budget.Evidence;
using Shirube.Budget.Payees;
using Shirube.Budget.Views;
using Shirube.Storage;

namespace Shirube.Bench.Analytics;

/// <summary>Time of each question that the budget's pages ask, warm, from the connection to the last row read.</summary>
internal static class DashboardBench
{
    private const int Rounds = 60;
    private const double Most = 50; // milliseconds at p95

    /// <returns>1 where a question takes longer than wanted.</returns>
    public static int Run(string data, double most = Most)
    {
        using var database = new BudgetFolder(new DataFolder(data)).TryOpen() ?? throw new FileNotFoundException("No sheets were imported: shirube import FILE.");
        List<(string Name, Action<DuckConnection> Ask)> questions = [.. Questions(database)];
        var slow = 0;
        Console.WriteLine("| question | p50 ms | p95 ms |\n|---|---|---|");
        foreach (var (name, ask) in questions)
        {
            var times = new double[Rounds];
            for (var i = -5; i < Rounds; i++)
            {
                var start = Stopwatch.GetTimestamp();
                using (var connection = database.Connect()) ask(connection);
                if (i >= 0) times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            Array.Sort(times);
            var late = times[(int)(Rounds * 0.95)];
            if (late > most) slow++;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {times[Rounds / 2]:F1} | {late:F1} |"));
        }

        return slow > 0 ? 1 : 0;
    }

    private static IEnumerable<(string, Action<DuckConnection>)> Questions(DuckDatabase database)
    {
        using var connection = database.Connect();
        var year = SheetYearList.All(connection)[^1];
        var all = new SheetFilter(year);
        var ministry = BudgetTotals.By(connection, all, BudgetGroup.Ministry, CancellationToken.None)[2].Name;
        var one = all with { Ministry = ministry };
        var sheet = SheetList.Read(connection, one, CancellationToken.None)[0].Key;
        var payee = PayeeViews.List(connection, one, "university", null, null, 0, 1, CancellationToken.None).Rows[0].Key;
        foreach (var group in Enum.GetValues<BudgetGroup>()) yield return ($"sums by {group}", c => BudgetTotals.By(c, all, group, CancellationToken.None));
        yield return ("sums over years", c => BudgetTotals.OverYears(c, all, CancellationToken.None));
        yield return ("sums over years, one ministry", c => BudgetTotals.OverYears(c, one, CancellationToken.None));
        yield return ("list of a ministry", c => SheetList.Read(c, one, CancellationToken.None));
        yield return ("list of all", c => SheetList.Read(c, all, CancellationToken.None));
        yield return ("one sheet", c => SheetDetails.Find(c, sheet, CancellationToken.None));
        yield return ("outcomes", c => OutcomeList.Read(c, all, CancellationToken.None));
        yield return ("completeness of sheets", c => SheetQuality.Read(c, all, CancellationToken.None));
        yield return ("flows of a ministry", c => MoneyFlows.Read(c, one, 8, CancellationToken.None));
        yield return ("payees of a ministry", c => PayeeViews.List(c, one, null, null, null, 0, 100, CancellationToken.None));
        yield return ("payees of all", c => PayeeViews.List(c, all, null, null, null, 0, 100, CancellationToken.None));
        yield return ("one payee", c => PayeeViews.Find(c, payee, CancellationToken.None));
    }
}
