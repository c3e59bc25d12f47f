using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Storage.Rows;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Editions;

/// <summary>All footnotes of an edition with what refers to them.</summary>
public sealed class FootnotesModel(EditionShelf shelf) : EditionPage(shelf)
{
    public override string Title => T["footnotes.title"];

    public override Table Table => new(
        ["number", "kind", "text", "referencedBy", "references", "lines"],
        View.Draft.Footnotes.Select(f => CsvCells.Of(
            f.Number, Codec.Name(f.Kind), f.Text, f.ReferencedBy.OfType<string>(), string.Join(' ', f.References.Select(r => CsvCells.Text(r.Line))), JsonParts.Lines(f.Evidence))));

    public IActionResult OnGet() => Page();

    /// <summary>The facts that refer to it, each once.</summary>
    public IEnumerable<FactCard> Referrers(Footnote footnote) =>
        footnote.ReferencedBy.OfType<string>().Distinct(StringComparer.Ordinal).Select(View.FindFact).OfType<FactCard>();

    public override void WriteJson(Utf8JsonWriter json) => json.Each(View.Draft.Footnotes, json.Facts(View).Footnote);
}
