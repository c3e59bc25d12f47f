using Shirube.Core;

namespace Shirube.Tests.Ingest.Pdf;

public sealed class PdfProseTests
{
    private static PdfPaper Paper() => new PdfPaper()
        .Paragraph("1. 海を知る")
        .Paragraph("【現状データ】（参考指標）")
        .Paragraph("・ 港の数：45港（2022年度）¹");

    [Fact]
    public void A_paragraph_behind_the_notes_of_a_list_is_an_entry_of_its_own()
    {
        var draft = Paper().Note("¹ 県の調べによる。").Paragraph("灯台の数：12基（2023年度）").Read();
        Assert.Equal(["港の数", "灯台の数"], draft.Indicators.Select(i => i.Name));
        AssertAllRead(draft);
    }

    [Fact]
    public void A_full_line_that_had_come_to_its_end_does_not_take_in_the_tail_of_a_note()
    {
        var draft = Paper()
            .Paragraph("・ 船の数の合計：40隻（2023年度）²") // full to the last character
            .Note("¹ 県の調べによる。")
            .NewPage()
            .Note("² 港に泊まるものだけを数えた。")
            .Paragraph("このほか沖に泊まるものがある。")
            .Note("³ 沖の船は別に数える。")
            .Read();
        Assert.Equal(["港の数", "船の数の合計"], draft.Indicators.Select(i => i.Name));
        Assert.Equal(40, Assert.Single(draft.Indicators[1].Values).Value);
        Assert.EndsWith("数えた。このほか沖に泊まるものがある。", draft.Footnotes[1].Text, StringComparison.Ordinal);
        AssertAllRead(draft);
    }

    [Fact]
    public void A_full_line_goes_on_behind_the_notes_where_no_note_takes_the_words()
    {
        var draft = new PdfPaper()
            .Paragraph("1. 海を知る")
            .Paragraph("県の海は広く深く、その値は人の役に立つ。")
            .Note("¹ 県の調べによる。")
            .NewPage()
            .Paragraph("そして冬の海は荒れる。")
            .Read();
        Assert.Equal("県の海は広く深く、その値は人の役に立つ。そして冬の海は荒れる。", Assert.Single(draft.Passages).Text);
        AssertAllRead(draft);
    }

    [Theory]
    [InlineData("県の海は広く深く、その値は人の役に立つ。", "① 船を造る")]
    public void A_heading_behind_a_full_line_is_no_part_of_it(string full, string next)
    {
        var draft = new PdfPaper().Paragraph("1. 海を知る").Paragraph("【現状データ】（参考指標）").Paragraph(full).NewPage().Paragraph(next).Paragraph("人が育つ。").Read();
        Assert.DoesNotContain(draft.Passages.Select(p => p.Text).Concat(draft.Indicators.Select(i => i.Name)), t => t.Contains(next[1..], StringComparison.Ordinal));
        AssertAllRead(draft);
    }

    [Fact]
    public void Footnotes_under_a_rule_have_plain_numbers_and_go_on_under_the_next_pages_rule()
    {
        var draft = new PdfPaper()
            .Paragraph("1. 海を知る")
            .Paragraph("県の海⁷は広く深く、その値⁸は人の役に立つ。")
            .NoteUnderRule("7 港に泊まるものだけを数えた。")
            .NoteUnderRule("8 沖の船は別に数え、湖の船は")
            .NewPage()
            .NoteUnderRule("2030年まで数えない。")
            .Read();
        Assert.Equal([7, 8], draft.Footnotes.Select(f => f.Number));
        Assert.Equal("沖の船は別に数え、湖の船は2030年まで数えない。", draft.Footnotes[1].Text);
        AssertAllRead(draft);
    }

    private static void AssertAllRead(DraftEdition draft) =>
        Assert.DoesNotContain(draft.Findings, f => f.Code is "unread-text" or "claimed-twice");
}
