using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shirube.Analytics.Duck;
using Shirube.Budget.Export;
using Shirube.Budget.Payees;
using Shirube.Tests.Analytics;
using Shirube.Tests.House;

namespace Shirube.Tests.Budget;

public sealed class PayeeTests : IDisposable
{
    private static readonly string Shipyard = Number("120001000001");
    private static readonly string Namesake = Number("120001000777");
    private static readonly string College = Number("120005000002");
    private readonly BudgetData _data = new();

    [DuckFact]
    public async Task The_sample_has_its_payees_and_one_number_repaired_by_name()
    {
        await _data.ImportAsync([.. Directory.EnumerateFiles(Repository.PathOf("sample", "review-sheets")).Order(StringComparer.Ordinal)]);
        Assert.Equal(
            ["3120001000001 company みさき造船株式会社 8", "6120005000003 association 一般財団法人海の観測所 3", "7120005000002 national-university 国立大学法人しおかぜ大学 8", "9120001000004 company 株式会社灯台システム 3", "other other その他 2", "person person 個人（名のない者） 9"],
            _data.Rows("select key, kind, name, payments from payee order by 1"));
        Assert.Equal(["2025 resolved 6120005000003"], _data.Rows("select s.year, q.how, (select y.key from payee y where y.payee = q.payee) from payment_payee q join payment p using (sheet, position) join sheet s using (sheet) where p.corporate_number = '1120005000003'"));
        var rows = Export(new(2025, null, "university"));
        Assert.Equal(("国立大学法人しおかぜ大学", "7120005000002", "94.71", 1, 0), (rows[0]!["payee"]!.ToString(), rows[0]!["corporateNumber"]!.ToString(), rows[0]!["amount"]!.ToString(), (int)rows[0]!["printedShare"]!, (int)rows[0]!["resolvedShare"]!));
        Assert.Equal("""[{"ministry":"しおかぜ県","year":2025,"fiscalYear":2024,"payments":3,"amount":94.71}]""", rows[0]!["amounts"]!.ToJsonString(Readable));
        Assert.Single(rows);
        Assert.Empty(Export(new(null, "ほかの県", null)));
        Assert.DoesNotContain(Export(new()), r => r!["kind"]!.ToString() is "person" or "other");
    }

    [DuckFact]
    public async Task A_name_gets_the_number_that_other_sheets_print_with_it()
    {
        await ImportAsync(
            Sheet("1", ("株式会社みさき造船", Shipyard), ("学校法人灯台学園", College)),
            Sheet("2", ("株式会社みさき造船", Shipyard)),
            Sheet("3", ("㈱みさき造船", null), ("株式会社みさき造船　東支店", null), ("みさき造船", null), ("灯台学園大学病院", null), ("有限会社みさき造船", null), ("個人Ａ", null), ("みさき・灯台共同企業体", null), ("株式会社みさき造船ほか", null)));
        Assert.Equal(
            [$"㈱みさき造船 resolved {Shipyard}", $"株式会社みさき造船　東支店 resolved {Shipyard}", $"みさき造船 resolved {Shipyard}", $"灯台学園大学病院 resolved {College}", "有限会社みさき造船 unresolved 有限会社みさき造船", "個人Ａ anonymous person", "みさき・灯台共同企業体 unresolved みさき灯台共同企業体", "株式会社みさき造船ほか unresolved 株式会社みさき造船ほか"],
            _data.Rows("select p.payee, q.how, (select y.key from payee y where y.payee = q.payee) from payment_payee q join payment p using (sheet, position) join sheet s using (sheet) where s.number = '3' order by p.position"));
        Assert.Equal(["株式会社みさき造船　東支店", "株式会社みさき造船", "㈱みさき造船", "みさき造船"], _data.Rows($"select payee_name.name from payee_name join payee using (payee) where key = '{Shipyard}' order by length(payee_name.name) desc, 1"));
        Assert.Equal(["private-university"], _data.Rows($"select kind from payee where key = '{College}'")); // one of its names says 大学
        Assert.Contains("株式会社みさき造船；sheets: 2；years: 2031-2031", _data.Rows("select evidence from payment_payee q join payment p using (sheet, position) where p.payee = '㈱みさき造船'")[0], StringComparison.Ordinal);
    }

    [DuckFact]
    public async Task Two_of_one_name_are_told_apart_where_they_stand_or_not_at_all()
    {
        await ImportAsync(
            Sheet("1", "港の工事", ("みさき造船株式会社", Shipyard)),
            Sheet("2", "山の工事", ("みさき造船株式会社", Namesake)),
            Sheet("3", "港の工事", ("みさき造船株式会社", null)),
            Sheet("4", "山の工事", ("みさき造船株式会社", null)),
            Sheet("5", "野の工事", ("みさき造船株式会社", null)));
        Assert.Equal(
            [$"3 resolved {Shipyard}", $"4 resolved {Namesake}", "5 unresolved みさき造船株式会社"],
            _data.Rows("select s.number, q.how, (select y.key from payee y where y.payee = q.payee) from payment_payee q join sheet s using (sheet) where s.number >= '3' order by 1"));
        Assert.Equal(["true"], _data.Rows("select evidence like '%others of this name: 1%candidate%' from payment_payee q join sheet s using (sheet) where s.number = '5'").ConvertAll(r => r.ToLowerInvariant()));
    }

    [DuckFact]
    public async Task Anothers_number_is_told_and_never_changed()
    {
        await ImportAsync([.. Enumerable.Range(0, 6).Select(i => Sheet($"{i}", ("みさき造船株式会社", Shipyard), ("国立大学法人しおかぜ大学", College))), Sheet("9", ("国立大学法人しおかぜ大学", Shipyard))]);
        Assert.Equal([$"9 doubted {Shipyard} {Shipyard}"], _data.Rows("select s.number, q.how, (select y.key from payee y where y.payee = q.payee), p.corporate_number from payment_payee q join payment p using (sheet, position) join sheet s using (sheet) where how <> 'printed'"));
        Assert.Equal([$"国立大学法人しおかぜ大学 {Shipyard}"], _data.Rows("select text from finding where code = 'number-of-another'"));
        Assert.Equal(["みさき造船株式会社"], _data.Rows($"select name from payee where key = '{Shipyard}'"));
        await ImportAsync(Sheet("10", ("国立大学法人しおかぜ大学", null))); // made anew, not twice
        Assert.Equal(["1"], _data.Rows("select count(*) from finding where code = 'number-of-another'"));
        Assert.Equal([College], _data.Rows("select key from payment_payee join payee using (payee) where how = 'resolved'"));
    }

    [DuckFact]
    public async Task What_an_older_version_left_out_is_made_from_what_is_there()
    {
        var path = _data.Write("old.ndjson", SheetLine.Text(Sheet("1", ("みさき造船株式会社", Shipyard)), Sheet("2", ("みさき造船㈱", null))));
        await _data.ImportAsync(path);
        var whole = _data.Rows("select * from payment_payee order by all");
        foreach (var complete in (Func<Task>[])[() => _data.ImportAsync(path), () => new Shirube.Budget.Import.BudgetImport(_data.Folder, TimeProvider.System).CompleteAsync(null, CancellationToken.None)])
        {
            using (var database = DuckDatabase.Open(_data.Budget.Published))
            using (var connection = database.Connect()) connection.Execute("drop table payee; create table payee (payee varchar not null); drop table payee_name; drop table sheet_figure; drop table payment_payee; drop table derived");
            await complete();
            Assert.Equal(whole, _data.Rows("select * from payment_payee order by all"));
            Assert.Equal(["2"], _data.Rows("select payments from payee"));
            Assert.Equal(["2"], _data.Rows("select count(*) from sheet_figure"));
        }

        var before = File.ReadAllBytes(_data.Budget.Published);
        await _data.ImportAsync(path);
        Assert.Equal(before, File.ReadAllBytes(_data.Budget.Published));
    }

    [DuckFact]
    public async Task Every_payment_has_one_row_whatever_is_printed()
    {
        await ImportAsync(Sheet("1", ("", null), (" ", "0"), ("・・・", "abc"), ("（）", null), ("株式会社", null), ("\uD800", null), ("（株）（株）", Shipyard), (new string('長', 5000), null)));
        Assert.Equal(["8 8"], _data.Rows("select count(*), count(distinct position) from payment_payee"));
        Assert.Equal(["8"], _data.Rows("select sum(payments) from payee"));
        Assert.Throws<ArgumentException>(() => Export(new(Kind: "planet")));
    }

    [DuckFact]
    public async Task Payments_of_a_block_that_come_to_a_hundred_times_the_budget_are_left_out_of_sums_and_told()
    {
        var rows = Enumerable.Range(0, 10).Select(i => ("A", $"株式会社みさき{i}", 1400.0)).Concat([("B", "株式会社とうだい", 90.0), ("B", "株式会社なみうち", 9.0)]);
        var payments = new System.Text.Json.Nodes.JsonArray([.. rows.Select(r => (System.Text.Json.Nodes.JsonNode)new System.Text.Json.Nodes.JsonObject { ["年度"] = 2030, ["グループ"] = r.Item1, ["支出先名"] = r.Item2, ["支出額"] = r.Item3 })]);
        await _data.ImportAsync(_data.Write("a.ndjson", SheetLine.Text(SheetLine.Of().With("支出先", payments))));
        Assert.Equal(["A 10 true", "B 2 false"], _data.Rows("select block, count(*), lower(is_slip::varchar) from payment_payee join payment using (sheet, position) group by all order by 1"));
        Assert.Equal(["block-unit-slip 2030 A: 14000.000000 / 130.500000"], _data.Rows("select code, text from finding where code like '%slip'"));
        await _data.ImportAsync(_data.Write("b.ndjson", SheetLine.Text(SheetLine.Of("0002"))));
        Assert.Equal(["1"], _data.Rows("select count(*) from finding where code like '%slip'")); // told once, however often it is weighed
    }

    public void Dispose() => _data.Dispose();

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Twelve digits with the digit in front that checks them.</summary>
    private static string Number(string body)
    {
        var sum = body.Reverse().Select((c, i) => (c - '0') * (i % 2 == 0 ? 1 : 2)).Sum();
        return string.Create(CultureInfo.InvariantCulture, $"{9 - (sum % 9)}{body}");
    }

    private static JsonObject Sheet(string number, params (string Payee, string? Number)[] payments) => Sheet(number, "港の工事", payments);

    private static JsonObject Sheet(string number, string name, params (string Payee, string? Number)[] payments) => SheetLine.Of(number, name).With("支出先", new JsonArray([.. payments.Select((p, i) =>
        (JsonNode)new JsonObject { ["年度"] = 2030, ["グループ"] = "A", ["番号"] = i + 1, ["支出先名"] = p.Payee, ["法人番号"] = p.Number, ["業務概要"] = "工事", ["支出額"] = 1.5 })]));

    private async Task ImportAsync(params JsonObject[] sheets) => await _data.ImportAsync(_data.Write($"{sheets[0]["事業番号"]}.ndjson", SheetLine.Text(sheets)));

    private JsonArray Export(PayeeFilter filter)
    {
        using var database = _data.Budget.TryOpen()!;
        using var connection = database.Connect();
        using var result = PayeeRows.Read(connection, filter, CancellationToken.None);
        using var output = new MemoryStream();
        ResultJson.Write(output, result, long.MaxValue, default);
        return JsonNode.Parse(Encoding.UTF8.GetString(output.ToArray()))!.AsArray();
    }
}
