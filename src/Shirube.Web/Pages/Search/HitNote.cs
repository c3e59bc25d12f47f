using System.Globalization;
using Shirube.Web.Language;
using Shirube.Web.Search;

namespace Shirube.Web.Pages.Search;

/// <summary>A hit with the words to show it.</summary>
public sealed record HitNote(Words T, ShownHit Hit)
{
    /// <summary>What a text is, with its number; of an entry of the register its name.</summary>
    public string NameOf(ShownPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (part.Card is { } card) return $"{T["fact." + card.Kind]} {card.Label}";
        return Hit.View is null ? ReadingNotes.NameOf(Hit) : T["search-kind." + part.Part.Kind];
    }

    /// <summary>Its first lines in the original, or its page.</summary>
    public string PlaceOf(ShownPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var (first, last) = part.Part.Lines[0];
        if (Hit.View is null) return T["search.projects-line", first];
        var boxes = Hit.View.Draft.Document.Boxes;
        if (!boxes.IsEmpty) return T["evidence.pages", boxes[first - 1].Page.ToString(CultureInfo.InvariantCulture)];
        return T["evidence.lines", (first == last ? $"{first}" : $"{first}–{last}") + (part.Part.Lines.Length > 1 ? T["evidence.more"] : "")];
    }
}
