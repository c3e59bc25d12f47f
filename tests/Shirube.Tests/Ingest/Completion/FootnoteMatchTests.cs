using Shirube.Core;
using Shirube.Tests.Ingest.Goals;
using Shirube.Tests.Ingest.Markup;

namespace Shirube.Tests.Ingest.Completion;

public sealed class FootnoteMatchTests
{
    [Fact]
    public void A_superscript_without_a_body_is_told_once_with_its_place()
    {
        var draft = MarkupPaper.Read("1. 海を知る", "", "- ・ 海を測る道具。", "", "⁵ 注の本文。");
        var finding = Assert.Single(draft.Findings, f => f.Code.Contains("footnote", StringComparison.Ordinal));
        Assert.Equal(("footnote-without-reference", 5), (finding.Code, finding.Spans[0].Line));
        draft = MarkupPaper.Read("1. 海を知る", "", "- ・ 海を測る⁵道具⁶をそろえる。", "", "⁵ 注の本文。");
        finding = Assert.Single(draft.Findings, f => f.Code.Contains("footnote", StringComparison.Ordinal));
        Assert.Equal("reference-without-footnote", finding.Code);
        Assert.Equal("⁶", draft.Document.TextAt(finding.Spans).Value);
    }

    [Fact]
    public void A_number_that_the_bodies_leave_out_is_found_where_it_hangs_on_a_word()
    {
        var (draft, findings) = Read("港の守り人 12を置く。", "船は約 13隻あり、13日に出る。潮流計 13を沈める。", "灯台 14をともす。", 12, 14);
        var finding = Assert.Single(findings);
        Assert.Equal(("reference-without-footnote", Severity.Warning), (finding.Code, finding.Severity));
        Assert.Contains("脚注13", finding.Message, StringComparison.Ordinal);
        var span = Assert.Single(finding.Spans);
        Assert.EndsWith("潮流計 13", draft.Document.Lines[span.Line - 1][..span.EndExclusive], StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_stands_nowhere_is_told_as_left_out()
    {
        var (_, findings) = Read("港の守り人 12を置く。", "船は約 13隻あり、13日に出る。", "灯台 14をともす。", 12, 14);
        Assert.Equal("footnote-number-skipped", Assert.Single(findings).Code);
    }

    [Fact]
    public void Numbers_that_follow_each_other_give_no_finding()
    {
        var (_, findings) = Read("港の守り人 12を置く。", "潮流計 13を沈める。", "灯台 14をともす。", 12, 13, 14);
        Assert.Empty(findings);
    }

    private static (DraftEdition Draft, Finding[] Findings) Read(string first, string second, string third, params int[] bodies)
    {
        var notes = string.Join('\n', bodies.Select(n => $"{n} 海の言葉その{(char)('一' + n)}である。¶"));
        var draft = GoalsPaper.Read($"""
            （１）港を守る
            ② 具体的な取組
            〇 {first}【国】¶
            〇 {second}【国】¶
            〇 {third}【国】¶
            ---
            {notes}
            #
            次の頁の本文がここから始まり、長く続く。¶
            """);
        return (draft, [.. draft.Findings.Where(f => f.Code.Contains("footnote", StringComparison.Ordinal))]);
    }
}
