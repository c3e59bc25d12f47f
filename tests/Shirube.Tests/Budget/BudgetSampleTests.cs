using System.Text;
using System.Text.Json;
using Shirube.Analytics.Duck;
using Shirube.Budget.Export;
using Shirube.Tests.Analytics;
using Shirube.Tests.House;

namespace Shirube.Tests.Budget;

/// <summary>The fictional prefecture's sheets, read as a careful reader does.</summary>
public sealed class BudgetSampleTests : IDisposable
{
    private readonly BudgetData _data = new();

    [DuckFact]
    public async Task Sheets_sums_links_and_planted_faults_are_as_written()
    {
        await ImportAsync();
        Assert.Equal(["2023 4", "2024 5", "2025 4"], _data.Rows("select year, count(*) from sheet group by all order by 1"));
        Assert.Equal(["2023 234 241.95", "2024 258 268.95", "2025 264 262.7"], _data.Rows(
            "select year, sum(initial)::double, sum(executed)::double from sheet join budget using (sheet) where fiscal_year = year - 1 group by all order by 1"));
        Assert.Equal(
            ["2024 企業の研究設備の共用 研究設備の共用", "2024 大学の研究設備の共用 研究設備の共用", "2025 潮の力による地域電力の普及 潮流発電の実証"],
            _data.Rows("""
                select s.year, s.name, o.name from related_sheet r join sheet s using (sheet) join sheet o on o.year = r.year + 1 and o.ministry = r.ministry and o.number4 = r.number3
                where s.name <> o.name order by 1, 2
                """));
        Assert.Equal(
            ["2024 2 full-width-number 当初予算", "2024 3 thousand-yen 当初予算", "2024 4 sum-differs 予算計", "2025 2 corporate-number 法人番号", "2025 4 unit-slip 支出額"],
            _data.Rows("select s.year, f.line, f.code, f.field from finding f join sheet s using (sheet) where severity = 'warning' order by all"));
        Assert.Equal(["36 44"], _data.Rows("select max(initial) filter (line = 2)::double, max(initial) filter (line = 3)::double from sheet join budget using (sheet) where year = 2024 and fiscal_year = 2024"));
    }

    [DuckFact]
    public async Task Exports_hold_each_project_and_payment_with_its_line()
    {
        await ImportAsync();
        var projects = JsonDocument.Parse(Write("projects", 2025, (output, result) => ResultJson.Write(output, result, 100, default))).RootElement;
        Assert.Equal(4, projects.GetArrayLength());
        var tide = projects[0];
        Assert.Equal(("2025-しお-24-0001", "潮の力による地域電力の普及", 1), (tide.GetProperty("number").GetString(), tide.GetProperty("name").GetString(), tide.GetProperty("line").GetInt32()));
        Assert.Equal(64, tide.GetProperty("document").GetString()!.Length);
        Assert.Equal("科学技術・イノベーション", Assert.Single(tide.GetProperty("policies").EnumerateArray()).GetString());
        var year = tide.GetProperty("budget")[2];
        Assert.Equal(("2024", "150", "30", "-25", "155", "151.2"), (Raw(year, "fiscalYear"), Raw(year, "initial"), Raw(year, "supplementary"), Raw(year, "carriedOut"), Raw(year, "total"), Raw(year, "executed")));
        Assert.Equal(JsonValueKind.Null, year.GetProperty("requested").ValueKind);

        var payments = Write("payments", 2025, (output, result) => ResultCsv.Write(output, result, 100)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("year,ministry,number,project,fiscalYear,block,order,payee,corporateNumber,purpose,amount,document,line", payments[0]);
        Assert.StartsWith("2025,しおかぜ県,2025-しお-24-0001,潮の力による地域電力の普及,2024,A,1,みさき造船株式会社,", payments[1], StringComparison.Ordinal);
        Assert.Equal(1 + 9, payments.Length);
    }

    [DuckFact]
    public async Task An_analyst_asks_within_limits_and_never_writes()
    {
        await ImportAsync();
        Assert.Equal("[{\"n\":13,\"list\":[1.5,null],\"at\":\"2024-06-04\"}]", Ask("select count(*) as n, [1.5, null] as list, date '2024-06-04' as at from sheet"));
        Assert.Throws<DuckException>(() => Ask("delete from sheet"));
        Assert.Throws<DuckException>(() => Ask("select 1; select 2"));
        Assert.Throws<DuckException>(() => Ask("select * from read_csv('/etc/passwd')"));
        Assert.Throws<DuckException>(() => Ask("select * from '/etc/passwd'"));
        Assert.Throws<DuckException>(() => Ask("copy sheet to '/tmp/shirube-sheet.csv'"));
        Assert.Throws<DuckException>(() => Ask("attach '/tmp/shirube-x.duckdb'"));
        Assert.Throws<DuckException>(() => Ask("set threads = 64"));
        Assert.Throws<TimeoutException>(() => Ask("select count(*) from range(10000000000000) r(i) where i % 7 = 9", seconds: 1));
        Assert.Contains("Out of Memory", Assert.Throws<DuckException>(() => Ask("select count(*) from (select distinct i from range(1000000000) r(i))")).Message, StringComparison.Ordinal);
        Assert.Equal("[{\"i\":0},{\"i\":1}]", Ask("select i from range(1000000) r(i)", rows: 2));
    }

    public void Dispose() => _data.Dispose();

    private async Task ImportAsync() =>
        await _data.ImportAsync([.. Directory.EnumerateFiles(Repository.PathOf("sample", "review-sheets")).Order(StringComparer.Ordinal)]);

    private string Write(string kind, int year, Action<Stream, DuckResult> write)
    {
        using var database = _data.Budget.TryOpen()!;
        using var connection = database.Connect();
        using var result = BudgetRows.Read(connection, kind, year, CancellationToken.None);
        using var output = new MemoryStream();
        write(output, result);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private string Ask(string sql, int rows = 100, int seconds = 30)
    {
        using var output = new MemoryStream();
        Assert.True(AnalystQuery.Run(_data.Budget, sql, new() { Time = TimeSpan.FromSeconds(seconds), MemoryBytes = 32L << 20 }, result => ResultJson.Write(output, result, rows, default), CancellationToken.None));
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static string Raw(JsonElement row, string name) => row.GetProperty(name).GetRawText();
}
