namespace Shirube.Sample.Notation;

/// <summary>One statement of a source: a tag, its text, and the indented lines below it.</summary>
internal sealed record Statement(string Tag, string Text)
{
    public List<string> Below { get; } = [];
}
