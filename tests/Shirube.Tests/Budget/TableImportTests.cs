using Shirube.Budget;
using Shirube.Budget.Columns;
using Shirube.Budget.Views;
using Shirube.Tests.Analytics;

namespace Shirube.Tests.Budget;

public sealed class TableImportTests : IDisposable
{
    private const string Projects = "事業年度,予算事業ID,事業名,府省庁,事業の目的,事業の概要,事業開始年度,実施方法ー直接実施,終了予定なし\r\n";
    private const string Budgets = "シート種別,予算年度,予算事業ID,事業年度,事業名,府省庁,当初予算（合計）,補正予算（合計）,計（歳出予算現額合計）,執行額（合計）,執行率,翌年度への繰越し(合計）\r\n";
    private readonly BudgetData _data = new();

    [DuckFact]
    public async Task A_table_is_known_by_its_headers_in_any_order_and_links_by_its_id()
    {
        var projects = Zip("x.zip", Projects + "2031,5,潮流発電の実証,しおかぜ県,\"潮の力で\r\n灯をともす\",羽根を沈める,2029,1,TRUE\r\n");
        var budgets = Zip("y.zip", Budgets + "レビューシート,2030,5,2031,潮流発電の実証,しおかぜ県,33498000,0,33498000,\"１，０００\",0.5,34482000.0\r\nレビューシート,2030,6,2031,幻の事業,しおかぜ県,未定,,,,,\r\n");
        var files = await _data.ImportAsync(projects, budgets);
        Assert.Equal([1L, 2L], files.Select(f => f.Rows));
        Assert.Equal(["5 潮流発電の実証 33498000 0 1000 0.5 34482000 2029 True"], _data.Rows(
            "select project_id, p.name, initial, supplementary, executed, execution_rate, carried_out, start_year, is_direct from rs_project p join rs_budget using (year, project_id)"));
        Assert.Equal(["rs 1-2 1", "rs 2-1 2"], _data.Rows("select kind, row_count from document order by 1"));
        Assert.Equal(["full-width-number 2 執行額（合計） １，０００", "text-for-number 3 当初予算（合計） 未定", "unlinked-project 3 予算事業ID 6"], _data.Rows(
            "select code, line, field, text from finding where code <> 'missing-column' order by 1"));
        Assert.Contains("翌年度要求額（合計）", _data.Rows("select field from finding where code = 'missing-column'"));
    }

    [DuckFact]
    public async Task An_unpacked_table_is_known_by_its_headers_and_needs_no_mapping()
    {
        var path = _data.Write("1-2.csv", "\uFEFF" + Projects + "2031,5,潮流発電の実証,しおかぜ県,\"潮の力で\n灯をともす\",羽根を沈める,2029,1,TRUE\n");
        Assert.False(TableLook.IsTable(path));
        Assert.False(TableLook.IsTable(_data.Write("picture.png", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0])));
        var file = Assert.Single(await _data.ImportAsync(path));
        Assert.Equal(["rs 1-2 1 潮流発電の実証"], _data.Rows("select d.kind, d.row_count, p.name from document d, rs_project p"));
        Assert.Contains("潮の力で", SheetSource.Read(_data.Folder, file.Hash, 2, CancellationToken.None), StringComparison.Ordinal);
        Assert.True(TableLook.IsTable(_data.Write("own.csv", "事業年度,予算事業ID,事業名\n2031,5,潮流\n"))); // a list of one's own, though it says the year and the id
    }

    [DuckFact]
    public async Task A_table_of_a_year_that_is_published_again_replaces_the_older_one()
    {
        await _data.ImportAsync(Zip("a.zip", Projects + "2031,5,潮流発電の実証,しおかぜ県,,,,,\n2031,6,灯台,しおかぜ県,,,,,\n"), Zip("b.zip", Projects + "2030,5,潮流,しおかぜ県,,,,,\n"));
        await _data.ImportAsync(Zip("c.zip", Projects + "2031,5,潮流発電の実用,しおかぜ県,,,,,\n"));
        Assert.Equal(["2030 潮流", "2031 潮流発電の実用"], _data.Rows("select year, name from rs_project order by 1"));
        Assert.Equal(["1 3", "2 -", "3 -"], _data.Rows("select document, replaced_by from document order by 1"));
    }

    [DuckFact]
    public async Task What_is_no_table_or_unpacks_to_too_much_is_refused()
    {
        foreach (var path in (string[])[Zip("n.zip", "名前,数\n灯,3\n"), Zip("e.zip", ""), _data.Write("broken.zip", "PK\x03\x04 and no more"), Zip("q.zip", Projects + "2031,\"5,x\n")])
        {
            await Assert.ThrowsAsync<UnreadableImportException>(() => _data.ImportAsync(path));
        }

        var bomb = Zip("bomb.zip", Projects + string.Concat(Enumerable.Repeat("2031,5,潮流,しおかぜ県,,,,,\n", 200_000)));
        Assert.Equal("too-large", (await Assert.ThrowsAsync<UnreadableImportException>(() => _data.ImportAsync(new ImportLimits { PackingRatio = 20 }, bomb))).Code);
        Assert.Empty(_data.Files());
    }

    public void Dispose() => _data.Dispose();

    private string Zip(string name, string csv) => _data.Write(name, BudgetData.Zipped(csv));
}
