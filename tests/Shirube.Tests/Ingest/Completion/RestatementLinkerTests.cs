using Shirube.Core;
using Shirube.Ingest.Completion;

namespace Shirube.Tests.Ingest.Completion;

public sealed class RestatementLinkerTests
{
    private const string Ferry = "離島航路の小型電動船について、港湾の充電設備の整備と実証運航を一体的に進め、採算の見通しを検証する。";

    [Fact]
    public void A_marked_repeat_finds_its_origin_in_spite_of_a_wrong_letter() =>
        Assert.Equal((1, 1), OriginOf(Ferry, Ferry.Replace("検証", "検正", StringComparison.Ordinal), isMarked: true));

    [Fact]
    public void A_marked_repeat_that_is_cut_down_finds_its_origin() =>
        Assert.Equal((1, 1), OriginOf(Ferry, "港湾の充電設備の整備と実証運航を一体的に進め、採算の見通しを検証する。", isMarked: true));

    [Fact]
    public void A_marked_repeat_of_nothing_has_no_origin() =>
        Assert.Null(OriginOf(Ferry, "図書館に相談窓口。", isMarked: true));

    [Fact]
    public void An_unmarked_repeat_is_found_by_its_text() => Assert.Equal((1, 1), OriginOf(Ferry, Ferry, isMarked: false));

    [Fact]
    public void Two_short_or_different_steps_are_no_repeat()
    {
        Assert.Empty(RestatementLinker.Link(Draft("引き続き推進する。", "引き続き推進する。", isMarked: false)).Where(r => r.Item is not null));
        Assert.Empty(RestatementLinker.Link(Draft(Ferry, Ferry.Replace("小型電動船", "観光案内板と駐車場", StringComparison.Ordinal).Replace("充電", "展示", StringComparison.Ordinal), isMarked: false)));
    }

    [Fact]
    public void Repeats_of_nothing_are_told_in_one_finding_with_all_their_places()
    {
        var draft = Draft(Ferry, "図書館に相談窓口。", isMarked: true);
        var second = draft.Measures[1];
        draft = draft with { Measures = [draft.Measures[0], second with { Next = [.. second.Next, second.Next[0] with { Number = 2 }] }] };
        var finding = Assert.Single(Contradictions.Find(draft with { Restatements = RestatementLinker.Link(draft) }));
        Assert.Equal(("restatement-without-origin", Severity.Information, 2), (finding.Code, finding.Severity, finding.Spans.Length));
        Assert.Contains("2件", finding.Message, StringComparison.Ordinal);
    }

    private static (int, int)? OriginOf(string first, string second, bool isMarked)
    {
        var link = Assert.Single(RestatementLinker.Link(Draft(first, second, isMarked)));
        Assert.Equal(isMarked, link.IsMarked);
        Assert.Equal((2, ReportColumn.Next, 1), (link.Order, link.Column, link.Item));
        return link.Origin is { Order: { } order, Item: { } item } ? (order, item) : null;
    }

    private static DraftEdition Draft(string first, string second, bool isMarked)
    {
        var document = new SourceDocument { Hash = "d", FileName = "f", Format = SourceFormat.Text, Reader = "test", Lines = ["計画甲", first, "計画乙", second] };
        return new() { Document = document, Layout = Layout.Markup, RuleVersion = "test", Measures = [Measure(1, 1, first, false), Measure(2, 3, second, isMarked)] };

        MeasureReport Measure(int order, int line, string next, bool isRestated) => new()
        {
            Order = order,
            Section = SectionPath.Of("別添", "1"),
            SectionTitle = "海",
            PlanText = document.Lines[line - 1],
            Evidence = Evidence.Of("test", document.Line(line)),
            Next = [new() { Number = 1, Text = next, IsRestated = isRestated, Evidence = Evidence.Of("test", document.Line(line + 1)) }],
        };
    }
}
