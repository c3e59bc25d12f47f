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
}
