namespace Shirube.Sample.Layouts;

/// <summary>A printed line: its text, the footnotes it calls for, and whether its paragraph ends with it.</summary>
internal sealed record Line(string Text, bool EndsParagraph, List<string> Notes)
{
    public static Line Padding { get; } = new("", true, []);

    public bool IsPadding => Text.Length == 0;

    public string Raw => EndsParagraph ? Text + " " : Text;
}
