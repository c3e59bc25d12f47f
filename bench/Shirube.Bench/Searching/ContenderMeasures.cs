using System.Diagnostics;
using System.Globalization;

namespace Shirube.Bench.Searching;

/// <summary>What was measured of one index.</summary>
internal sealed class ContenderMeasures(IContender contender, double buildSeconds, long bytes)
{
    private const int WarmRounds = 4; // until the runtime has compiled what is called often

    private static readonly TimeSpan LongestRound = TimeSpan.FromMinutes(1);

    private readonly List<LatencyTimes> _top = [];
    private readonly List<LatencyTimes> _counts = [];
    private readonly List<double> _nothing = [];
    private int _fewer;
    private int _more;
    private int _none;
    private int _queries;

    /// <summary>True where asking again would take too long.</summary>
    public bool IsMeasured { get; private set; }

    public LatencyTimes Top => LatencyTimes.Median(_top);

    public LatencyTimes Counts => LatencyTimes.Median(_counts);

    public string Note
    {
        get
        {
            var way = _nothing.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $" Asking for nothing takes {LatencyTimes.Of(_nothing).P50:F2} ms, which its times include.") : "";
            var once = IsMeasured ? " Asked once only, without warming." : "";
            return string.Create(CultureInfo.InvariantCulture, $"{contender.Name}: {contender.Setup}.{way}{once} It found nothing for {_none} of the queries that the scan finds.");
        }
    }

    /// <summary>Asks everything and compares the counts, then some times more. Where the first time takes longer than a minute, it is the only one.</summary>
    /// <param name="scan">The true counts.</param>
    public async Task WarmAsync(List<string> queries, List<int> scan)
    {
        _queries = queries.Count;
        var start = Stopwatch.GetTimestamp();
        var top = await TimesAsync(queries, contender.TopAsync);
        var at = 0;
        var counts = await TimesAsync(queries, async query =>
        {
            var count = await contender.CountAsync(query);
            var truth = scan[at++];
            if (count < truth) _fewer++;
            if (count > truth) _more++;
            if (count == 0 && truth > 0) _none++;
        });
        if (Stopwatch.GetElapsedTime(start) > LongestRound)
        {
            _top.Add(top);
            _counts.Add(counts);
            IsMeasured = true;
            return;
        }

        for (var round = 1; round < WarmRounds; round++)
        {
            await TimesAsync(queries, contender.TopAsync);
            await TimesAsync(queries, contender.CountAsync);
        }
    }

    public async Task RoundAsync(List<string> queries)
    {
        foreach (var _ in queries)
        {
            var start = Stopwatch.GetTimestamp();
            if (!contender.AskNothing()) break;
            _nothing.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        _top.Add(await TimesAsync(queries, contender.TopAsync));
        _counts.Add(await TimesAsync(queries, contender.CountAsync));
    }

    /// <summary>A row of the table; in brackets how many times our value.</summary>
    public string Row(ContenderMeasures ours) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {contender.Name} | {Beside(buildSeconds, ours.Build, "F1", "s")} | {Beside(bytes / 1e6, ours.Megabytes, "F1", "MB")} | {Beside(Top.P50, ours.Top.P50, "F2", "ms")} | {Beside(Top.P95, ours.Top.P95, "F2", "ms")} | "
        + $"{Beside(Counts.P50, ours.Counts.P50, "F2", "ms")} | {Beside(Counts.P95, ours.Counts.P95, "F2", "ms")} | {_queries - _fewer - _more} of {_queries} | {_fewer} | {_more} |");

    private double Build => buildSeconds;

    private double Megabytes => bytes / 1e6;

    private static string Beside(double value, double ours, string format, string unit) =>
        value.ToString(format, CultureInfo.InvariantCulture) + " " + unit + (value.Equals(ours) ? "" : string.Create(CultureInfo.InvariantCulture, $" ({value / ours:F2})"));

    private static async Task<LatencyTimes> TimesAsync(List<string> queries, Func<string, Task> ask)
    {
        var times = new List<double>(queries.Count);
        foreach (var query in queries)
        {
            var start = Stopwatch.GetTimestamp();
            await ask(query);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return LatencyTimes.Of(times);
    }
}

/// <summary>Times of many queries, in milliseconds.</summary>
internal readonly record struct LatencyTimes(double P50, double P95, double Mean)
{
    public static LatencyTimes Of(List<double> times)
    {
        List<double> sorted = [.. times.Order()];
        return new(sorted[sorted.Count / 2], sorted[sorted.Count * 95 / 100], sorted.Average());
    }

    /// <summary>The round whose mean is in the middle.</summary>
    public static LatencyTimes Median(List<LatencyTimes> rounds) => rounds.OrderBy(r => r.Mean).ElementAt(rounds.Count / 2);
}
