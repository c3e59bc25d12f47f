using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Editions;

/// <summary>What is said more than once, and where it is said first.</summary>
public sealed class RestatementsModel(EditionShelf shelf) : EditionPage(shelf)
{
    public override string Title => T["restatements.title"];

    public override Table Table => new(
        ["repeat", "repeatText", "origin", "originText", "marked", "similarity", "lines"],
        View.Draft.Restatements.Select(r => CsvCells.Of(
            EditionView.RepeatId(r), Repeat(r)?.Text, EditionView.OriginId(r), Origin(r)?.Text, r.IsMarked, Math.Round(r.Similarity, 4), JsonParts.Lines(r.Evidence))));

    public IActionResult OnGet() => Page();

    public FactCard? Repeat(Restatement restatement) => View.FindFact(EditionView.RepeatId(restatement));

    public FactCard? Origin(Restatement restatement) => EditionView.OriginId(restatement) is { } id ? View.FindFact(id) : null;

    public override void WriteJson(Utf8JsonWriter json) => json.Each(View.Draft.Restatements, json.Facts(View).Restatement);
}
