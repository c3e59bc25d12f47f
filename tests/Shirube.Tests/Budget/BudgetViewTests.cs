using Shirube.Analytics.Duck;
using Shirube.Budget.Payees;
using Shirube.Budget.Views;
using Shirube.Tests.Analytics;
using Shirube.Tests.House;

namespace Shirube.Tests.Budget;

/// <summary>What the pages of the budget show of the fictional prefecture's sheets, counted by hand.</summary>
public sealed class BudgetViewTests : IDisposable
{
    private static readonly SheetKey Tide = new(2025, "しおかぜ県", "2025-しお-24-0001");
    private readonly BudgetData _data = new();

    [DuckTheory]
    [InlineData(BudgetGroup.Ministry, "しおかぜ県 4 269 262.7 297 326.7")]
    [InlineData(BudgetGroup.Bureau, "海洋局 2 195 190.8 221 243.1|産業局 2 74 71.9 76 83.6")]
    [InlineData(BudgetGroup.Policy, "科学技術・イノベーション 3 229 223.1 256 281.6|その他 1 40 39.6 41 45.1")]
    [InlineData(BudgetGroup.Account, "一般会計 4 269 262.7 297 326.7")]
    [InlineData(BudgetGroup.Method, "委託・請負 1 155 151.2 180 198|交付 2 74 71.9 76 83.6|補助 1 40 39.6 41 45.1")]
    public async Task Sums_of_a_year_are_told_apart_and_kinds_are_never_added(BudgetGroup group, string expected)
    {
        await ImportAsync();
        var sums = Ask(c => BudgetTotals.By(c, new(2025), group, CancellationToken.None));
        Assert.Equal(expected.Split('|'), sums.Select(g => $"{g.Name} {g.Sums.Sheets} {g.Sums.Total:0.####} {g.Sums.Executed:0.####} {g.Sums.Initial:0.####} {g.Sums.Requested:0.####}"));
    }

    [DuckFact]
    public async Task Each_year_comes_from_its_own_sheets_and_filters_hold_for_all_of_them()
    {
        await ImportAsync();
        Assert.Equal(
            ["2023 4 244 241.95", "2024 5 283.5 268.95", "2025 4 269 262.7"],
            Ask(c => BudgetTotals.OverYears(c, new(2025), CancellationToken.None)).Select(y => $"{y.Year} {y.Sums.Sheets} {y.Sums.Total:0.####} {y.Sums.Executed:0.####}"));
        Assert.Equal(
            ["2023 2", "2024 2", "2025 2"],
            Ask(c => BudgetTotals.OverYears(c, new(2025) { Bureau = "海洋局" }, CancellationToken.None)).Select(y => $"{y.Year} {y.Sums.Sheets}"));
        Assert.Equal(["科学技術・イノベーション 3", "その他 1"], Ask(c => BudgetTotals.Labels(c, 2025, "policy", CancellationToken.None)).Select(l => $"{l.Label} {l.Sheets}"));
        Assert.Empty(Ask(c => SheetList.Read(c, new(2025) { Ministry = "やまかぜ県" }, CancellationToken.None)));
        Assert.Equal(
            ["2025-しお-24-0001", "2025-しお-24-0003", "2025-しお-24-0004"],
            Ask(c => SheetList.Read(c, new(2025) { Policy = "科学技術・イノベーション" }, CancellationToken.None)).Select(r => r.Key.Number));
    }

    [DuckFact]
    public async Task A_sheet_is_shown_whole_with_the_line_it_stands_on()
    {
        await ImportAsync();
        var sheet = Assert.Single(Ask(c => SheetDetails.Find(c, Tide, CancellationToken.None)));
        Assert.Equal(("潮の力による地域電力の普及", "海洋局", "潮流課", 1), (sheet.Name, sheet.Bureau, sheet.Division, sheet.Line));
        Assert.Equal([2022, 2023, 2024, 2025, 2026], sheet.Budget.Select(b => b.FiscalYear));
        Assert.Equal((205m, null, 198m), (sheet.Budget[3].Total, sheet.Budget[3].Executed, sheet.Budget[4].Requested));
        Assert.Equal(["みさき造船株式会社 121.2", "国立大学法人しおかぜ大学 30"], sheet.Payments.Select(p => $"{p.Payee} {p.Amount:0.####}"));
        Assert.Equal((2024, 340.0, 300.0), sheet.Outcomes[0].Years[^1]);
        Assert.Empty(Ask(c => SheetDetails.Find(c, Tide with { Year = 2024 }, CancellationToken.None)));

        var source = SheetSource.Read(_data.Folder, sheet.Document, sheet.Line, CancellationToken.None);
        Assert.Contains("\"事業番号\": \"2025-しお-24-0001\"", source, StringComparison.Ordinal);
        Assert.Contains("\"支出額\": 121.2", source, StringComparison.Ordinal);
        Assert.Null(SheetSource.Read(_data.Folder, sheet.Document, 99, CancellationToken.None));
        Assert.Null(SheetSource.Read(_data.Folder, new('0', 64), 1, CancellationToken.None));
    }

    [DuckFact]
    public async Task Outcomes_are_judged_only_where_the_numbers_tell()
    {
        await ImportAsync();
        var sheets = Ask(c => OutcomeList.Read(c, new(2025), CancellationToken.None));
        Assert.Equal(
            [new(1, 1, 1, 0, 0), new(1, 1, 0, 0, 1), new(1, 1, 0, 1, 0), new(1, 1, 0, 0, 0)],
            sheets.Select(s => s.Counts));
        Assert.Equal(0.5, OutcomeCounts.Sum(sheets.Select(s => s.Counts)).ReachedShare);
        Assert.Equal(["2023-しお-22-0004"], Ask(c => OutcomeList.Read(c, new(2023), CancellationToken.None)).Where(s => s.Counts.Measurable == 0).Select(s => s.Key.Number));
        Assert.Equal(["2023-しお-22-0004"], Ask(c => OutcomeList.Without(c, new(2023), 0, 10, CancellationToken.None)).Select(s => s.Key.Number));
        Assert.Empty(Ask(c => OutcomeList.Without(c, new(2023), 1, 10, CancellationToken.None)));
        Assert.Equal(new OutcomeGroup("しおかぜ県", 4, 0, OutcomeCounts.Sum(sheets.Select(s => s.Counts))), Assert.Single(Ask(c => OutcomeList.Groups(c, new(2025), CancellationToken.None))));
    }

    [DuckFact]
    public async Task A_sheet_is_scored_by_what_it_tells()
    {
        await ImportAsync();
        var sheets = Ask(c => SheetQuality.Read(c, new(2024), 0, 100, CancellationToken.None)).ToDictionary(s => s.Key.Number);
        Assert.Equal(1, sheets["2024-しお-23-0001"].Score);
        Assert.Equal([QualityCheck.Faultless], Missed("2024-しお-23-0002"));
        Assert.Equal([QualityCheck.Balanced], Missed("2024-しお-23-0005"));
        Assert.Equal([QualityCheck.Measurable, QualityCheck.Observed, QualityCheck.Dated], Missed("2024-しお-23-0004"));
        Assert.Equal(sheets.Values.OrderBy(s => s.Score).Skip(1).Take(2).Select(s => s.Key), Ask(c => SheetQuality.Read(c, new(2024), 1, 2, CancellationToken.None)).Select(s => s.Key));
        var group = Assert.Single(Ask(c => SheetQuality.Groups(c, new(2024), CancellationToken.None)));
        Assert.Equal((sheets.Count, sheets.Values.Average(s => s.Score)), (group.Sheets, group.Mean!.Value));
        foreach (var check in SheetQuality.Checks) Assert.Equal(sheets.Values.Select(s => s.Passed[(int)check]).OfType<bool>().Average(p => p ? 1.0 : 0), group.Share(check));
        Assert.Null(sheets["2024-しお-23-0004"].Passed[(int)QualityCheck.Identified]); // it pays persons and others only

        IEnumerable<QualityCheck> Missed(string number) => SheetQuality.Checks.Where(c => sheets[number].Passed[(int)c] == false);
    }

    [DuckFact]
    public async Task Money_flows_from_the_largest_projects_without_slips_of_units()
    {
        await ImportAsync();
        var flows = Ask(c => MoneyFlows.Read(c, new(2025), 2, CancellationToken.None));
        Assert.Equal(["2025-しお-24-0001", "2025-しお-24-0003"], flows.Select(f => f.Key.Number).Distinct());
        Assert.Equal(("しおかぜ県", "A", "みさき造船株式会社", "3120001000001", 121.2m), (flows[0].Source, flows[0].Block, flows[0].Payee, flows[0].CorporateNumber, flows[0].Amount));
        Assert.DoesNotContain(Ask(c => MoneyFlows.Read(c, new(2025), 10, CancellationToken.None)), f => f.Amount > 1_000);
        Assert.Equal("海洋局", Ask(c => MoneyFlows.Read(c, new(2025) { Ministry = "しおかぜ県" }, 1, CancellationToken.None))[0].Source);
    }

    [DuckFact]
    public async Task A_payee_is_followed_over_ministries_years_and_names_without_slips_of_units()
    {
        await ImportAsync();
        Assert.Equal(["みさき造船株式会社 3 125.58", "国立大学法人しおかぜ大学 3 94.71"], Ask(c => PayeeViews.List(c, new(2025), null, null, null, 0, 100, CancellationToken.None).Rows)
            .Where(p => p.CorporateNumber is "7120005000002" or "3120001000001").Select(p => $"{p.Name} {p.Payments} {p.Amount:0.####}").Order(StringComparer.Ordinal));
        Assert.Equal("7120005000002", Assert.Single(Ask(c => PayeeViews.List(c, new(2025), "university", null, null, 0, 100, CancellationToken.None).Rows)).Key);
        Assert.Equal("3120001000001", Assert.Single(Ask(c => PayeeViews.List(c, new(2025), null, "みさき", "みさき", 0, 100, CancellationToken.None).Rows)).Key);
        var (second, total) = Ask(c => Tuple.Create(PayeeViews.List(c, new(2025), null, null, null, 1, 1, CancellationToken.None))).Item1;
        Assert.Equal(("国立大学法人しおかぜ大学", 4), (second.Single().Name, total));
        var payments = Ask(c => Tuple.Create(PayeeViews.Payments(c, PayeeViews.Find(c, "3120001000001", CancellationToken.None)!, 0, 100, CancellationToken.None))).Item1;
        Assert.Equal((8, 1, "printed"), (payments.Length, payments.Count(p => p.IsSlip), payments[0].How));
        Assert.Equal([2025, 2024, 2023], payments.Select(p => p.Sheet.Year).Distinct());
        Assert.Null(Ask(c => PayeeViews.Find(c, "person", CancellationToken.None)));
        Assert.Equal("3120001000001", Ask(c => SheetDetails.Find(c, Tide, CancellationToken.None))[0].Payments[0].PayeeKey);
    }

    public void Dispose() => _data.Dispose();

    private async Task ImportAsync() => await _data.ImportAsync([.. Directory.EnumerateFiles(Repository.PathOf("sample", "review-sheets")).Order(StringComparer.Ordinal)]);

    private T Ask<T>(Func<DuckConnection, T> ask)
    {
        using var database = _data.Budget.TryOpen()!;
        using var connection = database.Connect();
        return ask(connection);
    }
}
