using System.IO.Compression;
using System.Text;
using Shirube.Budget;
using Shirube.Budget.Columns;
using Shirube.Budget.Import;
using Shirube.Budget.Views;
using Shirube.Tests.Analytics;

namespace Shirube.Tests.Budget;

/// <summary>Tables that people made, read by a mapping.</summary>
public sealed class ColumnTableTests : IDisposable
{
    private const string Csv = """
        府省庁,事業番号,事業名,会計区分,令和5年度 当初予算額（千円）,令和5年度 補正,R4執行額,支出先名,法人番号,支出額
        しおかぜ県,31-1,灯台の保全,一般会計,"1,500",500,1200.5,みさき造船株式会社,7123456789013,900
        しおかぜ県,31-2,潮流発電,一般会計、特別会計,未定,△20,１００,,,
        """;

    private readonly BudgetData _data = new();

    public static TheoryData<string, string> Forms => new()
    {
        { "utf-8", "," },
        { "utf-8-bom", "," },
        { "shift_jis", "," },
        { "utf-16", "\t" },
        { "shift_jis", "\t" },
    };

    [DuckTheory]
    [MemberData(nameof(Forms))]
    public async Task Every_form_of_the_same_table_gives_the_same_sheets(string encoding, string delimiter)
    {
        var text = delimiter == "," ? Csv : Csv.Replace("\"1,500\"", "1500", StringComparison.Ordinal).Replace(",", delimiter, StringComparison.Ordinal);
        var path = _data.Write("list.csv", Bytes(text, encoding));
        var mapping = Guess(path) with { Year = 2023, Unit = MoneyUnit.Thousand };
        var file = Assert.Single(await ImportAsync(path, mapping));
        Assert.Equal(2, file.Rows);
        Assert.Equal(["2023 しおかぜ県 31-1 灯台の保全 2", "2023 しおかぜ県 31-2 潮流発電 3"], _data.Rows("select year, ministry, number, name, line from sheet order by line"));
        Assert.Equal(
            ["2 2022 - - 1.200500", "2 2023 1.500000 0.500000 -", "3 2022 - - 0.100000", "3 2023 - -0.020000 -"],
            _data.Rows("select sheet & 16777215, fiscal_year, initial, supplementary, executed from budget order by 1, 2"));
        Assert.Equal(["2022 みさき造船株式会社 7123456789013 0.900000"], _data.Rows("select fiscal_year, payee, corporate_number, amount from payment"));
        Assert.Equal(["一般会計", "一般会計", "特別会計"], _data.Rows("select label from sheet_label where kind = 'account' order by sheet, position"));
        Assert.Equal(
            ["2 corporate-number 法人番号", "3 full-width-number R4執行額", "3 number-as-text 令和5年度 補正", "3 text-for-number 令和5年度 当初予算額（千円）"],
            _data.Rows("select line, code, field from finding where code not in ('payment-year', 'budget-years') order by 1, 2"));
        Assert.Equal(["mapped-table 2 県の一覧"], _data.Rows("select kind, row_count, name from document join document_mapping using (document)"));
    }

    [DuckFact]
    public async Task Outcomes_and_outputs_are_read_with_their_values_by_year()
    {
        var path = _data.Write("wide.csv", """
            府省庁,事業番号,事業名,成果目標,成果指標,単位,目標値,目標最終年度,令和4年度 成果実績,令和4年度 目標値,令和5年度 成果実績,活動指標,単位,活動実績,当初見込み,成果指標
            しおかぜ県,31-1,灯台の保全,灯を絶やさない,点いている灯,基,300以上,令和10年度,"1,200",1300,85%,見回り,回,12,未定,訪れた人
            しおかぜ県,31-1,灯台の保全,,,,,,,,,船の点検,隻,3,4,
            """);
        var guess = Guess(path);
        Assert.Equal("OutcomeGoal OutcomeIndicator OutcomeUnit OutcomeFinalTarget OutcomeTargetYear OutcomeActual OutcomeTarget OutcomeActual OutputIndicator OutputUnit OutputActual OutputExpected OutcomeIndicator", string.Join(' ', guess.Columns.Skip(3).Select(c => c.Role)));
        await ImportAsync(path, guess with { Year = 2024 });
        Assert.Equal(["1 灯を絶やさない 点いている灯 基 300以上 2028", "2 - 訪れた人 - - -"], _data.Rows("select outcome, goal, indicator, unit, target_text, target_year from outcome order by 1"));
        Assert.Equal(["1 2022 1200 1300", "1 2023 85 -"], _data.Rows("select outcome, fiscal_year, actual, target from outcome_year order by 2"));
        Assert.Equal(["1 見回り 回", "2 船の点検 隻"], _data.Rows("select output, indicator, unit from output order by 1"));
        Assert.Equal(["1 2023 12 -", "2 2023 3 4"], _data.Rows("select output, fiscal_year, actual, expected from output_year order by 1"));
        Assert.Equal(["2 text-for-number 当初見込み 未定", "2 unit-in-number 令和5年度 成果実績 85%"], _data.Rows("select line, code, field, text from finding where code in ('text-for-number', 'unit-in-number', 'number-as-text') order by 2"));
    }

    [DuckFact]
    public async Task A_row_for_each_year_and_outcome_is_put_together()
    {
        var path = _data.Write("long.csv", """
            府省庁,事業番号,事業名,年度,会計年度,成果指標,目標値,成果実績
            しおかぜ県,31-1,灯台の保全,2024,2021,灯,10,9
            しおかぜ県,31-1,灯台の保全,2024,2021,人,500,480
            しおかぜ県,31-1,灯台の保全,2024,2022,灯,11,12
            しおかぜ県,31-1,灯台の保全,2024,2022,人,600,
            しおかぜ県,31-1,灯台の保全,2024,2022,灯,11,13
            """);
        var mapping = Guess(path);
        await ImportAsync(path, mapping);
        Assert.Equal(["1 2021 9 10", "1 2022 12 11", "2 2021 480 500", "2 2022 - 600", "3 2022 13 11"], _data.Rows("select outcome, fiscal_year, actual, target from outcome_year order by 1, 2"));
        Assert.Equal(["1 灯", "2 人", "3 灯"], _data.Rows("select outcome, indicator from outcome order by 1"));
        var preview = MappedPreview.Of(path, "long.csv", mapping, ImportLimits.Default, CancellationToken.None);
        var shown = Assert.Single(preview.First).Results;
        Assert.Equal("灯 人 灯", string.Join(' ', shown.Select(r => r.Name)));
        Assert.Equal("2021:480:500 2022::600", string.Join(' ', shown[1].Years.Select(y => $"{y.Year}:{y.Actual}:{y.Expected}")));
        Assert.False(shown[1].IsOutput);
    }

    [DuckFact]
    public async Task A_workbook_is_read_with_two_lines_of_headers_dates_saved_results_and_gaps()
    {
        var path = _data.Write("list.xlsx", Workbook("""
            <row r="2"><c r="A2" t="inlineStr"><is><t>しおかぜ県の事業（単位：百万円）</t></is></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>番号</t></is></c><c r="B3" t="inlineStr"><is><t>事業名</t></is></c><c r="C3" t="inlineStr"><is><t>開始年度</t></is></c><c r="D3" t="inlineStr"><is><t>令和5年度</t></is></c><c r="F3" t="inlineStr"><is><t>令和6年度</t></is></c></row>
            <row r="4"><c r="D4" t="inlineStr"><is><t>当初</t></is></c><c r="E4" t="inlineStr"><is><t>補正</t></is></c><c r="F4" t="inlineStr"><is><t>当初</t></is></c></row>
            <row r="6"><c r="A6" t="s"><v>0</v></c><c r="B6" t="inlineStr"><is><t>灯台</t></is></c><c r="C6" s="1"><v>45017</v></c><c r="D6"><v>0.1</v></c><c r="E6"><f>SYSTEM("rm")+1</f><v>2.5</v></c><c r="F6"><v>3</v></c></row>
            <row r="7"><c r="B7" t="inlineStr"><is><t>合計</t></is></c><c r="D7"><v>0.1</v></c></row>
            """));
        var mapping = Guess(path);
        Assert.Equal((4, 2, MoneyUnit.Million), (mapping.HeaderRow, mapping.HeaderRows, mapping.Unit));
        await ImportAsync(path, mapping with { Year = 2024, Ministry = "しおかぜ県" });
        Assert.Equal(["2024 しおかぜ県 共-1 灯台 2023 6"], _data.Rows("select year, ministry, number, name, start_year, line from sheet"));
        Assert.Equal(["2023 0.100000 2.500000", "2024 3.000000 -"], _data.Rows("select fiscal_year, initial, supplementary from budget order by 1"));
        Assert.Equal(["total-row 7 合計"], _data.Rows("select code, line, text from finding where code = 'total-row'"));
    }

    [DuckFact]
    public async Task A_workbook_of_the_older_Excel_is_read_too()
    {
        var path = _data.Write("list.xls", OldWorkbook.Of("一覧", ["番号", "事業名", "府省庁", "公開年度", "2023年度 当初予算（百万円）", "支出先", "支出額（百万円）"], ["共-1", "潮流発電の実証", "しおかぜ県", 2023.0, 12.5, "みさき造船株式会社", 3.25], ["共-2", "灯台の手入れ", "しおかぜ県", 2023.0, 4.0, "個人Ａ", ""]));
        await ImportAsync(path, Guess(path));
        Assert.Equal(["共-1 潮流発電の実証 2", "共-2 灯台の手入れ 3"], _data.Rows("select number, name, line from sheet order by 1"));
        Assert.Equal(["12.500000 3.250000", "4.000000 -"], _data.Rows("select initial, amount from budget join payment using (sheet) order by sheet"));
    }

    // one byte after another is put wrong: chains of sectors that turn in circles, lengths beyond the end
    [Fact]
    public void A_damaged_workbook_of_the_older_Excel_is_an_answer_and_never_a_wait()
    {
        var whole = OldWorkbook.Of("一覧", ["番号", "事業名"], ["共-1", "灯台"]);
        var answers = new HashSet<string>(StringComparer.Ordinal);
        var places = Enumerable.Range(24, 120).Concat(Enumerable.Range(512, 48)).Concat(Enumerable.Range(1024, 256)).Concat(Enumerable.Range(1536, 200));
        foreach (var (place, wrong) in places.SelectMany(p => new byte[] { 2, 0x7F }.Select(w => (p, w))))
        {
            var bytes = (byte[])whole.Clone();
            bytes[place] = wrong;
            var path = _data.Write("damaged.xls", bytes);
            try
            {
                answers.Add($"{Look(path).First.Length} rows");
            }
            catch (UnreadableImportException told)
            {
                answers.Add(told.Code);
            }
        }

        Assert.Contains("2 rows", answers);
        Assert.Contains("damaged-workbook", answers);
    }

    [DuckFact]
    public async Task Rows_of_one_project_become_one_sheet_and_say_where_they_differ()
    {
        var path = _data.Write("long.csv", """
            公開年度,府省庁,事業番号,事業名,担当部局,予算年度,当初予算,執行額,支出先,支出額
            2024,しおかぜ県,1,灯台,海洋局,2023,10,8,みさき造船,5
            2024,しおかぜ県,1,灯台,海洋局,2023,10,8,しおかぜ大学,2
            2024,しおかぜ県,1,灯台,港湾局,2024,12,,,
            ,,,,,2022,9,7,,
            2024,しおかぜ県,2,潮流,海洋局,2023,1,1,,
            2024,しおかぜ県,2,潮流,海洋局,2023,2,1,,
            """);
        await ImportAsync(path, Guess(path));
        Assert.Equal(["1 灯台 海洋局 2", "2 潮流 海洋局 6"], _data.Rows("select number, name, bureau, line from sheet order by 1"));
        Assert.Equal(["2 2022 9.000000", "2 2023 10.000000", "2 2024 12.000000", "6 2023 1.000000", "6 2023 2.000000"], _data.Rows("select sheet & 16777215, fiscal_year, initial from budget order by 1, 2, 3"));
        Assert.Equal(["みさき造船 5.000000", "しおかぜ大学 2.000000"], _data.Rows("select payee, amount from payment order by position"));
        Assert.Equal(["4 2 row-differs 担当部局庁 港湾局", "5 2 continued-row - -", "7 6 repeated-budget 予算 2023"], _data.Rows("select line, sheet & 16777215, code, field, text from finding where code in ('row-differs', 'continued-row', 'repeated-budget') order by 1"));
    }

    [DuckFact]
    public async Task The_same_file_is_read_again_only_by_another_mapping_and_then_takes_the_place_of_the_first_reading()
    {
        var path = _data.Write("list.csv", Csv);
        var mapping = Guess(path) with { Year = 2023 };
        await ImportAsync(path, mapping);
        Assert.Equal(ImportOutcome.Unchanged, (await ImportAsync(path, mapping))[0].Outcome);
        Assert.Equal(ImportOutcome.Imported, (await ImportAsync(path, mapping with { Year = 2024, Unit = MoneyUnit.Thousand }))[0].Outcome);
        Assert.Equal(["2024 31-1 2", "2024 31-2 2"], _data.Rows("select year, number, document from sheet order by 2"));
        Assert.Equal(["1 2", "2 -"], _data.Rows("select document, replaced_by from document order by 1"));
        Assert.Equal(["2"], _data.Rows("select distinct document from finding"));
        Assert.Equal("needs-mapping", (await Assert.ThrowsAsync<UnreadableImportException>(() => _data.ImportAsync(path))).Code);
        var source = SheetSource.Read(_data.Folder, (await ImportAsync(path, mapping with { Year = 2024, Unit = MoneyUnit.Thousand }))[0].Hash, 3, CancellationToken.None);
        Assert.Contains("\"R4執行額\": \"１００\"", source, StringComparison.Ordinal);
    }

    [DuckFact]
    public async Task What_is_too_large_damaged_or_of_another_mapping_is_refused_and_named()
    {
        var mapping = Guess(_data.Write("list.csv", Csv)) with { Year = 2023 };
        var cases = new (string Name, byte[] Bytes, ImportLimits Limits, string Code)[]
        {
            ("rows.csv", Bytes(Csv, "utf-8"), new() { Rows = 2 }, "too-large"),
            ("columns.csv", Bytes(Csv, "utf-8"), new() { Columns = 9 }, "too-large"),
            ("cell.csv", Bytes(Csv + new string('あ', 300), "utf-8"), new() { CellCharacters = 200 }, "too-large"),
            ("quote.csv", Bytes(Csv + "しおかぜ県,\"31-3,灯\n台", "utf-8"), new(), "damaged-line"),
            ("other.csv", Bytes("名前,数\n灯,3\n", "utf-8"), new(), "no-column"),
            ("cut.xlsx", Workbook("<row r=\"1\"/>")[..^40], new(), "damaged-packing"),
            ("odd.xlsx", Workbook("<row r=\"x\"><c r=\"??\"><v>&bomb;</v>"), new(), "damaged-workbook"),
            ("bomb.xlsx", Workbook(string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", 200_000))), new() { PackingRatio = 20 }, "too-large"),
            ("size.xls", OldWorkbook.Of("一覧", ["番号"]), new() { WorkbookBytes = 100 }, "too-large"),
            ("word.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], new(), "damaged-workbook"),
            ("size.xlsx", Workbook("<row r=\"1\"/>"), new() { WorkbookBytes = 100 }, "too-large"),
            ("far.xlsx", Workbook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>事業名</t></is></c></row><row r=\"2000000000\"><c r=\"A2000000000\"><v>1</v></c></row>"), new() { Rows = 1000 }, "too-large"),
        };
        foreach (var (name, bytes, limits, code) in cases)
        {
            var path = _data.Write(name, bytes);
            var wrong = await Assert.ThrowsAsync<UnreadableImportException>(async () => (await new BudgetImport(_data.Folder, TimeProvider.System, limits).RunAsync([new ImportSource(path, name, mapping)], null, null, CancellationToken.None)).Whole());
            Assert.Equal((name, code), (name, wrong.Code));
            Assert.Contains(name, wrong.Japanese, StringComparison.Ordinal);
        }

        Assert.Empty(_data.Files());
    }

    [Fact]
    public void A_mapping_is_the_same_after_its_file_was_written_and_read()
    {
        var path = _data.Write("list.csv", Csv);
        var mapping = Guess(path) with { Year = 2023, Ministry = "しおかぜ県", Sheet = "一覧", Encoding = "shift_jis", Delimiter = ';', HeaderRow = 3, HeaderRows = 2, NumberByRow = true };
        var text = MappingFormat.Write(mapping);
        Assert.Equal(text, MappingFormat.Write(MappingFormat.Read(Encoding.UTF8.GetBytes(text), "m.json")));
        foreach (var wrong in (string[])["{", "[]", "{}", text.Replace("\"initial\"", "\"purse\"", StringComparison.Ordinal), text.Replace("shift_jis", "klingon", StringComparison.Ordinal), text.Replace("\"headerRow\": 3", "\"headerRow\": 0", StringComparison.Ordinal), text.Replace("\"year\": 2022", "\"year\": \"someday\"", StringComparison.Ordinal)])
        {
            Assert.Equal("wrong-mapping", Assert.Throws<UnreadableImportException>(() => MappingFormat.Read(Encoding.UTF8.GetBytes(wrong), "m.json")).Code);
        }
    }

    [Fact]
    public void A_saved_mapping_is_found_by_the_headers_in_any_order_and_no_name_leaves_its_folder()
    {
        var store = new MappingStore(_data.Folder);
        store.Save(Guess(_data.Write("list.csv", Csv)));
        Assert.Equal("県の一覧", Assert.Single(store.Names));
        Assert.Equal("県の一覧", store.Fitting(Look(_data.Write("turned.csv", "支出額,法人番号,支出先名,事業名,事業番号,府省庁,会計区分,R4執行額,令和5年度 補正,令和5年度 当初予算額(千円)\n1,,,,,,,,,\n")))?.Name);
        Assert.Null(store.Fitting(Look(_data.Write("other.csv", "支出額,法人番号\n1,\n"))));
        foreach (var name in (string[])["../x", "a/b", "", ".x", " x", "a\u0001"]) Assert.False(ColumnMapping.IsName(name));
        Assert.Null(store.TextOf("../県の一覧"));
    }

    [Theory]
    [InlineData("2023", 2023)]
    [InlineData("２０２３年度", 2023)]
    [InlineData("令和元年度", 2019)]
    [InlineData("R5", 2023)]
    [InlineData("平成 30 年度", 2018)]
    [InlineData("2024-03-31", 2023)]
    [InlineData("2024-04-01 00:00:00", 2024)]
    [InlineData("24", null)]
    [InlineData("2023～2025", null)]
    [InlineData("未定", null)]
    public void A_year_is_read_as_tables_print_it(string cell, int? year)
    {
        Assert.Equal(year is not null, PrintedYear.TryRead(cell, out var read));
        Assert.Equal(year, read);
    }

    public void Dispose() => _data.Dispose();

    private static TableLook Look(string path) => TableLook.Of(path, path, null, ImportLimits.Default, CancellationToken.None);

    private static ColumnMapping Guess(string path) => Look(path).Guess() with { Name = "県の一覧" };

    private async Task<IReadOnlyList<ImportedFile>> ImportAsync(string path, ColumnMapping mapping) =>
        (await new BudgetImport(_data.Folder, TimeProvider.System).RunAsync([new ImportSource(path, Path.GetFileName(path), mapping)], null, null, CancellationToken.None)).Whole();

    private static byte[] Bytes(string text, string encoding) => encoding switch
    {
        "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        "shift_jis" => CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(text),
        _ => Encoding.UTF8.GetBytes(text),
    };

    private static byte[] Workbook(string rows)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            void Add(string part, string xml)
            {
                using var entry = zip.CreateEntry(part).Open();
                entry.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml));
            }

            Add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Add("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relation}\"><sheets><sheet name=\"一覧\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{Relation}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"r3\" Type=\"{Relation}/styles\" Target=\"styles.xml\"/></Relationships>");
            Add("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\"><si><r><t>共-</t></r><r><t>1</t></r></si></sst>");
            Add("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
            Add("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>");
        }

        return packed.ToArray();
    }
}
