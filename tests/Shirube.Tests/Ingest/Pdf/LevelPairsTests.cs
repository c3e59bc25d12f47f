namespace Shirube.Tests.Ingest.Pdf;

public sealed class LevelPairsTests
{
    private static readonly (double Below, string Text)[] s_plan = [(0, "○海を測る。【水産課】")];

    private static PdfPaper Paper() => new PdfPaper().Paragraph("1. 海を知る").Row([(0, "基本計画における取組")], [(0, "実施状況・現状分析")], [(0, "今後の取組方針")]);

    private static PdfPaper Aligned(PdfPaper paper) => paper.Row(
        s_plan,
        [(0, "・港を測り始めた。"), (48, "・沖を測り始めた。")],
        [(0, "・港を測り続ける。【水産課】"), (16, "・網を直す。【水産課】"), (48, "・沖を測り続ける。【水産課】")]);

    private static PdfPaper Free(PdfPaper paper) => paper.Row(
        s_plan,
        [(0, "・港を測り始めた。"), (32, "・沖を測り始めた。")],
        [(0, "・港を測り続ける。【水産課】"), (16, "・網を直す。【水産課】"), (48, "・沖を測り続ける。【水産課】")]);

    [Fact]
    public void Pairs_steps_at_the_same_height_and_those_below_as_their_group()
    {
        var draft = Aligned(Aligned(Aligned(Free(Paper())))).Read();
        Assert.Equal(4, draft.Measures.Length);
        var status = draft.Measures[3].Status;
        Assert.Equal([1, 2], status[0].Pairs.ToArray());
        Assert.Equal([2], status[0].GroupPairs.ToArray());
        Assert.Equal([3], status[1].Pairs.ToArray());
        Assert.Empty(status[1].GroupPairs);
    }

    [Fact]
    public void A_dash_beside_an_item_closes_that_item_alone()
    {
        var draft = Aligned(Aligned(Aligned(Paper()))).Row(
            s_plan, [(0, "・港を測り始めた。"), (48, "・沖を測り終えた。")], [(0, "・港を測り続ける。【水産課】"), (48, "－")]).Read();
        Assert.Equal([false, true], draft.Measures[3].Status.Select(s => s.IsFinished));
        Assert.Equal([1], draft.Measures[3].Status[0].Pairs.ToArray());
        Assert.Empty(draft.Measures[3].Status[1].Pairs);
    }

    [Fact]
    public void A_sub_heading_beside_an_item_stands_for_the_step_below_it()
    {
        var draft = Aligned(Aligned(Aligned(Paper()))).Row(
            s_plan, [(0, "・港を測り始めた。"), (48, "・沖を測り始めた。")], [(0, "・港を測り続ける。【水産課】"), (48, "＜沖の海＞"), (64, "・沖を測り続ける。【水産課】")]).Read();
        Assert.Equal([2], draft.Measures[3].Status[1].Pairs.ToArray());
    }

    [Fact]
    public void Pairs_nothing_where_the_columns_flow_freely()
    {
        var paper = Aligned(Aligned(Aligned(Paper())));
        for (var i = 0; i < 4; i++) Free(paper);
        Assert.All(paper.Read().Measures.SelectMany(m => m.Status), s => Assert.Empty(s.Pairs));
    }
}
