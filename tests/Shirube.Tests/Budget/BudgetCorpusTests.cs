using System.Text.Json;
using Shirube.Analytics.Duck;
using Shirube.Budget.Facts;

namespace Shirube.Tests.Budget;

/// <summary>A test on the published review sheets; skipped where they, or DuckDB, are absent.</summary>
internal sealed class SheetsFactAttribute : FactAttribute
{
    public SheetsFactAttribute()
    {
        if (DuckLibrary.Version is null) Skip = "skipped: no libduckdb (npm ci)";
        else if (BudgetCorpusTests.Files().Count == 0) Skip = "skipped: no corpus";
    }
}

public sealed class BudgetCorpusTests : IDisposable
{
    /// <summary>Counted over years of sheets that are not among the published files here: told by other sums.</summary>
    private static readonly string[] OverOtherYears = ["zero-payments", "budget-negatives", "budget-sum-check", "start-year-range"];
    private readonly BudgetData _data = new();

    public static List<string> Files() => Corpus.Folder is null ? [] :
        [.. ((string[])["review-sheets", "rs-2024"]).Select(f => Path.Combine(Corpus.Folder, "data", f)).Where(Directory.Exists).SelectMany(Directory.EnumerateFiles).Order(StringComparer.Ordinal)];

    [SheetsFact]
    public async Task Published_figures_are_reproduced_exactly()
    {
        await _data.ImportAsync([.. Files()]);
        using var gold = JsonDocument.Parse(File.ReadAllText(Corpus.Find("budget-facts.json")));
        using var database = _data.Budget.TryOpen()!;
        using var connection = database.Connect();
        foreach (var fact in gold.RootElement.GetProperty("facts").EnumerateArray().Where(f => !OverOtherYears.Contains(f.GetProperty("id").GetString())))
        {
            var rows = BudgetFacts.Compute(connection, fact.GetProperty("id").GetString()!, CancellationToken.None)!;
            var value = fact.GetProperty("value");
            if (value.ValueKind == JsonValueKind.Object) Assert.Equal(value.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString()), rows.ToDictionary(r => r.Name!, r => r.Value));
            else if (value.ValueKind == JsonValueKind.Array) Assert.Equal(value.EnumerateArray().Select(v => (v[0].GetString(), v[1].GetString()!)), rows);
            else Assert.Equal(value.ToString(), Assert.Single(rows).Value);
        }

        // the same rules over the five years, counted once by an independent script with exact decimals
        Assert.Equal("16330", Assert.Single(BudgetFacts.Compute(connection, "zero-payments", CancellationToken.None)!).Value);
        Assert.Equal([("exact", "106143"), ("within 1", "345")], BudgetFacts.Compute(connection, "budget-sum-check", CancellationToken.None)!);
        Assert.Equal(["2", "2030", "589"], BudgetFacts.Compute(connection, "start-year-range", CancellationToken.None)!.Select(r => r.Value));
        Assert.Equal(
            [("予備費等", "2165"), ("予算計", "46"), ("前年度から繰越し", "3"), ("執行額", "0"), ("当初予算", "0"), ("翌年度へ繰越し", "12753"), ("補正予算", "2296"), ("要求額", "0")],
            BudgetFacts.Compute(connection, "budget-negatives", CancellationToken.None)!.OrderBy(r => r.Name, StringComparer.Ordinal));
        Assert.Empty(_data.Rows("select 1 from finding where code in ('missing-id', 'duplicate-number', 'unlinked-project', 'unknown-field', 'missing-column', 'text-for-number')"));
    }

    public void Dispose() => _data.Dispose();
}
