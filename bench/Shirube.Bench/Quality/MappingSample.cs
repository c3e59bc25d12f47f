using System.Text.Json;
using System.Text.Json.Serialization;
using Shirube.Budget.Mapping;

namespace Shirube.Bench.Quality;

/// <summary>Pairs of a measure and a project that were drawn by nothing but their score, and what a reader said of them: the only honest ground for probabilities.</summary>
internal static class MappingSample
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    internal sealed record Judged([property: JsonPropertyName("measure")] int Measure, int Year, string Ministry, string Number, int Grade);

    private sealed record Sheet(List<Judged> Judgments);

    public static List<Judged> Load(string file) => JsonSerializer.Deserialize<Sheet>(File.ReadAllBytes(file), Options)!.Judgments;

    /// <summary>The same number of pairs from each band of one unit of the sum.</summary>
    public static IEnumerable<(int Measure, int Sheet)> Draw(IReadOnlyList<double[]> sums, int each, int seed)
    {
        var random = new Random(seed);
        var bands = sums.SelectMany((row, m) => row.Select((sum, s) => (Band: (int)Math.Floor(sum), m, s))).GroupBy(p => p.Band).OrderByDescending(g => g.Key);
        foreach (var band in bands)
        {
            var pairs = band.ToArray();
            for (var i = 0; i < Math.Min(each, pairs.Length); i++)
            {
                var other = random.Next(i, pairs.Length);
                (pairs[i], pairs[other]) = (pairs[other], pairs[i]);
                yield return (pairs[i].m, pairs[i].s);
            }
        }
    }

    /// <summary>Expected calibration error over five bands of equal width.</summary>
    public static double Error(IReadOnlyCollection<(double Probability, bool IsTrue)> all) =>
        all.GroupBy(p => Math.Min((int)(p.Probability * 5), 4)).Sum(b => Math.Abs(b.Sum(p => p.Probability) - b.Count(p => p.IsTrue))) / all.Count;

    public static string Plan(MappedMeasure measure) => measure.PlanText.Length > 260 ? measure.PlanText[..260] : measure.PlanText;
}
