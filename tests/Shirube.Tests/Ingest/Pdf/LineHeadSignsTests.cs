namespace Shirube.Tests.Ingest.Pdf;

public sealed class LineHeadSignsTests
{
    private const string Full = "海と港と沖の波と風と潮の流れを測り、調べ"; // 20 characters, a full line

    [Fact]
    public void Where_no_line_begins_with_a_stop_or_bracket_a_dot_begins_an_item_behind_a_full_line() =>
        Assert.Equal(["港の船の数と沖の船の数についての調査", "分析を始めた。"], Items("波", 120));

    [Theory]
    [InlineData("、", 120)] // lines begin with anything, so ・ may stand inside words
    [InlineData("波", 40)] // too few lines to tell
    public void A_dot_behind_a_full_line_stands_inside_words_else(string head, int lines) =>
        Assert.Equal(["港の船の数と沖の船の数についての調査・分析を始めた。"], Items(head, lines));

    private static IEnumerable<string> Items(string head, int lines)
    {
        var report = Enumerable.Range(0, lines).Select(i => (16.0 * i, i == 0 ? "・" + Full[1..] : (i % 10 == 0 ? head : "") + Full[(i % 10 == 0 ? 1 : 0)..])).Append((16.0 * lines, "た。")).ToArray();
        var draft = new PdfPaper().Paragraph("1. 海を知る")
            .Row([(0, "基本計画における取組")], [(0, "実施状況・現状分析")], [(0, "今後の取組方針")])
            .Row([(0, "○海を測る。【水産課】")], report, [])
            .Row([(0, "○船を数える。【水産課】")], [(0, "・ 港の船の数と沖の船の数についての調査"), (16, "・分析を始めた。")], [])
            .Read();
        Assert.DoesNotContain(draft.Findings, f => f.Code is "unread-text" or "claimed-twice");
        return draft.Measures[1].Status.Select(s => s.Text);
    }
}
