using static Shirube.Tests.Ingest.Markup.MarkupPaper;

namespace Shirube.Tests.Ingest.Markup;

public sealed class ItemTests
{
    [Theory]
    [InlineData("・一つ目。・二つ目。", 2)] // glued bullets
    [InlineData("・S T E A M ・情報の授業。", 1)] // letters set apart
    [InlineData("・数理・データの講座。", 1)]
    [InlineData("<p>・一つ目。</p> <p>・二つ目。</p>", 2)]
    [InlineData("<ul> ・親の件。主な成果は下記。 <ul> ・子の一。 ・子の二。", 3)]
    [InlineData("<ul><li>一つ目。</li><li>二つ目。</li></ul>", 2)]
    [InlineData("<ul> 一つ目。 二つ目。続き。 三つ目。", 3)] // no bullets: 。 and a blank
    [InlineData("一文目。二文目。", 1)]
    public void Counts_status_items(string cell, int count)
    {
        var draft = ReadRows(Row("○海を測る。【水産】", cell, "・続ける。【水産】"));
        Assert.Equal(count, Assert.Single(draft.Measures).Status.Length);
        AssertAllRead(draft);
    }

    [Theory]
    [InlineData("<ul> 一つ目。さらに 続ける。 【水産】 二つ目。【情報、水産】", 2)] // no bullets: 】 and a blank
    [InlineData("・一つ目。【水産】 <p>二つ目。【情報】</p>", 2)]
    [InlineData("<p>・一つ目。</p> <p>【水産】</p> <p>・二つ目。【情報】</p>", 2)]
    [InlineData("・一つ目。（再掲） 【水産】", 1)]
    public void Counts_next_steps(string cell, int count)
    {
        var draft = ReadRows(Row("○海を測る。【水産】", "・測った。", cell));
        Assert.Equal(count, Assert.Single(draft.Measures).Next.Length);
        Assert.All(draft.Measures[0].Next, n => Assert.False(n.Ministries.IsEmpty));
        AssertAllRead(draft);
    }

    [Theory]
    [InlineData("＜", "＞")]
    [InlineData("<", ">")]
    [InlineData("≪", "≫")]
    [InlineData("◀", "▶")]
    [InlineData("《", "》")]
    public void A_theme_holds_for_the_items_below_it_over_pages(string open, string close)
    {
        var draft = ReadRows(
            Row("○海を測る。【水産】", $"・前置き。 {open}船の備え{close} ・一つ目。 ・途中で", "・続ける。【水産】"),
            "",
            Row("", $"<p>切れた。</p> ・三つ目。 <p>{open}港の備え{close}</p> <ul> 四つ目。", ""));
        Assert.Equal([null, "船の備え", "船の備え", "船の備え", "港の備え"], draft.Measures[0].Status.Select(s => s.Theme));
        Assert.Equal("途中で切れた。", draft.Measures[0].Status[2].Text);
        AssertAllRead(draft);
    }

    [Fact]
    public void A_quoted_name_or_an_address_in_brackets_is_no_theme()
    {
        var draft = ReadRows(Row("○海を測る。【水産】", "・《海の道》計画を進めた。 ・<https://example.jp/>で公開。", "・続ける。【水産】"));
        Assert.Equal(["《海の道》計画を進めた。", "<https://example.jp/>で公開。"], draft.Measures[0].Status.Select(s => s.Text));
    }

    [Fact]
    public void A_paragraph_before_the_bullets_of_a_page_is_the_tail_of_the_item_before()
    {
        var draft = ReadRows(
            Row("○海を測る。【水産】", List("測った。"), List("調べる。")),
            "",
            Row("", "<p>結果も公開した。</p> " + List("二つ目。"), "<p>結果も公開する。【水産】</p> " + List("二つ目。【水産】")));
        Assert.Equal(["測った。結果も公開した。", "二つ目。"], draft.Measures[0].Status.Select(s => s.Text));
        Assert.Equal(["調べる。結果も公開する。", "二つ目。"], draft.Measures[0].Next.Select(s => s.Text));
    }

    [Fact]
    public void A_paragraph_alone_in_a_further_piece_of_a_bulleted_cell_is_the_tail_of_the_item_before()
    {
        var draft = ReadRows(
            Row("○海を測る。【水産】", List("一つ目。", "測った。"), List("調べる。【水産】")),
            "",
            Row("", "<p>結果も公開した。</p>", List("二つ目。【水産】")));
        Assert.Equal(["一つ目。", "測った。結果も公開した。"], draft.Measures[0].Status.Select(s => s.Text));
        Assert.Equal(["調べる。", "二つ目。"], draft.Measures[0].Next.Select(s => s.Text));
        AssertAllRead(draft);
    }
}
