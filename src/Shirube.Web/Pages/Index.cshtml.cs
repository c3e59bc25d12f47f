using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Web.Accounts;
using Shirube.Web.Editions;
using Shirube.Web.Library;

namespace Shirube.Web.Pages;

/// <summary>Home: the editions and what can be asked of them.</summary>
public sealed class IndexModel(EditionShelf shelf) : TwinPage
{
    public IReadOnlyList<EditionSummary> Editions { get; private set; } = [];

    /// <summary>Withdrawn editions: only told to those who can take them back.</summary>
    public IReadOnlyList<EditionSummary> Withdrawn { get; private set; } = [];

    public override string Title => T["home.title"];

    public override Table Table => new(
        ["edition", "title", "decidedOn", "layout", "sections", "measures", "items", "indicators", "footnotes", "findings"],
        Editions.Select(e => CsvCells.Of(
            e.Edition, e.Title, e.DecidedOn, e.Layout, e.Sections, e.Measures, e.Items, e.Indicators, e.Footnotes, e.Findings)));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Editions = [.. (await shelf.ListAsync(cancel)).OrderByDescending(e => e.DecidedOn).ThenBy(e => e.Edition, StringComparer.Ordinal)];
        if (HttpContext.Person() is not null) Withdrawn = await shelf.WithdrawnAsync(cancel);
        return Page();
    }

    public override void WriteJson(Utf8JsonWriter json) => json.Each(Editions, e =>
    {
        json.WriteStartObject();
        EditionSummaryJson.WriteHead(json, e);
        json.WriteString("document", e.DocumentHash);
        json.WriteString("fileName", e.FileName);
        json.WriteString("ruleVersion", e.RuleVersion);
        EditionSummaryJson.WriteCounts(json, e);
        json.WriteString("address", Addresses.Edition(e.Edition));
        json.WriteEndObject();
    });
}
