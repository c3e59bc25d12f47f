using FsCheck;
using FsCheck.Fluent;
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

    [Fact]
    public void A_blank_that_was_put_in_has_no_place()
    {
        var text = MappedText.OfLine("d", 3, "open").PlusBlank().Plus(MappedText.OfLine("d", 4, "data"));
        Assert.Equal<SourceSpan>([new SourceSpan("d", 3, 0, 4), new SourceSpan("d", 4, 0, 4)], text.Spans());
        Assert.Equal((0, -1, 4, 0), (text.LineAt(4), text.ColumnAt(4), text.LineAt(5), text.ColumnAt(5)));
    }

    /// <summary>However a text is cut and joined, each character still says where it stands: the oracle reads it there.</summary>
    [Fact]
    public void Every_character_stands_where_its_place_says() => Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.GeneratorFor<int>().ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        string[] lines = [.. Enumerable.Range(0, 4).Select(_ => string.Concat(Enumerable.Range(0, 9).Select(_ => (char)random.Next('あ', 'ん'))))];
        var text = MappedText.Empty("d");
        for (var step = 0; step < 12; step++)
        {
            var (line, start) = (random.Next(4), random.Next(9));
            text = random.Next(3) switch
            {
                0 => text.Plus(MappedText.OfLine("d", line + 1, start, lines[line][start..])),
                1 => text.Slice(random.Next(text.Length / 2 + 1), text.Length / 2),
                _ => text.Without([(text.Length / 3)..(text.Length / 2)]),
            };
        }

        var spans = text.Spans();
        return Enumerable.Range(0, text.Length).All(i => lines[text.LineAt(i) - 1][text.ColumnAt(i)] == text[i])
            && string.Concat(spans.Select(s => lines[s.Line - 1].Substring(s.Start, s.Length))) == text.Value
            && spans.Zip(spans.Skip(1)).All(p => p.First.Line != p.Second.Line || p.First.EndExclusive != p.Second.Start);
    }));
}
