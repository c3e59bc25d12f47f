using Shirube.Core;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>The number at the head of a footnote's body.</summary>
internal sealed record FootnoteStart(int Number, MappedText Mark, MappedText Body)
{
    /// <summary>Null where the line does not begin with a superscript number and words behind it.</summary>
    public static FootnoteStart? TryRead(MappedText line)
    {
        var text = line.Trim();
        if (text.Length < 2 || (JapaneseText.SuperscriptValue(text[0]) < 0 && text[0] != '^')) return null;
        if (FootnoteReferences.FindSuperscripts(text) is not [{ Index: 0, Numbers: [var number] } mark, ..]) return null;
        var body = text.From(mark.Length).Trim();
        return body.IsBlank ? null : new(number, text.To(mark.Length), body);
    }
}
