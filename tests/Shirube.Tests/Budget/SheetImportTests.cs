using Shirube.Budget.Import;
using Shirube.Storage.Originals;
using Shirube.Tests.Analytics;

namespace Shirube.Tests.Budget;

public sealed class SheetImportTests : IDisposable
{
    private readonly BudgetData _data = new();

    [DuckFact]
    public async Task Every_part_of_a_sheet_stands_in_its_table_with_file_and_line()
    {
        var path = _data.Write("a.ndjson", "\n" + SheetLine.Text(SheetLine.Of()));
        var file = Assert.Single(await _data.ImportAsync(path));
        Assert.Equal(ImportOutcome.Imported, file.Outcome);
        Assert.Equal([$"2031 しおかぜ県 0001 潮流発電の実証 3 2029 - 海洋局 2 {file.Hash} a.ndjson review-sheets 1"], _data.Rows(
            "select year, ministry, number, name, project_id, start_year, end_year, bureau, line, hash, file_name, kind, row_count from sheet join document using (document)"));
        Assert.Equal(["account 1 一般会計", "method 1 委託・請負", "method 2 補助", "policy 1 科学技術・イノベーション"], _data.Rows("select kind, position, label from sheet_label order by all"));
        Assert.Equal(
            ["1 2030 100.5 20 5 -10.5 0 115 90.25 - 0", "2 2031 120 0 10.5 0 0 130.5 - - 0", "3 2032 - - - - - - - 140 -"],
            _data.Rows("select position, fiscal_year, initial::double, supplementary::double, carried_in::double, carried_out::double, reserve::double, total::double, executed::double, requested::double, difference::double from budget order by 1"));
        Assert.Equal(["1 2030 A 1 株式会社みさき 7123456789012 羽根の設計 60.25", "2 2030 A 2 個人Ａ - 見張り 0"], _data.Rows("select position, fiscal_year, block, number, payee, corporate_number, purpose, amount::double from payment order by 1"));
        Assert.Equal(["1 灯をふやす 灯の数 本 300 2035"], _data.Rows("select outcome, goal, indicator, unit, target_text, target_year from outcome"));
        Assert.Equal(["1 2030 120 100", "1 2031 - 200"], _data.Rows("select outcome, fiscal_year, actual, target from outcome_year order by 2"));
        Assert.Equal(["1 沈めた羽根 枚", "1 2030 12 10"], [.. _data.Rows("select output, indicator, unit from output"), .. _data.Rows("select output, fiscal_year, actual, expected from output_year")]);
        Assert.Equal(["1 2030 しおかぜ県 - 0009 -"], _data.Rows("select position, year, ministry, number1, number2, number3 from related_sheet"));
        Assert.Equal(["1 2"], _data.Rows("select distinct sheet >> 24, sheet & 16777215 from payment"));
        Assert.Empty(_data.Rows("select code, field, text from finding"));
        Assert.True(await new OriginalStore(_data.Folder).VerifyAsync(file.Hash, CancellationToken.None));
    }

    [DuckFact]
    public async Task The_same_file_again_changes_nothing_and_the_same_sheets_packed_count_once()
    {
        var text = SheetLine.Text(SheetLine.Of("0001"), SheetLine.Of("0002"));
        var path = _data.Write("a.ndjson", text);
        await _data.ImportAsync(path);
        var before = File.GetLastWriteTimeUtc(_data.Budget.Published);
        Assert.Equal(ImportOutcome.Unchanged, Assert.Single(await _data.ImportAsync(path)).Outcome);
        Assert.Equal(before, File.GetLastWriteTimeUtc(_data.Budget.Published));

        await _data.ImportAsync(_data.Write("a.ndjson.gz", BudgetData.Packed(text)));
        Assert.Equal(["2 2 4"], _data.Rows("select (select count(*) from document), (select count(*) from sheet), (select count(*) from payment)"));
        Assert.Empty(_data.Rows("select * from replaced_sheet"));
        Assert.Equal(["1"], _data.Rows("select distinct document from sheet"));
    }

    [DuckFact]
    public async Task A_later_file_with_another_content_takes_the_place_of_a_sheet_and_the_old_place_is_remembered()
    {
        await _data.ImportAsync(_data.Write("a.ndjson", SheetLine.Text(SheetLine.Of("0001"), SheetLine.Of("0002"))));
        await _data.ImportAsync(_data.Write("b.ndjson", SheetLine.Text(SheetLine.Of("0002", "潮流発電の実用"))));
        Assert.Equal(["0001 潮流発電の実証 1", "0002 潮流発電の実用 2"], _data.Rows("select number, name, document from sheet order by 1"));
        Assert.Equal(["4"], _data.Rows("select count(*) from payment"));
        Assert.Equal(["0002 1 2 2"], _data.Rows("select number, sheet >> 24, sheet & 16777215, by_sheet >> 24 from replaced_sheet"));
    }

    [DuckTheory]
    [InlineData("{\"公開年度\":2031,", "2 行目")]
    [InlineData("[1]", "2 行目")]
    [InlineData("{} x", "2 行目")]
    [InlineData("{\"事業名\":\"\\ud800\"}", "2 行目")]
    public async Task A_damaged_line_is_named_and_nothing_of_its_file_is_stored(string line, string place)
    {
        var bad = _data.Write("bad.ndjson", SheetLine.Text(SheetLine.Of("0007")) + line + "\n" + SheetLine.Text(SheetLine.Of("0008")));
        var refused = await Assert.ThrowsAsync<Shirube.Budget.UnreadableImportException>(() => _data.ImportAsync(bad));
        Assert.Equal("damaged-line", refused.Code);
        Assert.Contains($"bad.ndjson の {place}", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_data.Files());
    }

    [DuckFact]
    public async Task A_file_that_cannot_be_read_leaves_nothing_behind_and_does_not_keep_the_others_out()
    {
        var good = _data.Write("good.ndjson", SheetLine.Text(SheetLine.Of("0001")));
        var bad = _data.Write("bad.ndjson", SheetLine.Text([.. Enumerable.Range(0, 3000).Select(i => SheetLine.Of($"1{i:0000}"))]) + "{ \n");
        var table = _data.Write("bad.zip", BudgetData.Zipped("シート種別,事業年度,予算事業ID\n,2031,1\n,2031,\"2"));
        var missing = Path.Combine(Path.GetDirectoryName(good)!, "none.ndjson");
        var files = await new BudgetImport(_data.Folder, TimeProvider.System).RunAsync([bad, missing, good, table, good, bad], null, null, CancellationToken.None);
        Assert.Equal(["damaged-line", "no-such-file", "-", files[3].Fault?.Code ?? "?", "-", "damaged-line"], files.Select(f => f.Fault?.Code ?? "-"));
        Assert.Equal("Refused Refused Imported Refused Unchanged Refused", string.Join(' ', files.Select(f => f.Outcome)));
        Assert.Equal(files[2].Document, files[4].Document);
        Assert.Equal([$"good.ndjson {files[2].Document}"], _data.Rows("select file_name, document from document"));
        foreach (var holding in _data.Rows("select table_name || ' ' || column_name from information_schema.columns where column_name in ('document', 'sheet') and table_schema = 'main'"))
        {
            var (name, column) = (holding.Split(' ')[0], holding.Split(' ')[1]);
            Assert.Empty(_data.Rows($"select {column} from {name} where {(column == "sheet" ? "sheet >> 24" : "document")} <> {files[2].Document}"));
        }

        Assert.Equal(["1"], _data.Rows("select count(*) from sheet"));
        Assert.Single(Directory.GetFiles(Path.Combine(_data.Folder.Root, "originals"), "*", SearchOption.AllDirectories));
    }

    [DuckFact]
    public async Task Bytes_that_are_not_UTF_8_and_cut_packings_are_refused()
    {
        byte[] latin = [.. "{\"事業名\":\""u8, 0xE9, .. "\"}"u8];
        Assert.Contains("1 行目", (await Assert.ThrowsAsync<Shirube.Budget.UnreadableImportException>(() => _data.ImportAsync(_data.Write("l.ndjson", latin)))).Message, StringComparison.Ordinal);
        var packed = BudgetData.Packed(SheetLine.Text([.. Enumerable.Range(0, 500).Select(i => SheetLine.Of(i.ToString("0000", System.Globalization.CultureInfo.InvariantCulture)))]));
        foreach (var length in (int[])[packed.Length - 1, packed.Length - 9, packed.Length / 2, 30])
        {
            await Assert.ThrowsAsync<Shirube.Budget.UnreadableImportException>(() => _data.ImportAsync(_data.Write("cut.gz", packed[..length])));
        }

        Assert.Equal("not-a-budget-file", (await Assert.ThrowsAsync<Shirube.Budget.UnreadableImportException>(() => _data.ImportAsync(_data.Write("x.txt", "しおかぜ県")))).Code);
        Assert.Empty(_data.Files());
    }

    [DuckFact]
    public async Task A_packing_that_unpacks_to_too_much_is_refused()
    {
        var bomb = BudgetData.Packed(string.Concat(Enumerable.Repeat(new string(' ', 1023) + "\n", 40_000)));
        Assert.Equal("too-large", (await Assert.ThrowsAsync<Shirube.Budget.UnreadableImportException>(() => _data.ImportAsync(_data.Write("b.gz", bomb)))).Code);
        var line = _data.Write("l.ndjson", "{\"x\":\"" + new string('x', 3 << 20) + "\"}");
        Assert.Equal("damaged-line", (await Assert.ThrowsAsync<Shirube.Budget.UnreadableImportException>(() => _data.ImportAsync(new Shirube.Budget.ImportLimits { LineBytes = 2 << 20 }, line))).Code);
    }

    [DuckFact]
    public async Task Lines_of_any_length_come_through_whole()
    {
        var lengths = Enumerable.Range(0, 30).Select(i => i * 8_191).ToList();
        await _data.ImportAsync(_data.Write("a.ndjson", string.Join("\r\n", lengths.Select((l, i) => SheetLine.Of($"n{i:00}").With("事業概要", new string('海', l)).ToJsonString()))));
        Assert.Equal(lengths.Select((l, i) => $"n{i:00} {l} {i + 1}"), _data.Rows("select number, len(outline), line from sheet order by 1"));
    }

    [DuckFact]
    public async Task A_field_that_no_column_takes_is_told_once()
    {
        await _data.ImportAsync(_data.Write("a.ndjson", SheetLine.Text(SheetLine.Of("1").With("潮位", 3).With("支出先/0/備考", "x"), SheetLine.Of("2").With("潮位", 4))));
        Assert.Equal(["unknown-field 備考 x", "unknown-field 潮位 3"], _data.Rows("select code, field, text from finding order by 2"));
    }

    public void Dispose() => _data.Dispose();
}
