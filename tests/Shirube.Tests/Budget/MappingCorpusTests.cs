using System.Text.Json;
using Shirube.Budget.Mapping;
using Shirube.Core;
using Shirube.Policy.Register;
using Shirube.Policy.Reviews;
using Shirube.Web.Editions;

namespace Shirube.Tests.Budget;

public sealed class MappingCorpusTests : IDisposable
{
    private const string Gold = "mapping-2024.json";
    private readonly BudgetData _data = new();

    // measured with shirube-bench mapping: fitted on all 0.888 and 0.774, on the other sections 0.880 and 0.767
    [SheetsFact]
    public async Task Judged_projects_come_in_their_order_and_all_of_the_best_are_listed()
    {
        await _data.ImportAsync(BudgetCorpusTests.Files().First(f => f.Contains("judgit-2022", StringComparison.Ordinal)));
        using var database = _data.Budget.TryOpen()!;
        using var connection = database.Connect();
        var measures = Measures();
        var mapped = ProjectMapping.Of(measures, MappedSheet.Read(connection, 2022, CancellationToken.None), [], null, CancellationToken.None);
        Assert.Equal(218 * ProjectMapping.Kept, mapped.Length);
        var (gains, precisions, missed) = (new List<double>(), new List<double>(), 0);
        using var gold = JsonDocument.Parse(await File.ReadAllBytesAsync(Corpus.Find(Gold)));
        foreach (var measure in gold.RootElement.EnumerateArray())
        {
            var places = mapped.Where(p => p.Measure == measure.GetProperty("measure").GetInt32()).Select((p, i) => (p.Ministry, p.Number, i)).ToDictionary(p => (p.Ministry, p.Number), p => p.i);
            int Place(JsonElement judged) => places.GetValueOrDefault((judged.GetProperty("ministry").GetString()!, judged.GetProperty("number").GetString()!), int.MaxValue);
            var judged = measure.GetProperty("judged").EnumerateArray().ToList();
            missed += judged.Count(j => j.GetProperty("grade").GetInt32() == 2 && Place(j) == int.MaxValue);
            int[] grades = [.. judged.OrderBy(Place).Select(j => j.GetProperty("grade").GetInt32())];
            gains.Add(Discounted(grades) / Discounted([.. grades.OrderDescending()]));
            if (grades.Count(g => g == 2) is > 0 and var best) precisions.Add((double)grades.Take(best).Count(g => g == 2) / best);
        }

        Assert.Equal(26, gains.Count);
        Assert.InRange(gains.Average(), 0.88, 1);
        Assert.InRange(precisions.Average(), 0.76, 1);
        Assert.InRange(missed, 0, 1);
        Assert.DoesNotContain(mapped, p => p is { Probability: > 0.5, Reasons.IsEmpty: true });
    }

    // measured with shirube-bench mapping: 0.777 by the texts alone, 0.948 with the plans
    [SheetsFact]
    public async Task Projects_of_the_tables_that_cite_the_plan_or_the_strategy_come_early()
    {
        await _data.ImportAsync([.. BudgetCorpusTests.Files().Where(f => Path.GetFileName(f) is var name && (name.StartsWith("1-2_", StringComparison.Ordinal) || name.StartsWith("1-3_", StringComparison.Ordinal) || name.StartsWith("3-2_", StringComparison.Ordinal)))]);
        using var database = _data.Budget.TryOpen()!;
        using var connection = database.Connect();
        var sheets = MappedSheet.Read(connection, 2024, CancellationToken.None);
        var best = ProjectMapping.Best(new(sheets, CancellationToken.None), Measures(), FittedMapping.Model, null, CancellationToken.None);
        var shifts = new CitedPlans(sheets).Shifts([.. best.Select(b => 1 / (1 + Math.Exp(-b)))]);
        var citing = Enumerable.Range(0, sheets.Count).Where(s => sheets[s].Plans.Any(p => p.Contains("科学技術・イノベーション基本計画", StringComparison.Ordinal) || p.Contains("統合イノベーション戦略", StringComparison.Ordinal))).ToHashSet();
        var first = Enumerable.Range(0, sheets.Count).OrderByDescending(s => best[s] + shifts[s].LogOdds).Take((int)(0.15 * sheets.Count)).ToHashSet();
        Assert.InRange(citing.Count, 300, 400);
        Assert.InRange(citing.Count(first.Contains), 0.9 * citing.Count, citing.Count);
    }

    private static System.Collections.Immutable.ImmutableArray<MappedMeasure> Measures()
    {
        var draft = Corpus.Read("strategy-2024.txt");
        var keys = FactKeys.Of(draft);
        return MappedMeasures.Of(draft, o => keys[FactIds.Measure(o)], NamedProgrammes.OfMeasures(ProgrammeRegister.Of([("2024", draft)]), "2024"));
    }

    private static double Discounted(int[] grades) => grades.Take(10).Select((g, i) => (Math.Pow(2, g) - 1) / Math.Log2(i + 2)).Sum();

    public void Dispose() => _data.Dispose();
}
