using System.Globalization;
using System.Text.Json;
using Shirube.Analytics.Duck;
using Shirube.Budget.Alike;
using Shirube.Budget.Evidence;
using Shirube.Budget.Views;
using Shirube.Storage;

namespace Shirube.Bench.Quality;

/// <summary>How often two projects of different ministries that are told as alike are so, by what a reader said of pairs drawn at random.</summary>
internal static class AlikeQuality
{
    /// <param name="data">Data folder with the imported sheets.</param>
    /// <param name="judgments">File of judgments.</param>
    public static async Task<int> RunAsync(string data, string judgments)
    {
        var folder = new BudgetFolder(new DataFolder(data));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var made = await AlikeProjects.FollowAsync(folder, progress: null, CancellationToken.None);
        if (made.Count > 0) Print($"{made.Count} years compared in {watch.Elapsed.TotalSeconds:F1} s");
        using var database = folder.TryOpen() ?? throw new InvalidOperationException("Nothing was imported into this folder.");
        using var connection = database.Connect();
        var told = new Dictionary<(string, string), double>();
        foreach (var year in SheetYearList.All(connection))
        {
            var pairs = AlikeProjects.Read(connection, new(year), areAcross: false, CancellationToken.None);
            Print($"{year}: {pairs.Length} pairs, {pairs.Count(p => p.IsAcrossMinistries)} of two ministries");
            foreach (var pair in pairs) told[Ordered(Name(pair.One.Key), Name(pair.Other.Key))] = pair.Likeness;
        }

        Recall(connection, told.Keys, "of two ministries with the same name of eight characters or more", """
            select a.year, a.ministry, a.number, b.ministry, b.number from sheet a join sheet b on a.year = b.year and a.name = b.name and a.ministry < b.ministry where length(a.name) >= 8
            """);
        if (connection.HasTable("rs_related"))
        {
            foreach (var (of, test) in (ReadOnlySpan<(string, string)>)[("two ministries", "<>"), ("one ministry", "=")])
            {
                Recall(connection, told.Keys, $"of {of} that one of them states as related (table 1-5)", $"""
                    select distinct a.year, a.ministry, a.number, b.ministry, b.number
                    from rs_related r join sheet a on a.year = r.year and a.number = r.project_id::varchar join sheet b on b.year = r.year and b.number = r.related_id::varchar
                    where a.ministry {test} b.ministry and r.relation like '%関連%'
                    """);
            }
        }

        using var file = JsonDocument.Parse(await File.ReadAllBytesAsync(judgments));
        var read = file.RootElement.GetProperty("judgments").EnumerateArray()
            .Select(j => (Pair: Ordered($"{j.GetProperty("year")} {j.GetProperty("one").GetString()}", $"{j.GetProperty("year")} {j.GetProperty("other").GetString()}"), Says: j.GetProperty("says").GetString()!))
            .ToList();
        var found = read.Where(r => told.ContainsKey(r.Pair)).ToList();
        if (found.Count == 0)
        {
            Print($"none of {read.Count} judged pairs is told");
            return 1;
        }

        double Share(params string[] says) => (double)found.Count(f => says.Contains(f.Says)) / found.Count;
        Print($"{found.Count} of {read.Count} judged pairs are told; same purpose {Share("same purpose"):F3}, same purpose or matter {Share("same purpose", "same matter"):F3}");
        foreach (var half in found.OrderByDescending(f => told[f.Pair]).Chunk((found.Count + 1) / 2))
        {
            Print($"  likeness {told[half[^1].Pair]:F2} to {told[half[0].Pair]:F2}: same purpose {half.Count(h => h.Says == "same purpose")} of {half.Length}");
        }

        return 0;
    }

    // what must be told, by something else than the texts that are compared
    private static void Recall(DuckConnection connection, IEnumerable<(string, string)> told, string what, string sql)
    {
        using var rows = connection.Query(sql, CancellationToken.None);
        var pairs = rows.Rows().Select(r => Ordered($"{r[0]} {r[1]} {r[2]}", $"{r[0]} {r[3]} {r[4]}")).ToHashSet();
        var found = pairs.Intersect(told).Count();
        Print($"pairs {what}: {found} of {pairs.Count} are told ({(pairs.Count == 0 ? 1 : (double)found / pairs.Count):F3})");
    }

    private static string Name(SheetKey key) => string.Create(CultureInfo.InvariantCulture, $"{key.Year} {key.Ministry} {key.Number}");

    private static (string, string) Ordered(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
