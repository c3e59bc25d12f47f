using System.Text.Json.Nodes;
using Shirube.Budget.Sheets;
using Shirube.Tests.Analytics;

namespace Shirube.Tests.Budget;

public sealed class SheetFindingTests : IDisposable
{
    private readonly BudgetData _data = new();

    /// <summary>What is put in the place of what, the finding it makes, and what becomes of the first 当初予算.</summary>
    private static readonly (string Path, string Json, string Finding, string Initial)[] Faults =
    [
        ("予算/0/当初予算", "\"未定\"", "text-for-number 当初予算 未定", "-"),
        ("予算/0/当初予算", "\"100.5\"", "number-as-text 当初予算 100.5", "100.500000"),
        ("予算/0/当初予算", "\"１００．５\"", "full-width-number 当初予算 １００．５", "100.500000"),
        ("予算/0/当初予算", "\"100,500千円\"", "thousand-yen 当初予算 100,500千円", "100.500000"),
        ("予算/0/当初予算", "\"100500000円\"", "unit-in-number 当初予算 100500000円", "100.500000"),
        ("予算/0/当初予算", "1e30", "number-out-of-range 当初予算 1e30", "-"),
        ("予算/0/当初予算", "[]", "unexpected-type 当初予算 StartArray", "-"),
        ("予算/0/当初予算", "null", "null-amount 当初予算 -", "-"),
        ("予算/0/予備費等", "\"△3\"", "number-as-text 予備費等 △3", "100.500000"),
        ("予算/0/執行額", "-3", "negative-amount 執行額 -3", "100.500000"),
        ("予算/0/執行額", "90.12345678", "finer-than-yen 執行額 90.12345678", "100.500000"),
        ("予算/0/予算計", "117", "sum-differs 予算計 2030: 117 - 115.0", "100.500000"),
        ("予算/0/予算計", "115.5", "sum-rounded 予算計 2030: 115.5 - 115.0", "100.500000"),
        ("予算/2/年度", "2039", "budget-years 予算 2030 2031 2039", "100.500000"),
        ("支出先/0/年度", "2028", "payment-year 支出先 2028 2030", "100.500000"),
        ("支出先/0/支出額", "60250", "unit-slip 支出額 2030: 60250 / 115.0", "100.500000"),
        ("支出先/0/法人番号", "\"7123456789013\"", "corporate-number 法人番号 7123456789013", "100.500000"),
        ("関連する過去のレビューシート/0/年度", "24", "era-year 年度 24", "100.500000"),
        ("開始年度", "2", "impossible-year 開始年度 2", "100.500000"),
        ("終了年度", "2020", "ends-before-start 終了年度 2029 - 2020", "100.500000"),
        ("事業番号", "null", "missing-id 事業番号 -", "100.500000"),
        ("公開年度", "\"２０３１\"", "full-width-number 公開年度 ２０３１", "100.500000"),
        ("アウトカム/0/成果実績/0/成果実績", "\"多数\"", "text-for-number 成果実績 多数", "100.500000"),
    ];

    [DuckFact]
    public async Task A_fault_becomes_a_finding_of_its_line_and_the_rest_stays()
    {
        await _data.ImportAsync(_data.Write("a.ndjson", SheetLine.Text([.. Faults.Select((f, i) => SheetLine.Of($"{i:00}").With(f.Path, JsonNode.Parse(f.Json)))])));
        var findings = _data.Rows("select line, code, field, text from finding");
        Assert.All(Faults.Index(), f => Assert.Contains($"{f.Index + 1} {f.Item.Finding}", findings));
        Assert.Equal(Faults.Select(f => f.Initial), _data.Rows("select initial from budget where position = 1 order by sheet"));
        Assert.Equal([$"{Faults.Length} {2 * Faults.Length}"], _data.Rows("select count(*), (select count(*) from payment) from sheet"));
    }

    [DuckFact]
    public async Task The_same_number_twice_in_a_file_is_told_and_both_stay()
    {
        await _data.ImportAsync(_data.Write("a.ndjson", SheetLine.Text(SheetLine.Of(), SheetLine.Of(name: "別の事業"))));
        Assert.Equal(["duplicate-number 2 2031 しおかぜ県 0001"], _data.Rows("select code, line, text from finding"));
        Assert.Equal(["2"], _data.Rows("select count(*) from sheet"));
    }

    [Theory]
    [InlineData("7123456789012", true)]
    [InlineData("7123456789021", false)]
    [InlineData("8123456789012", false)]
    [InlineData("712345678901", false)]
    [InlineData("712345678901X", false)]
    [InlineData("", false)]
    public void The_first_digit_of_a_corporate_number_checks_the_others(string number, bool isValid) =>
        Assert.Equal(isValid, CorporateNumber.IsValid(System.Text.Encoding.UTF8.GetBytes(number)));

    [Theory]
    [InlineData("114.69999999999999", 114_700_000)]
    [InlineData("1E-05", 10)]
    [InlineData("0.00000000000000000012", 1)]
    [InlineData("-0.0000001", -1)]
    [InlineData("0.0", 0)]
    [InlineData("999999999999", 999_999_999_999_000_000)]
    public void A_sum_is_kept_to_the_yen_and_only_nothing_is_nothing(string printed, long micros)
    {
        Assert.True(Amount.TryRead(System.Text.Encoding.UTF8.GetBytes(printed), out var amount));
        Assert.Equal(micros, amount.Micros);
    }

    public void Dispose() => _data.Dispose();
}
