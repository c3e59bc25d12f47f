using Shirube.Ingest.Files.Pdf;

namespace Shirube.Tests.Ingest.Pdf;

public sealed class NoteRulesTests
{
    private static readonly PdfWord[] s_words = [Word(50, 100, "海の計画は広く深く、その値は人の役に立つものである"), Word(50, 700, "1"), Word(60, 700, "県の調べによる")];

    private static PdfWord Word(double left, double top, string text) => new(1, 1, left, top, left + (10 * text.Length), top + 13, text);

    [Theory]
    [InlineData(690, 50, 150, true)]
    [InlineData(690, 50, 400, false)] // as long as a table is wide
    [InlineData(690, 120, 220, false)] // not at the margin
    [InlineData(110, 50, 150, false)] // underlines words
    [InlineData(750, 50, 150, false)] // nothing below it
    public void A_short_rule_at_the_margin_parts_footnotes_from_the_text(double at, double from, double to, bool isRule) =>
        Assert.Equal(isRule ? at : null, NoteRules.Find([new(true, at, from, to)], s_words, []));

    [Fact]
    public void Pieces_of_a_long_line_are_none() =>
        Assert.Null(NoteRules.Find([new(true, 690, 50, 150), new(true, 690, 150, 250)], s_words, []));

    [Fact]
    public void A_rule_above_a_table_is_none()
    {
        var table = new RuledTable(695, 780, [50, 150, 250], []);
        Assert.Null(NoteRules.Find([new(true, 690, 50, 150)], s_words, [table]));
    }
}
