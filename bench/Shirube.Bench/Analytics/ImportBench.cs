using System.Diagnostics;
using System.Globalization;
using Shirube.Analytics.Duck;
using Shirube.Budget.Evidence;
using Shirube.Budget.Import;
using Shirube.Storage;

namespace Shirube.Bench.Analytics;

/// <summary>Import of review sheets beside DuckDB's own reading of the same files into the same tables, by turns in one run, as a ratio.</summary>
internal static class ImportBench
{
    private const double MostRatio = 1.5;
    private const long MostMemory = 1L << 30;

    public static async Task<int> RunAsync(int rounds, string[] files)
    {
        var root = Directory.CreateTempSubdirectory("shirube-import-bench-").FullName;
        try
        {
            var (ours, rivals) = (new List<double>(), new List<double>());
            long peak = 0;
            for (var round = 0; round < rounds; round++)
            {
                var folder = new DataFolder(Path.Combine(root, $"ours-{round}"));
                var watch = Stopwatch.StartNew();
                (await new BudgetImport(folder, TimeProvider.System).RunAsync(files, null, null, CancellationToken.None)).Whole();
                ours.Add(watch.Elapsed.TotalSeconds);
                if (round == 0) peak = Peak(); // before the rival has run in this process
                var rival = Path.Combine(root, $"rival-{round}.duckdb");
                watch.Restart();
                ReadJsonRival.Run(rival, BudgetDraft.Tables(), files);
                rivals.Add(watch.Elapsed.TotalSeconds);
                if (round == 0) Compare(new BudgetFolder(folder).Published, rival);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round + 1}\tshirube {ours[^1]:F2} s\tread_json {rivals[^1]:F2} s"));
            }

            var ratio = Median(ours) / Median(rivals);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median\tshirube {Median(ours):F2} s\tread_json {Median(rivals):F2} s\tratio {ratio:F2}\tpeak {peak >> 20} MiB"));
            return ratio <= MostRatio && peak < MostMemory ? 0 : 1;
        }
        finally
        {
            foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)) File.SetAttributes(file, FileAttributes.Normal);
            Directory.Delete(root, recursive: true);
        }
    }

    // the race only counts where both arrive with the same rows
    private static void Compare(string ours, string rival)
    {
        foreach (var table in (string[])["sheet", "sheet_label", "budget", "payment", "outcome", "outcome_year", "output", "output_year", "related_sheet"])
        {
            var (mine, theirs) = (Count(ours, table), Count(rival, table));
            if (mine != theirs) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"DIFFERS {table}: {mine} / {theirs}"));
        }
    }

    private static long Count(string path, string table)
    {
        using var database = DuckDatabase.Open(path, new() { IsReadOnly = true });
        using var connection = database.Connect();
        return (long)connection.Scalar($"select count(*) from {table}")!;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
