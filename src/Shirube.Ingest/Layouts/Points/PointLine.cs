using Shirube.Core;

namespace Shirube.Ingest.Layouts.Points;

/// <summary>A printed line with what stands before its text.</summary>
/// <param name="Bullet">"- ・", "- " or "・" before the text; null where there is none.</param>
/// <param name="Text">Without bullet, emphasis signs and outer blanks.</param>
/// <param name="Emphasis">Signs ** around bold words.</param>
internal sealed record PointLine(MappedText? Bullet, MappedText Text, IReadOnlyList<MappedText> Emphasis)
{
    public bool IsNote => Text.Length > 1 && Text[0] == '※';

    public static PointLine Of(MappedText line)
    {
        var text = line.Trim();
        var start = 0;
        if (text.Length > 1 && text[0] is '-' or '－' && text[1] == ' ') start = SkipBlanks(text, 1);
        if (start < text.Length && text[start] is '・' or '･' or '•' or '○' or '〇') start = SkipBlanks(text, start + 1);
        var bullet = start == 0 ? null : text.To(start).Trim();
        var body = text.From(start);
        var signs = new List<Range>();
        for (var at = body.Value.IndexOf("**", StringComparison.Ordinal); at >= 0; at = body.Value.IndexOf("**", at + 2, StringComparison.Ordinal))
        {
            signs.Add(at..(at + 2));
        }

        return new(bullet, body.Without(signs).Trim(), [.. signs.Select(r => body.Slice(r.Start.Value, 2))]);
    }

    private static int SkipBlanks(MappedText text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }
}
