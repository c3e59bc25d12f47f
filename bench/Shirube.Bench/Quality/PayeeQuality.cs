using System.Diagnostics;
using System.Globalization;
using Shirube.Analytics.Duck;
using Shirube.Budget;
using Shirube.Budget.Evidence;
using Shirube.Budget.Import;
using Shirube.Budget.Payees;
using Shirube.Storage;

namespace Shirube.Bench.Quality;

/// <summary>How well names without a corporate number get theirs back: numbers are hidden in the imported tables, then told by the very code of the import.</summary>
internal static class PayeeQuality
{
    private const string Year = "s.year = 2022";
    private static readonly (string Name, string Where)[] Hidings =
    [
        ("a tenth of the payments", "hash(p.sheet, p.position, 2026) % 10 = 0"),
        ("half of the payments", "hash(p.sheet, p.position, 2027) % 2 = 0"),
        ("all payments of a tenth of the sheets", "hash(p.sheet, 2028) % 10 = 0"),
        ("sheet year 2022", Year),
        ("all prints of a tenth of the names", "hash(p.payee, 2029) % 10 = 0"),
    ];

    /// <param name="data">Holds the folders review-sheets and, for names as the RS system prints them, rs-2024.</param>
    /// <param name="task">"fit" prints the weights, "show" the errors.</param>
    public static async Task<int> RunAsync(string data, string? task)
    {
        var root = Directory.CreateTempSubdirectory("shirube-payees-bench-").FullName;
        try
        {
            var folder = new DataFolder(root);
            string[] files = [.. ((string[])["review-sheets", "rs-2024"]).Select(f => Path.Combine(data, f)).Where(Directory.Exists).SelectMany(Directory.EnumerateFiles).Order(StringComparer.Ordinal)];
            (await new BudgetImport(folder, TimeProvider.System).RunAsync(files, null, null, CancellationToken.None)).Whole();
            var published = new BudgetFolder(folder).Published;
            if (task == "fit")
            {
                Fit(published);
                return 0;
            }

            foreach (var (name, where) in Hidings) Test(published, name, c => Hide(c, where), task == "show");
            Test(published, "sheet year 2022, RS tables known", c => Hide(c, Year, keepsTables: true), false);
            Test(published, "names of the RS tables", c => PrintedByTables(c, "true"), task == "show");
            Test(published, "names of the RS tables that no sheet prints, half not fitted on", c => PrintedByTables(c, Unseen("1")), task == "show");
            Damaged(published, task == "show");
            return 0;
        }
        finally
        {
            foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)) File.SetAttributes(file, FileAttributes.Normal);
            Directory.Delete(root, recursive: true);
        }
    }

    private static string Unseen(string half) => $"payee not in (select payee from payment where payee is not null) and hash(payee, 7) % 2 = {half}";

    // the truth is what the import took as printed; what it doubts is no truth
    private static void Hide(DuckConnection connection, string where, bool keepsTables = false)
    {
        connection.Execute($"""
            create temp table truth as select p.sheet, p.position, p.corporate_number as number, y.kind from payment p join sheet s using (sheet) join payment_payee q using (sheet, position) join payee y on y.payee = q.payee
            where q.how = 'printed' and {where};
            update payment set corporate_number = null from truth t where t.sheet = payment.sheet and t.position = payment.position;
            {(keepsTables ? "" : "delete from rs_cost; delete from rs_contract;")}
            """);
    }

    // each pair of the tables once, as a payment of a sheet of its own
    private static void PrintedByTables(DuckConnection connection, string where)
    {
        connection.Execute($"""
            create temp table pair as select row_number() over (order by payee, number) + (1::bigint << 40) as sheet, * from (
              select payee, corporate_number as number, min_by(ministry, (row_id)) as ministry, min_by(name, (row_id)) as name from (
                select payee, corporate_number, ministry, name, row_id from rs_cost union all select payee, corporate_number, ministry, name, row_id from rs_contract)
              where payee is not null and corporate_number is not null and {where} group by all);
            create temp table truth as select sheet, 0::integer as position, number, coalesce((select kind from payee y where y.key = number), 'not in the sheets') as kind from pair;
            insert into sheet (sheet, document, line, year, ministry, name, content_hash) select sheet, 0, 0, 2024, ministry, name, 0 from pair;
            insert into payment (sheet, position, payee) select sheet, 0, payee from pair;
            delete from rs_cost; delete from rs_contract;
            """);
    }

    private static void Test(string published, string name, Action<DuckConnection> hide, bool shows) => With(published, connection =>
    {
        hide(connection);
        var watch = Stopwatch.StartNew();
        var best = new Dictionary<(long, int), PayeeCandidate>();
        PayeeTables.Settle(connection, CancellationToken.None, (place, candidates) => best[place] = candidates[0]);
        Print($"## {name}\tsettled in {watch.Elapsed.TotalSeconds:F2} s");
        using var result = connection.Query("""
            select t.sheet, t.position, t.number, t.kind, q.how, y.key, p.payee, q.evidence, t.number in (select corporate_number from payment where corporate_number is not null)
            from truth t join payment_payee q using (sheet, position) join payee y using (payee) join payment p using (sheet, position) order by hash(t.sheet, t.position)
            """, CancellationToken.None);
        var rows = result.Rows().Select(r => new Row(((long)r[0]!, Convert.ToInt32(r[1], CultureInfo.InvariantCulture)), (string)r[2]!, (string)r[3]!, (string)r[4]! == "resolved", (string)r[5]!, (string)r[6]!, (string?)r[7], (bool)r[8]!)).ToList();
        Show("all", rows);
        Show("number still printed elsewhere", [.. rows.Where(r => r.IsElsewhere)]);
        Show("each pair of name and number once", [.. rows.DistinctBy(r => (r.Name, r.Number))]);
        foreach (var kind in rows.GroupBy(r => r.Kind).OrderByDescending(g => g.Count())) Show("  " + kind.Key, [.. kind]);
        Calibration(rows, best);
        if (!shows) return;
        foreach (var row in rows.Where(r => r.IsResolved && r.Payee != r.Number).DistinctBy(r => (r.Name, r.Payee)).Take(40)) Print($"WRONG\t{row.Name}\t{row.Number}\t{row.Payee}\t{row.Evidence}");
        foreach (var row in rows.Where(r => !r.IsResolved && r.IsElsewhere).DistinctBy(r => r.Name).Take(40)) Print($"MISSED\t{row.Name}\t{row.Number}\t{row.Evidence}");
    });

    // the number as printed fails its check, but shows which one was meant: an answer without looking at it should be near
    private static void Damaged(string published, bool shows) => With(published, connection =>
    {
        connection.Execute("""
            create temp table damaged as select p.sheet, p.position, p.corporate_number as number from payment p join payment_payee q using (sheet, position)
            where p.corporate_number is not null and q.how in ('resolved', 'unresolved') and length(p.corporate_number) between 11 and 14;
            update payment set corporate_number = null from damaged t where t.sheet = payment.sheet and t.position = payment.position;
            delete from rs_cost; delete from rs_contract;
            """);
        PayeeTables.Settle(connection, CancellationToken.None);
        using var result = connection.Query("select distinct p.payee, d.number, y.key, q.evidence, q.how from damaged d join payment p using (sheet, position) join payment_payee q using (sheet, position) join payee y using (payee) order by all", CancellationToken.None);
        var rows = result.Rows().ToList();
        var told = rows.Where(r => (string)r[4]! == "resolved").ToList();
        var near = told.Where(r => DamagedNumber.Compare((string)r[1]!, (string)r[2]!) == NumberLikeness.Near).ToList();
        Print($"## damaged numbers, names only\tpairs {rows.Count}\tresolved {told.Count}\tnear the damaged number {near.Count}");
        if (!shows) return;
        foreach (var row in told.Except(near)) Print($"FAR\t{row[0]}\t{row[1]}\t{row[2]}\t{row[3]}");
    });

    private static void Fit(string published)
    {
        var (signs, truths) = (new List<double[]>(), new List<bool>());
        foreach (var hide in (Action<DuckConnection>[])[c => Hide(c, "s.year = 2019"), c => Hide(c, "s.year = 2021"), c => PrintedByTables(c, Unseen("0"))])
        {
            With(published, connection =>
            {
                hide(connection);
                if (signs.Count > 0) connection.Execute("delete from payment where sheet in (select sheet from sheet where year = 2022)");
                using var result = connection.Query("select sheet, position, number from truth", CancellationToken.None);
                var truth = result.Rows().ToDictionary(r => ((long)r[0]!, Convert.ToInt32(r[1], CultureInfo.InvariantCulture)), r => (string)r[2]!);
                PayeeTables.Settle(connection, CancellationToken.None, (place, candidates) =>
                {
                    if (!truth.TryGetValue(place, out var number)) return;
                    foreach (var candidate in candidates)
                    {
                        signs.Add(candidate.Signs.Values);
                        truths.Add(candidate.Known.Number == number);
                    }
                });
            });
        }

        Print($"{signs.Count} candidates, of which {truths.Count(t => t)} are right");
        Console.WriteLine(string.Join(", ", LogisticRegression.Train(signs, truths).Select(w => w.ToString("F4", CultureInfo.InvariantCulture))));
    }

    private static void With(string published, Action<DuckConnection> use)
    {
        var copy = published + ".bench";
        File.Copy(published, copy, overwrite: true);
        using (var database = DuckDatabase.Open(copy))
        using (var connection = database.Connect())
        {
            use(connection);
        }

        File.Delete(copy);
    }

    private static void Show(string what, IReadOnlyCollection<Row> rows)
    {
        var (told, right) = (rows.Count(r => r.IsResolved), rows.Count(r => r.IsResolved && r.Payee == r.Number));
        Print($"{what}\tP {(double)right / told:F4}\tR {(double)right / rows.Count:F4}\tright {right}\ttold {told}\tn {rows.Count}");
    }

    private static void Calibration(IReadOnlyCollection<Row> rows, Dictionary<(long, int), PayeeCandidate> best)
    {
        var told = rows.Where(r => best.ContainsKey(r.Place)).Select(r => (Probability: PayeeModel.Probability(best[r.Place].Signs), IsRight: best[r.Place].Known.Number == r.Number)).ToList();
        if (told.Count == 0) return;
        var bins = told.GroupBy(t => t.Probability switch { >= 0.99 => 0.99, >= 0.95 => 0.95, var p => Math.Floor(p * 10) / 10 }).OrderBy(g => g.Key).ToList();
        foreach (var bin in bins) Print($"  bin {bin.Key:F2}\tsaid {bin.Average(t => t.Probability):F3}\tright {bin.Average(t => t.IsRight ? 1.0 : 0):F3}\tn {bin.Count()}");
        foreach (var least in (double[])[0.8, 0.9, 0.93, 0.95, 0.97, 0.98]) Print($"  from {least:F2}\tP {(double)told.Count(t => t.Probability >= least && t.IsRight) / told.Count(t => t.Probability >= least):F4}\tR {(double)told.Count(t => t.Probability >= least && t.IsRight) / rows.Count:F4}");
        Print($"calibration error\t{bins.Sum(b => b.Count() * Math.Abs(b.Average(t => t.Probability) - b.Average(t => t.IsRight ? 1.0 : 0))) / told.Count:F4}\tn {told.Count}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <param name="IsElsewhere">The number is printed with some other payment.</param>
    private sealed record Row((long, int) Place, string Number, string Kind, bool IsResolved, string Payee, string Name, string? Evidence, bool IsElsewhere);
}
