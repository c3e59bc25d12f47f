using static Shirube.Tests.Ingest.Markup.MarkupPaper;

namespace Shirube.Tests.Ingest.Markup;

public sealed class FootnoteTests
{
    [Fact]
    public void Reads_references_in_marks_labels_and_braces()
    {
        var draft = Read(
            "1. 海を知る", "", "【大目標】¹", "", "- ・ 海に備える^{2・3}", "", Header, Row("○海を測る。【水産 ⁴ 】", "・CO₂を測った。", "・5km²で続ける。【水産】"), "",
            "¹ 一。", "", "² 二。", "", "³ 三。", "", "⁴ 四。");
        Assert.Equal([1, 2, 3, 4], draft.Footnotes.Select(f => f.Number));
        Assert.Equal([3, 5, 5, 8], draft.Footnotes.Select(f => Assert.Single(f.References).Line));
        Assert.Equal([null, "goal:1", "goal:1", "measure:1"], draft.Footnotes.Select(f => f.ReferencedBy[0]));
        Assert.Equal<string>(["水産"], draft.Measures[0].Ministries.Names);
        AssertAllRead(draft);
    }

    [Theory]
    [InlineData("説明の続き。", "", "⁶ 次の注。")] // between two bodies
    [InlineData("※数は延べ数。", "", "本文が続く。")]
    [InlineData("https://example.jp/a.pdf", "", "本文が続く。")]
    public void Further_paragraphs_belong_to_the_footnote(string paragraph, string blank, string after)
    {
        var draft = Read("1. 海を知る", "", "- ・ 海を測る⁵。", "", "⁵ 注の本文。", "", paragraph, blank, after);
        Assert.Equal("注の本文。" + paragraph, draft.Footnotes[0].Text);
        AssertAllRead(draft);
    }

    [Fact]
    public void A_line_cut_by_the_width_belongs_to_the_footnote()
    {
        var draft = Read("1. 海を知る", "", "- ・ 海を測る⁵。", "", "⁵ 注の本文は次の行", "に続く。", "", "本文が続く。");
        Assert.Equal("注の本文は次の行に続く。", Assert.Single(draft.Footnotes).Text);
        Assert.Contains(draft.Passages, p => p.Text == "本文が続く。");
    }

    [Fact]
    public void The_tail_of_a_cut_paragraph_is_no_part_of_a_footnote()
    {
        var draft = Read("1. 海を知る", "", "海を測る⁵道具を", "", "⁵ 注の本文。", "", "そろえる。", "", "⁶ 次の注。");
        Assert.Equal("海を測る道具をそろえる。", Assert.Single(draft.Passages).Text);
        Assert.Contains(draft.Findings, f => f.Code == "footnote-without-reference");
    }

    [Fact]
    public void A_number_that_comes_twice_means_the_nearest_body()
    {
        var draft = Read("1. 海を知る", "", "- ・ 海¹。", "", "¹ 一つ目。", "", "1. 山を知る", "", "- ・ 山¹。", "", "¹ 二つ目。");
        Assert.Equal([3, 9], draft.Footnotes.Select(f => Assert.Single(f.References).Line));
    }
}
