using Shirube.Budget.Views;
using Shirube.Tests.Analytics;

namespace Shirube.Tests.Budget;

public sealed class TableSheetTests : IDisposable
{
    private const string Project = "事業年度,予算事業ID,事業名,府省庁,局・庁,部,課,事業の目的,現状・課題,主要経費,事業開始年度,実施方法ー直接実施,実施方法ー補助\n2031,5,潮流発電の実証,しおかぜ県,産業局,,潮流課,潮の力で灯をともす,風が弱い,科学技術振興費,2029,TRUE,TRUE\n2031,5,潮流発電の実証,しおかぜ県,産業局,,潮流課,潮の力で灯をともす,風が弱い,エネルギー対策費,2029,TRUE,TRUE\n";

    private const string Budgets = """
        事業年度,予算事業ID,事業名,府省庁,予算年度,当初予算（合計）,補正予算（合計）,前年度からの繰越し（合計）,予備費等（合計）,計（歳出予算現額合計）,執行額（合計）,翌年度への繰越し(合計）,翌年度要求額（合計）,会計区分,会計,勘定
        2031,5,潮流発電の実証,しおかぜ県,2030,33498000,2000000,1000000,0,36498001,30000000,500000,40000000,,,
        2031,5,潮流発電の実証,しおかぜ県,2030,,,,,,,,,特別会計,エネルギー対策,エネルギー需給勘定
        2031,5,潮流発電の実証,しおかぜ県,2031,40000000,0,500000,0,40500000,0,0,50000000,,,
        2031,5,潮流発電の実証,しおかぜ県,2031,,,,,,,,,特別会計,エネルギー対策特別会計エネルギー需給勘定,
        2031,5,潮流発電の実証,しおかぜ県,2031,,,,,,,,,一般会計,一般会計,

        """;

    private const string Links = """
        事業年度,予算事業ID,事業名,府省庁,派生元ーアクティビティ・アウトプット・アウトカムの番号,派生元ー種別（アクティビティ・アウトプット・アウトカム）,派生元ーアウトカムの期間,派生元ーアクティビティの内容/ 活動目標／成果目標,派生先ーアクティビティ・アウトプット・アウトカムの番号,派生先ー種別（アクティビティ・アウトプット・アウトカム）,派生先ーアウトカムの期間,派生先ー 活動目標／成果目標,後続アウトカムへのつながり,アウトカムを複数段階で設定できない理由
        2031,5,潮流発電の実証,しおかぜ県,1,アクティビティ,,羽根を沈める,1,アウトプット,,羽根を10枚沈める,,
        2031,5,潮流発電の実証,しおかぜ県,1,アウトプット,,羽根を10枚沈める,1,アウトカム,短期,100kWを得る,羽根が回れば電気になる,
        2031,5,潮流発電の実証,しおかぜ県,1,アウトカム,短期,100kWを得る,2,アウトカム,長期,港の灯がともる,,段階は一つで足りる

        """;

    private readonly BudgetData _data = new();

    [DuckFact]
    public async Task A_project_of_the_tables_is_a_sheet_in_million_yen()
    {
        await _data.ImportAsync(Zip("p.zip", Project), Zip("b.zip", Budgets));
        Assert.Equal(["2031 しおかぜ県 5 潮流発電の実証 産業局 潮流課 2029"], _data.Rows("select year, ministry, number, name, bureau, division, start_year from sheet"));
        Assert.Equal(
            ["account エネルギー対策特別会計エネルギー需給勘定", "account 一般会計", "expense 科学技術振興費", "expense エネルギー対策費", "method 直接実施", "method 補助"],
            _data.Rows("select kind, label from sheet_label order by kind, position"));
        Assert.Equal(
            ["2030 33.498000 2.000000 1.000000 -0.500000 36.498001 30.000000 - 0.000001", "2031 40.000000 0.000000 0.500000 0.000000 40.500000 - - 0.000000", "2032 - - - - - - 50.000000 -"],
            _data.Rows("select fiscal_year, initial, supplementary, carried_in, carried_out, total, executed, requested, difference::decimal(18, 6) from budget order by position"));
    }

    [DuckTheory]
    [InlineData("しおかぜ県,しおかぜ県,産業局", "しおかぜ県 産業局")]
    [InlineData("海洋庁,しおかぜ県,", "しおかぜ県 海洋庁")]
    [InlineData("しおかぜ県　海洋庁,しおかぜ県,研究部", "しおかぜ県 海洋庁研究部")]
    [InlineData("海洋庁,しおかぜ県,海洋庁研究部", "しおかぜ県 海洋庁研究部")]
    [InlineData("海洋庁,,研究部", "海洋庁 研究部")]
    public async Task An_agency_is_a_bureau_of_its_ministry(string cells, string told)
    {
        await _data.ImportAsync(Zip("p.zip", $"事業年度,予算事業ID,事業名,府省庁,政策所管府省庁,局・庁,部,課,事業の目的,現状・課題,主要経費,事業開始年度\n2031,5,潮流発電の実証,{cells},,潮流課,潮の力で灯をともす,風が弱い,科学技術振興費,2029\n"));
        Assert.Equal([told], _data.Rows("select ministry, bureau from sheet"));
    }

    [DuckFact]
    public async Task Tables_that_come_later_or_again_make_the_sheet_anew()
    {
        await _data.ImportAsync(Zip("p.zip", Project));
        Assert.Equal(["1"], _data.Rows("select count(*) from sheet"));
        Assert.Equal(["0"], _data.Rows("select count(*) from budget"));
        await _data.ImportAsync(Zip("b.zip", Budgets));
        Assert.Equal(["1 3"], _data.Rows("select (select count(*) from sheet), (select count(*) from budget)"));
        await _data.ImportAsync(Zip("q.zip", Project.Replace("潮流発電の実証", "潮流発電の実用", StringComparison.Ordinal)));
        Assert.Equal(["潮流発電の実用 3"], _data.Rows("select name, (select count(*) from budget) from sheet"));
    }

    [DuckFact]
    public async Task Payments_are_told_by_payee_and_not_by_block_or_contract()
    {
        const string Payments = """
            事業年度,予算事業ID,事業名,府省庁,支出先ブロック番号,支出先ブロック名,支出先の数,ブロックの合計支出額,支出先名,法人番号,支出先の合計支出額,契約概要,金額
            2031,5,潮流発電の実証,しおかぜ県,A,羽根の製作,2,9000000,,,,,
            2031,5,潮流発電の実証,しおかぜ県,A,,,,波風工業株式会社,1010001000009,7000000,,
            2031,5,潮流発電の実証,しおかぜ県,A,,,,,,,羽根の設計,4000000
            2031,5,潮流発電の実証,しおかぜ県,A,,,,,,,羽根の据付,3000000
            2031,5,潮流発電の実証,しおかぜ県,A,,,,灯台研究所,,,調査,2000000

            """;
        await _data.ImportAsync(Zip("p.zip", Project), Zip("s.zip", Payments));
        Assert.Equal(
            ["0 2030 A 1 波風工業株式会社 1010001000009 羽根の据付、羽根の設計 7.000000", "1 2030 A 2 灯台研究所 - 調査 2.000000"],
            _data.Rows("select position, fiscal_year, block, number, payee, corporate_number, purpose, amount from payment order by position"));
        Assert.Equal([2031], Ask(SheetYearList.WithPayments));
        Assert.Empty(Ask(SheetYearList.WithOutcomes));
    }

    [DuckFact]
    public async Task Targets_and_results_stand_under_their_years()
    {
        const string Results = """
            事業年度,予算事業ID,事業名,府省庁,アクティビティ・アウトプット・アウトカムの番号,種別（アクティビティ・アウトプット・アウトカム）,アウトカムの期間,アクティビティ／活動目標／成果目標,活動指標／成果指標,単位,目標年度／目標値／実績値／達成率,2029,2030,2031
            2031,5,潮流発電の実証,しおかぜ県,1,アクティビティ,,羽根を沈める,,,,,,
            2031,5,潮流発電の実証,しおかぜ県,1,アウトプット,,羽根を10枚沈める,枚数,枚,2.目標値,"1,000",8,10
            2031,5,潮流発電の実証,しおかぜ県,1,アウトプット,,羽根を10枚沈める,枚数,枚,3.実績値,2,7,
            2031,5,潮流発電の実証,しおかぜ県,1,アウトカム,短期,100kWを得る,出力,kW,1.目標年度,,,1
            2031,5,潮流発電の実証,しおかぜ県,1,アウトカム,短期,100kWを得る,出力,kW,2.目標値,-,50,100
            2031,5,潮流発電の実証,しおかぜ県,1,アウトカム,短期,100kWを得る,出力,kW,3.実績値,未測定,48.5,
            2031,5,潮流発電の実証,しおかぜ県,1,アウトカム,短期,100kWを得る,出力,kW,4.達成率,,97,

            """;
        await _data.ImportAsync(Zip("p.zip", Project), Zip("r.zip", Results));
        Assert.Equal(["100kWを得る 出力 kW 100 2031"], _data.Rows("select goal, indicator, unit, target_text, target_year from outcome"));
        Assert.Equal(["2029 - -", "2030 48.5 50", "2031 - 100"], _data.Rows("select fiscal_year, actual, target from outcome_year order by 1"));
        Assert.Equal(["枚数 2029 2 1000", "枚数 2030 7 8", "枚数 2031 - 10"], _data.Rows("select indicator, fiscal_year, actual, expected from output join output_year using (sheet, output) order by 2"));
        Assert.Equal(["7 2029 未測定"], _data.Rows("select line, field, text from finding where code = 'text-for-number'"));
        Assert.Equal([2031], Ask(SheetYearList.WithOutcomes));
    }

    [DuckFact]
    public async Task The_logic_model_leads_from_activity_to_outcome()
    {
        await _data.ImportAsync(Zip("p.zip", Project), Zip("l.zip", Links));
        var sheet = Assert.Single(Ask(c => SheetDetails.Find(c, new(2031, "しおかぜ県", "5"), CancellationToken.None)));
        Assert.Equal([LogicStage.Activity, LogicStage.Output, LogicStage.ShortTerm, LogicStage.LongTerm], sheet.Logic.Parts.Select(p => p.Stage));
        Assert.Equal([(0, 1), (1, 2), (2, 3)], sheet.Logic.Links.Select(l => (l.From, l.To)));
        Assert.Equal("羽根が回れば電気になる", sheet.Logic.Links[1].Why);
        Assert.Equal("段階は一つで足りる", sheet.Logic.Links[2].NoStagesReason);
        Assert.Equal("風が弱い", sheet.Situation);
        Assert.Equal(["1-2", "3-2"], sheet.Tables.Order(StringComparer.Ordinal));
        Assert.True(sheet.Lacks("3-1"));
    }

    [DuckFact]
    public async Task Each_row_of_the_tables_leads_to_its_record()
    {
        await _data.ImportAsync(Zip("p.zip", Project), Zip("b.zip", Budgets));
        var tables = Ask(c => ProjectTables.Find(c, new(2031, "しおかぜ県", "5"), CancellationToken.None));
        Assert.Equal(["1-2 2", "2-1 5"], tables.Select(t => $"{t.Number} {t.Rows.Length}"));
        var row = tables[1].Rows[2];
        Assert.Equal("40000000", row.Cells[tables[1].Headers.IndexOf("当初予算（合計）")]);
        var source = SheetSource.Read(_data.Folder, row.Document, row.Line, CancellationToken.None)!;
        Assert.Contains("\"予算年度\": \"2031\"", source, StringComparison.Ordinal);
        Assert.Contains("\"翌年度要求額（合計）\": \"50000000\"", source, StringComparison.Ordinal);
        Assert.Null(SheetSource.Read(_data.Folder, row.Document, 99, CancellationToken.None));
    }

    public void Dispose() => _data.Dispose();

    private string Zip(string name, string csv) => _data.Write(name, BudgetData.Zipped(csv));

    private T Ask<T>(Func<Shirube.Analytics.Duck.DuckConnection, T> ask)
    {
        using var database = _data.Budget.TryOpen()!;
        using var connection = database.Connect();
        return ask(connection);
    }
}
