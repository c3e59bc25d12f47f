using System.Diagnostics;
using System.Globalization;
using Shirube.Ingest;
using Shirube.Search;
using Shirube.Search.Analysis;
using Shirube.Search.Index;
using Shirube.Search.Queries;
using Shirube.Storage;
using Shirube.Web.Search;

namespace Shirube.Bench.Searching;

/// <summary>Build, size, time and completeness of the index over many long texts.</summary>
internal static class SearchSpeedBench
{
    /// <param name="files">Review sheets (.ndjson, .ndjson.gz); anything else is read as an edition.</param>
    public static async Task<int> RunAsync(IEnumerable<string> files, int copies)
    {
        var sources = new List<(string Source, List<SearchText> Texts)>();
        foreach (var file in files)
        {
            List<SearchText> texts = file.Contains(".ndjson", StringComparison.Ordinal)
                ? [.. SheetTexts.Of(file)]
                : [.. EditionTexts.Of(EditionReader.Read(await File.ReadAllBytesAsync(file), Path.GetFileName(file), null, CancellationToken.None))];
            for (var copy = 0; copy < copies; copy++) sources.Add(($"{Path.GetFileName(file)}-{copy}", texts));
        }

        var all = sources.SelectMany(s => s.Texts).ToList();
        Print($"texts {all.Count}, characters {all.Sum(t => (long)t.Content.Length)}");
        var queries = Queries.Draw(sources.Where(s => s.Source.EndsWith("-0", StringComparison.Ordinal)).SelectMany(s => s.Texts).ToList(), 200, 1);
        await OursAsync(sources, all, queries);
        return 0;
    }

    private static async Task OursAsync(List<(string Source, List<SearchText> Texts)> sources, List<SearchText> all, List<string> queries)
    {
        var folder = new DataFolder(Directory.CreateTempSubdirectory("search").FullName);
        var database = await Database.OpenAsync(folder, [SearchIndex.Room], TimeProvider.System, CancellationToken.None);
        await using var connection = await database.ConnectAsync(CancellationToken.None);
        var clock = Stopwatch.StartNew();
        foreach (var (source, texts) in sources)
        {
            await using var transaction = Dialect.BeginWriting(connection);
            await SearchIndex.ReplaceAsync(connection, transaction, source, "1", texts, CancellationToken.None);
            await transaction.CommitAsync();
        }

        Print($"build {clock.Elapsed.TotalSeconds:F1} s");
        await connection.ExecuteAsync("pragma wal_checkpoint(truncate)", CancellationToken.None);
        Print($"size {new FileInfo(folder.Database).Length / 1e6:F1} MB with texts");
        var engine = new SearchEngine();
        for (var round = 0; round < 3; round++)
        {
            var times = new List<double>();
            foreach (var query in queries)
            {
                clock.Restart();
                await engine.SearchAsync(connection, new() { Query = QueryParser.Parse(query), IncludesParts = false }, CancellationToken.None);
                times.Add(clock.Elapsed.TotalMilliseconds);
            }

            Times("top 10", times);
        }

        var keys = all.ConvertAll(t => SearchKey.Of(t.Content));
        var wrong = 0;
        foreach (var query in queries)
        {
            var result = await engine.SearchAsync(connection, new() { Query = QueryParser.Parse(query), IncludesParts = false }, CancellationToken.None);
            if (result.Texts != Queries.Count(keys, query)) wrong++;
        }

        Print($"queries with another count than the scan: {wrong} of {queries.Count}");
        Dialect.CloseAll();
        Directory.Delete(folder.Root, recursive: true);
    }

    private static void Times(string name, List<double> times)
    {
        times.Sort();
        Print($"{name}: p50 {times[times.Count / 2]:F2} ms, p95 {times[times.Count * 95 / 100]:F2} ms, most {times[^1]:F1} ms");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
