namespace Shirube.Tests.Ingest.Pdf;

public sealed class CutHeaderTests
{
    private const string FullName = "基本計画に定める取組として県が行う具体的"; // 20 characters, a full line

    [Fact]
    public void A_header_that_the_page_cut_is_no_measure()
    {
        var draft = Paper(FullName).NewPage().Row([(0, "な取組")], [], []).Row(Plan("海"), [(0, "・港を測った。")], [(0, "・沖を測る。")]).Read();
        var measure = Assert.Single(draft.Measures);
        Assert.StartsWith("海を測る", measure.PlanText, StringComparison.Ordinal);
        Assert.Single(measure.Status);
        Assert.DoesNotContain(draft.Findings, f => f.Code is "unread-text" or "claimed-twice");
    }

    [Fact]
    public void A_repeated_header_that_the_page_cut_is_no_measure()
    {
        var draft = Paper(FullName + "な取組").Row(Plan("海"), [(0, "・港を測った。")], [])
            .NewPage().Row([(0, FullName)], [(0, "実施状況・現状分析")], [(0, "今後の取組方針")])
            .NewPage().Row([(0, "な取組")], [], []).Row(Plan("空"), [(0, "・雲を測った。")], []).Read();
        Assert.Equal(2, draft.Measures.Length);
        Assert.DoesNotContain(draft.Findings, f => f.Code is "unread-text" or "claimed-twice");
    }

    [Theory]
    [InlineData("基本計画における取組", "港の改革")] // the header had ended
    [InlineData(FullName, "○港の改革")]
    [InlineData(FullName, "港を改める。")]
    public void A_short_row_behind_a_header_is_a_measure(string name, string plan)
    {
        var draft = Paper(name).NewPage().Row([(0, plan)], [], []).Read();
        Assert.Equal(plan.TrimStart('○'), Assert.Single(draft.Measures).PlanText);
    }

    private static PdfPaper Paper(string name) => new PdfPaper().Paragraph("1. 海を知る")
        .Row([.. name.Chunk(20).Select((c, i) => (16.0 * i, new string(c)))], [(0, "実施状況・現状分析")], [(0, "今後の取組方針")]);

    private static (double Below, string Text)[] Plan(string what) => [(0, $"○{what}を測る。【水産課】")];
}
