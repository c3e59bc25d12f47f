using System.Diagnostics;
using System.Globalization;
using Shirube.Search.Analysis;
using Shirube.Search.Index;

namespace Shirube.Bench.Searching;

/// <summary>What many times the texts cost: the build, and the time of words that are as rare among the many as among the few.</summary>
internal static class SearchGrowthBench
{
    private const int RareTexts = 20; // most texts that a rare word stands in
    private const int RareWords = 100;
    private const int Rounds = 7;

    public static async Task RunAsync(List<SearchSource> sources, int copies)
    {
        List<SearchText> texts = [.. sources.SelectMany(s => s.Texts)];
        var keys = texts.ConvertAll(t => SearchKey.Of(t.Content));
        var rare = Queries.Draw(texts, 4000, 2).Where(q => !q.Contains(' ', StringComparison.Ordinal) && Queries.Count(keys, q) is > 0 and <= RareTexts).Take(RareWords).ToList();
        var common = Queries.Draw(texts, 200, 1);
        var many = new List<SearchSource>(sources);
        for (var copy = 1; copy < copies; copy++)
        {
            foreach (var source in sources) many.Add(new($"{source.Name}-{copy.ToString(CultureInfo.InvariantCulture)}", Without(source.Texts, rare, copy)));
        }

        await using var few = new OurIndex();
        await using var lots = new OurIndex();
        var warm = new OurIndex(); // the runtime compiles
        await warm.BuildAsync(sources);
        await warm.DisposeAsync();
        var fewBuild = await BuildAsync(few, sources);
        var lotsBuild = await BuildAsync(lots, many);
        var same = 0;
        foreach (var word in rare)
        {
            if (await few.CountAsync(word) == await lots.CountAsync(word)) same++;
        }

        var (fewSize, lotsSize) = (await few.SizeAsync() / 1e6, await lots.SizeAsync() / 1e6);
        var times = new List<(LatencyTimes Few, LatencyTimes Lots, LatencyTimes FewCommon, LatencyTimes LotsCommon)>();
        for (var round = 0; round <= Rounds; round++)
        {
            var one = (await AskAsync(few, rare), await AskAsync(lots, rare), await AskAsync(few, common), await AskAsync(lots, common));
            if (round > 0) times.Add(one);
        }

        Print($"| what | the texts | {copies} times the texts | ratio | wanted |");
        Print($"|---|---|---|---|---|");
        Print($"| characters | {Characters(sources)} | {Characters(many)} | {Characters(many) / (double)Characters(sources):F2} | |");
        Print($"| build | {fewBuild:F2} s | {lotsBuild:F2} s | {lotsBuild / fewBuild:F2} | <= {copies * 1.2:F0} |");
        Print($"| size | {fewSize:F1} MB | {lotsSize:F1} MB | {lotsSize / fewSize:F2} | |");
        Row("top 10 of rare words, p50", t => t.Few.P50, t => t.Lots.P50, "<= 1");
        Row("top 10 of rare words, p95", t => t.Few.P95, t => t.Lots.P95, "<= 1");
        Row("top 10 of common words, p50", t => t.FewCommon.P50, t => t.LotsCommon.P50, "");
        Row("top 10 of common words, p95", t => t.FewCommon.P95, t => t.LotsCommon.P95, "");
        Print($"");
        Print($"{rare.Count} words that stand in 1 to {RareTexts} texts; {same} of them have the same count among the many. Median of {Rounds} rounds, the two indexes in turns.");

        void Row(string what, Func<(LatencyTimes Few, LatencyTimes Lots, LatencyTimes FewCommon, LatencyTimes LotsCommon), double> a, Func<(LatencyTimes Few, LatencyTimes Lots, LatencyTimes FewCommon, LatencyTimes LotsCommon), double> b, string wanted)
        {
            var (before, after) = (times.Select(a).Order().ElementAt(Rounds / 2), times.Select(b).Order().ElementAt(Rounds / 2));
            Print($"| {what} | {before:F2} ms | {after:F2} ms | {after / before:F2} | {wanted} |");
        }
    }

    // the texts again, each with a number of its own; in place of one that holds a rare word the last that holds none
    private static List<SearchText> Without(List<SearchText> texts, List<string> rare, int copy)
    {
        string[] words = [.. rare.Select(SearchKey.Of)];
        var copied = new List<SearchText>(texts.Count);
        var content = "";
        for (var i = 0; i < texts.Count; i++)
        {
            var key = SearchKey.Of(texts[i].Content);
            if (!Array.Exists(words, w => key.Contains(w, StringComparison.Ordinal))) content = texts[i].Content;
            copied.Add(texts[i] with { Content = string.Create(CultureInfo.InvariantCulture, $"{content}\n{copy}/{i}") });
        }

        return copied;
    }

    private static long Characters(List<SearchSource> sources) => sources.Sum(s => s.Texts.Sum(t => (long)t.Content.Length));

    private static async Task<double> BuildAsync(OurIndex index, List<SearchSource> sources)
    {
        GC.Collect();
        var clock = Stopwatch.StartNew();
        await index.BuildAsync(sources);
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task<LatencyTimes> AskAsync(OurIndex index, List<string> queries)
    {
        var times = new List<double>();
        foreach (var query in queries)
        {
            var start = Stopwatch.GetTimestamp();
            await index.TopAsync(query);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return LatencyTimes.Of(times);
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
