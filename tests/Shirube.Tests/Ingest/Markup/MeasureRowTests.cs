using static Shirube.Tests.Ingest.Markup.MarkupPaper;

namespace Shirube.Tests.Ingest.Markup;

public sealed class MeasureRowTests
{
    [Fact]
    public void Reads_plan_items_and_marks_of_a_row()
    {
        var draft = ReadRows(Row(
            "<p>○観測ブイ²を2025年度までに40基置く。【水産、<u>情報</u>】</p>",
            List("ブイを33基置いた。", "防災・減災の授業で使う教材を作成。"),
            List("残りを置く。（再掲）【水産】", "台帳を作る。 【 <u>大 学</u> 、 水産】")));

        var measure = Assert.Single(draft.Measures);
        Assert.Equal("別添 / 1 / (1) / ①", measure.Section.ToString());
        Assert.Equal("観測網の整備", measure.SectionTitle);
        Assert.Equal("観測ブイを2025年度までに40基置く。", measure.PlanText);
        Assert.Equal<string>(["水産", "情報"], measure.Ministries.Names);
        Assert.Equal<int>([2], measure.Footnotes);
        Assert.Equal(["ブイを33基置いた。", "防災・減災の授業で使う教材を作成。"], measure.Status.Select(s => s.Text));
        Assert.Equal([("残りを置く。", true, "水産"), ("台帳を作る。", false, "大学,水産")], measure.Next.Select(n => (n.Text, n.IsRestated, string.Join(',', n.Ministries.Names))));
        AssertAllRead(draft);
    }

    [Fact]
    public void Joins_all_columns_over_a_page_with_footnotes_and_a_rule_between()
    {
        var draft = ReadRows(
            Row("<p>○観測ブイを置き、情報を</p>", List("一つ目。", "ブイの点検を手引に"), List("点検を続け")),
            "",
            "² 県の調べ",
            "",
            "続きの説明。",
            "",
            Row("<p>公開する。【水産】</p>", "<p>まとめた。</p> " + List("三つ目。"), "<p>る。</p> <p>【情報】</p>"),
            "---\t--\t--");

        var measure = Assert.Single(draft.Measures);
        Assert.Equal("観測ブイを置き、情報を公開する。", measure.PlanText);
        Assert.Equal(["一つ目。", "ブイの点検を手引にまとめた。", "三つ目。"], measure.Status.Select(s => s.Text));
        Assert.Equal("点検を続ける。", Assert.Single(measure.Next).Text);
        Assert.Equal<string>(["情報"], measure.Next[0].Ministries.Names);
        Assert.Equal<(int, int)>([(8, 8), (14, 14)], measure.RowLines);
        Assert.Equal("県の調べ続きの説明。", Assert.Single(draft.Footnotes).Text);
        AssertAllRead(draft);
    }

    [Fact]
    public void Reads_a_mark_that_crosses_a_page()
    {
        var draft = ReadRows(Row("○海を測る。【水産】", "・測った。", List("網を直す。【水産、")), "", Row("", "", "<p>関係市町村】</p> " + List("別の件。【情報】")));
        Assert.Equal<string>(["水産,関係市町村", "情報"], draft.Measures[0].Next.Select(n => string.Join(',', n.Ministries.Names)));
    }

    [Fact]
    public void A_row_without_circle_behind_a_closed_plan_is_a_measure()
    {
        var draft = ReadRows(Row("○海を測る。【水産】", "・測った。", "・続ける。【水産】"), Row("川を測る。【情報】", "・測った。", "・続ける。【情報】"));
        Assert.Equal(["海を測る。", "川を測る。"], draft.Measures.Select(m => m.PlanText));
    }

    [Fact]
    public void Reads_a_prose_plan_of_several_paragraphs_without_mark()
    {
        var draft = ReadRows(Row("<p>県には島がある。</p> <p>島を結ぶ船を、北の</p>", "・船を造った。", "・走らせる。【港】"), "", Row("<p>島へも走らせる。</p>", "", ""));
        var measure = Assert.Single(draft.Measures);
        Assert.Equal("県には島がある。島を結ぶ船を、北の島へも走らせる。", measure.PlanText);
        Assert.True(measure.Ministries.IsEmpty);
    }

    [Fact]
    public void A_dash_is_no_step_and_finishes_the_items_beside_it()
    {
        var draft = ReadRows(Row("○海を測る。【水産】", "・測り終えた。", "—"));
        Assert.Empty(draft.Measures[0].Next);
        Assert.True(Assert.Single(draft.Measures[0].Status).IsFinished);
        AssertAllRead(draft);
    }

    [Fact]
    public void A_header_repeated_by_a_page_goes_on_with_the_table()
    {
        var draft = ReadRows(Row("○海を", "・測った。", "・続ける。【水産】"), "", Header, Row("測る。【水産】", "", ""));
        Assert.Equal("海を測る。", Assert.Single(draft.Measures).PlanText);
    }

    [Fact]
    public void Puts_a_name_of_the_legend_together_that_the_scan_cut()
    {
        var draft = ReadRows(
            Row("○海を測る。【全、省、庁】", "・測った。", "・続ける。【沿岸、振興、水産】"), "", "※略称は次のとおり。", "", "略称\t部局名\t", "沿岸振興\t水産部\t沿岸振興課", "水産\t\t水産課");
        Assert.Equal<string>(["全省庁"], draft.Measures[0].Ministries.Names);
        Assert.True(draft.Measures[0].Ministries.HasOthers);
        Assert.Equal<string>(["沿岸振興", "水産"], draft.Measures[0].Next[0].Ministries.Names);
    }
}
