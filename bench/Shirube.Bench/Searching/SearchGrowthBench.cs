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
    private const int Rounds = 15;
    private const int Warming = 4;

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
        var (rareTimes, commonTimes) = (await TimesAsync(few, lots, rare), await TimesAsync(few, lots, common));
        Print($"| what | the texts | {copies} times the texts | ratio | wanted |");
        Print($"|---|---|---|---|---|");
        Print($"| characters | {Characters(sources)} | {Characters(many)} | {Characters(many) / (double)Characters(sources):F2} | |");
        Print($"| build | {fewBuild:F2} s | {lotsBuild:F2} s | {lotsBuild / fewBuild:F2} | <= {copies * 1.2:F0} |");
        Print($"| size | {fewSize:F1} MB | {lotsSize:F1} MB | {lotsSize / fewSize:F2} | |");
        Row("top 10 of rare words, p50", rareTimes, t => t.P50, "<= 1");
        Row("top 10 of rare words, p95", rareTimes, t => t.P95, "<= 1");
        Row("top 10 of common words, p50", commonTimes, t => t.P50, "");
        Row("top 10 of common words, p95", commonTimes, t => t.P95, "");
        Print($"");
        Print($"{rare.Count} words that stand in 1 to {RareTexts} texts; {same} of them have the same count among the many. Median of {Rounds} rounds, the two indexes in turns, behind {Warming} to warm.");

        static void Row(string what, List<(LatencyTimes Few, LatencyTimes Lots)> times, Func<LatencyTimes, double> time, string wanted)
        {
            var (before, after) = (times.Select(t => time(t.Few)).Order().ElementAt(Rounds / 2), times.Select(t => time(t.Lots)).Order().ElementAt(Rounds / 2));
            Print($"| {what} | {before:F3} ms | {after:F3} ms | {after / before:F2} | {wanted} |");
        }
    }

    private static async Task<List<(LatencyTimes Few, LatencyTimes Lots)>> TimesAsync(OurIndex few, OurIndex lots, List<string> queries)
    {
        var times = new List<(LatencyTimes Few, LatencyTimes Lots)>();
        for (var round = 0; round < Warming + Rounds; round++)
        {
            var one = (await AskAsync(few, queries), await AskAsync(lots, queries));
            if (round >= Warming) times.Add(one);
        }

        return times;
    }

    // the texts again, each with a number of its own; in place of a text, or of headings, that hold a rare word the last that hold none
    private static List<SearchText> Without(List<SearchText> texts, List<string> rare, int copy)
    {
        string[] words = [.. rare.Select(SearchKey.Of)];
        var copied = new List<SearchText>(texts.Count);
        var (content, heading) = ("", "");
        for (var i = 0; i < texts.Count; i++)
        {
            content = HoldsNone(texts[i].Content, words) ? texts[i].Content : content;
            heading = HoldsNone(texts[i].Heading, words) ? texts[i].Heading : heading;
            copied.Add(texts[i] with { Content = string.Create(CultureInfo.InvariantCulture, $"{content}\n{copy}/{i}"), Heading = heading });
        }

        return copied;
    }

    private static bool HoldsNone(string text, string[] words)
    {
        var key = SearchKey.Of(text);
        return !Array.Exists(words, w => key.Contains(w, StringComparison.Ordinal));
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
