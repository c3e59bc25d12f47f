using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Shirube.Ingest;
using Shirube.Search.Analysis;
using Shirube.Search.Index;
using Shirube.Web.Search;

namespace Shirube.Bench.Searching;

/// <summary>Build, size, time and completeness of the index over many long texts, beside its rivals, as a Markdown table; see bench/results/ for committed runs.</summary>
internal static class SearchSpeedBench
{
    private const int Rounds = 3;

    /// <param name="files">Review sheets (.ndjson, .ndjson.gz); anything else is read as an edition.</param>
    /// <param name="copies">1: beside the rivals; more: growth to so many times the texts.</param>
    public static async Task<int> RunAsync(IEnumerable<string> files, int copies)
    {
        var sources = new List<SearchSource>();
        foreach (var file in files) sources.Add(new(Path.GetFileName(file), await TextsAsync(file)));
        List<SearchText> texts = [.. sources.SelectMany(s => s.Texts)];
        Print($"machine: {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, load {Load()}");
        Print($"input: {string.Join(", ", sources.Select(s => s.Name))}: {texts.Count} texts, {texts.Sum(t => (long)t.Content.Length)} characters");
        Print($"");
        if (copies > 1) await SearchGrowthBench.RunAsync(sources, copies);
        else await RivalsAsync(sources, texts);
        return 0;
    }

    private static async Task<List<SearchText>> TextsAsync(string file) => file.Contains(".ndjson", StringComparison.Ordinal)
        ? [.. SheetTexts.Of(file)]
        : [.. EditionTexts.Of(EditionReader.Read(await File.ReadAllBytesAsync(file), Path.GetFileName(file), null, CancellationToken.None))];

    private static async Task RivalsAsync(List<SearchSource> sources, List<SearchText> texts)
    {
        var queries = Queries.Draw(texts, 200, 1);
        var keys = texts.ConvertAll(t => SearchKey.Of(t.Content));
        var scan = new List<int>();
        var scanTimes = queries.ConvertAll(q => Time(() => scan.Add(Queries.Count(keys, q))));
        var contenders = new List<IContender> { new OurIndex(), new SqliteTrigrams() };
        if (await GroongaBigrams.TryStartAsync() is { } groonga) contenders.Add(groonga);
        else Print($"skipped: Groonga is not installed");
        var postgres = await PostgresTrigrams.TryStartAsync();
        if (postgres is null) Print($"skipped: PostgreSQL is not installed");
        Print($"| what | build | size | top 10: p50 | p95 | counts: p50 | p95 | counts as the scan | too few | too many |");
        Print($"|---|---|---|---|---|---|---|---|---|---|");
        var plain = LatencyTimes.Of(scanTimes);
        Print($"| plain scan over the keys, one thread | - | - | - | - | {plain.P50:F2} ms | {plain.P95:F2} ms | {queries.Count} of {queries.Count} | 0 | 0 |");
        var measures = await MeasureAsync(contenders, sources, queries, scan, null);
        // by itself: its scans take minutes
        if (postgres is not null) measures.AddRange(await MeasureAsync([postgres], sources, queries, scan, measures[0]));
        Print($"");
        foreach (var measure in measures) Console.WriteLine($"* {measure.Note}");
        Print($"");
        Print($"load at the end: {Load()}");
        foreach (var contender in contenders) await contender.DisposeAsync();
        if (postgres is not null) await postgres.DisposeAsync();
    }

    private static async Task<List<ContenderMeasures>> MeasureAsync(
        List<IContender> contenders, List<SearchSource> sources, List<string> queries, List<int> scan, ContenderMeasures? ours)
    {
        var measures = new List<ContenderMeasures>();
        foreach (var contender in contenders)
        {
            GC.Collect();
            var clock = Stopwatch.StartNew();
            await contender.BuildAsync(sources);
            var measure = new ContenderMeasures(contender, clock.Elapsed.TotalSeconds, await contender.SizeAsync());
            measures.Add(measure);
            await measure.WarmAsync(queries, scan);
        }

        // in turns, so that a busy moment of the machine meets all of them
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var measure in measures.Where(m => !m.IsMeasured)) await measure.RoundAsync(queries);
        }

        foreach (var measure in measures) Console.WriteLine(measure.Row(ours ?? measures[0]));
        return measures;
    }

    private static double Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Processes that want a core, over the last minute, where the system tells.</summary>
    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
