using System.Text.Json;

namespace Shirube.Bench.Quality;

/// <summary>A measure with the projects that a reader judged for it, in the order of some ranking.</summary>
internal sealed record RankedGrades(int Measure, int[] Grades)
{
    private const int First = 10;

    /// <summary>nDCG of the first ten, gain 2^grade - 1.</summary>
    public double Gain => Discounted(Grades) / Discounted([.. Grades.OrderDescending()]);

    /// <summary>Share of grade 2 among as many first projects as there are of grade 2; null where there is none.</summary>
    public double? Precision => Grades.Count(g => g == 2) is > 0 and var all ? (double)Grades.Take(all).Count(g => g == 2) / all : null;

    /// <summary>Mean over measures.</summary>
    public static (double Gain, double Precision) Mean(IReadOnlyCollection<RankedGrades> all) => (all.Average(r => r.Gain), all.Average(r => r.Precision)!.Value);

    private static double Discounted(int[] grades) => grades.Take(First).Select((g, i) => (Math.Pow(2, g) - 1) / Math.Log2(i + 2)).Sum();
}

/// <summary>A judged pair of the gold.</summary>
/// <param name="Section">Whose measures are tested together.</param>
internal sealed record MappingGold(int Measure, string Section, int Year, string Ministry, string Number, int Grade)
{
    public static List<MappingGold> Load(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return
        [
            .. from measure in json.RootElement.EnumerateArray()
               let section = string.Join('/', measure.GetProperty("section").EnumerateArray().Select(p => p.GetString()))
               from judged in measure.GetProperty("judged").EnumerateArray()
               select new MappingGold(measure.GetProperty("measure").GetInt32(), section, judged.GetProperty("year").GetInt32(), judged.GetProperty("ministry").GetString()!, judged.GetProperty("number").GetString()!, judged.GetProperty("grade").GetInt32()),
        ];
    }
}
