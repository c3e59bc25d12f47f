using System.Diagnostics;
using System.Globalization;
using Shirube.Analytics.Duck;
using Shirube.Budget.Alike;
using Shirube.Budget.Evidence;
using Shirube.Budget.Payees;
using Shirube.Budget.Views;
using Shirube.Storage;

namespace Shirube.Bench.Analytics;

/// <summary>Time of each question that the budget's pages ask, warm, from the connection to the last row read; beside the same SQL put to DuckDB without reading the rows.</summary>
internal static class DashboardBench
{
    private const int Rounds = 60;
    private const double Most = 50; // milliseconds at p95
    private const double MostOfTen = 150; // with ten times the sheets
    private const double MostRatio = 1.5;

    /// <param name="copies">How many times each sheet stands in the tables.</param>
    /// <returns>1 where a question takes longer than wanted.</returns>
    public static int Run(string data, int copies)
    {
        var folder = new BudgetFolder(new DataFolder(data));
        using var copied = copies > 1 ? CopiedTables.Make(folder, copies) : null;
        using var database = (copied is null ? folder.TryOpen() : copied.Open()) ?? throw new FileNotFoundException("No sheets were imported: shirube import FILE.");
        List<(string Name, Action<DuckConnection> Ask)> questions = [.. Questions(database)];
        var slow = 0;
        Console.WriteLine("| question | p50 ms | p95 ms | same SQL p50 ms | ratio |\n|---|---|---|---|---|");
        foreach (var (name, ask) in questions)
        {
            var asked = new List<(string Sql, object?[] Values)>();
            using (var connection = database.Connect())
            {
                connection.Asked = (sql, values) => asked.Add((sql, values));
                ask(connection);
            }

            var own = Time(database, ask);
            var plain = Time(database, c => asked.ForEach(a => Drain(c, a.Sql, a.Values)));
            var ratio = own.Middle / plain.Middle;
            if (own.Late > (copies > 1 ? MostOfTen : Most) || ratio > MostRatio) slow++;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {own.Middle:F1} | {own.Late:F1} | {plain.Middle:F1} | {ratio:F2} |"));
        }

        return slow > 0 ? 1 : 0;
    }

    private static (double Middle, double Late) Time(DuckDatabase database, Action<DuckConnection> ask)
    {
        var times = new double[Rounds];
        for (var i = -5; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using (var connection = database.Connect()) ask(connection);
            if (i >= 0) times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return (times[Rounds / 2], times[(int)(Rounds * 0.95)]);
    }

    private static void Drain(DuckConnection connection, string sql, object?[] values)
    {
        using var result = connection.Query(sql, CancellationToken.None, values);
        foreach (var chunk in result.Chunks()) _ = chunk.Count;
    }

    private static IEnumerable<(string, Action<DuckConnection>)> Questions(DuckDatabase database)
    {
        using var connection = database.Connect();
        var year = SheetYearList.WithPayments(connection)[^1];
        var all = new SheetFilter(year);
        var ministry = BudgetTotals.By(connection, all, BudgetGroup.Ministry, CancellationToken.None)[2].Name;
        var one = all with { Ministry = ministry };
        var sheet = SheetList.Read(connection, one, CancellationToken.None)[0].Key;
        var payee = PayeeViews.List(connection, one, "university", null, null, 0, 1, CancellationToken.None).Rows[0].Key;
        foreach (var group in Enum.GetValues<BudgetGroup>()) yield return ($"sums by {group}", c => BudgetTotals.By(c, all, group, CancellationToken.None));
        yield return ("sums over years", c => BudgetTotals.OverYears(c, all, CancellationToken.None));
        yield return ("sums over years, one ministry", c => BudgetTotals.OverYears(c, one, CancellationToken.None));
        yield return ("first page of a ministry's sheets", c => SheetList.Read(c, one, SheetOrder.Initial, 0, 100, CancellationToken.None));
        yield return ("first page of all sheets", c => SheetList.Read(c, all, SheetOrder.Initial, 0, 100, CancellationToken.None));
        yield return ("one sheet", c => SheetDetails.Find(c, sheet, CancellationToken.None));
        yield return ("outcomes by ministry", c => OutcomeList.Groups(c, all, CancellationToken.None));
        yield return ("first page of sheets without outcomes", c => OutcomeList.Without(c, all, 0, 50, CancellationToken.None));
        yield return ("completeness by ministry", c => SheetQuality.Groups(c, all, CancellationToken.None));
        yield return ("first page of the least complete sheets", c => SheetQuality.Read(c, all, 0, 50, CancellationToken.None));
        yield return ("projects alike", c => AlikeProjects.Read(c, all, areAcross: true, CancellationToken.None));
        yield return ("flows of a ministry", c => MoneyFlows.Read(c, one, 8, CancellationToken.None));
        yield return ("payees of a ministry", c => PayeeViews.List(c, one, null, null, null, 0, 100, CancellationToken.None));
        yield return ("payees of all", c => PayeeViews.List(c, all, null, null, null, 0, 100, CancellationToken.None));
        yield return ("one payee", c => PayeeViews.Payments(c, PayeeViews.Find(c, payee, CancellationToken.None)!, 0, 50, CancellationToken.None));
    }
}
