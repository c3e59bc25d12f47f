using Shirube.Ingest.Files.Pdf;

namespace Shirube.Tests.Ingest.Pdf;

public sealed class PdfLineBuilderTests
{
    [Theory]
    [InlineData(24, "海の計画2030")] // a font with a lower frame, as wide as digits of the line's size are
    [InlineData(14, "海の計画²⁰³⁰")]
    public void Small_digits_are_raised_and_digits_of_another_font_are_not(double width, string text)
    {
        PdfWord[] words = [new(1, 1, 50, 40, 98, 71, "海の計画"), new(1, 1, 98, 52, 98 + width, 65, "2030")];
        Assert.Equal(text, Assert.Single(new PdfLineBuilder(new TypeSizes(words)).Lines(words)).Text.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Digits_raised_above_the_line_are_references_however_wide()
    {
        PdfWord[] words = [new(1, 1, 50, 40, 90, 66, "海の計画"), new(1, 1, 90, 39, 99, 61, "28"), new(1, 1, 102, 39, 111, 61, "29")];
        Assert.Equal("海の計画²⁸ ²⁹", Assert.Single(new PdfLineBuilder(new TypeSizes(words)).Lines(words)).Text);
    }

    [Fact]
    public void Justified_lines_have_no_blanks_between_their_characters()
    {
        PdfWord[] words = [Word(50, "海"), Word(62, "の"), Word(74, "調"), Word(86, "査"), Word(98, "・分"), Word(120, "析")];
        Assert.Equal("海の調査・分析", Text(words));
        Assert.Equal("海の計画 ・港", Text([Word(50, "海の計画"), Word(92, "・港")]));

        static PdfWord Word(double left, string text) => new(1, 1, left, 40, left + (10 * text.Length), 53, text);
        static string Text(PdfWord[] words) => Assert.Single(new PdfLineBuilder(new TypeSizes([.. words, Word(50, "海の計画")])).Lines(words)).Text;
    }

    [Theory]
    [InlineData("フォームを広げる", 30)]
    [InlineData("プールを広げる", 20)]
    [InlineData("海を広げる", 10)]
    public void A_small_kana_cannot_be_parted_from_the_character_before_it(string text, double width)
    {
        PdfWord[] words = [new(1, 1, 50, 40, 50 + (10 * text.Length), 53, text)];
        Assert.Equal(width, Assert.Single(new PdfLineBuilder(new TypeSizes(words)).Lines(words)).FirstWidth, 3);
    }
}
