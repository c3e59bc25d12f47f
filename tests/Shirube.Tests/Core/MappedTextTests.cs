using Shirube.Core;

namespace Shirube.Tests;

public sealed class MappedTextTests
{
    [Fact]
    public void Cutting_and_joining_keep_the_places()
    {
        var text = MappedText.OfLine("d", 3, "○計画。【文】").From(1).Plus(MappedText.OfLine("d", 5, "続き"));
        Assert.Equal<SourceSpan>([new SourceSpan("d", 3, 1, 6), new SourceSpan("d", 5, 0, 2)], text.Spans());
    }
}
