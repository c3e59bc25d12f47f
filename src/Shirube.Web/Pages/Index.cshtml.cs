using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Web.Accounts;
using Shirube.Web.Editions;
using Shirube.Web.Library;

namespace Shirube.Web.Pages;

/// <summary>Home: the editions and what can be asked of them.</summary>
public sealed class IndexModel(EditionShelf shelf) : TwinPage
{
    /// <summary>The newest first.</summary>
    public IReadOnlyList<EditionView> Views { get; private set; } = [];

    public IEnumerable<EditionSummary> Editions => Views.Select(v => v.Stored.Summary);

    /// <summary>Withdrawn editions: only told to those who can take them back.</summary>
    public IReadOnlyList<EditionSummary> Withdrawn { get; private set; } = [];

    public override string Title => T["home.title"];

    public override Table Table => new(
        ["edition", "title", "decidedOn", "layout", "sections", "measures", "items", "indicators", "footnotes", "findings", "measuresRestated", "itemsRestated"],
        Views.Select(v => CsvCells.Of(
            v.Id, v.Stored.Summary.Title, v.Stored.Summary.DecidedOn, v.Draft.Layout, v.Draft.Sections.Length, v.MeasureCount.Printed, v.ItemCount.Printed, v.Draft.Indicators.Length, v.Draft.Footnotes.Length,
            v.Draft.Findings.Length, v.MeasureCount.Restated, v.ItemCount.Restated)));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Views = [.. (await shelf.AllAsync(cancel)).OrderByDescending(v => v.Stored.Summary.DecidedOn).ThenBy(v => v.Id, StringComparer.Ordinal)];
        if (HttpContext.Person() is not null) Withdrawn = await shelf.WithdrawnAsync(cancel);
        return Page();
    }

    public override void WriteJson(Utf8JsonWriter json) => json.Each(Views, view =>
    {
        var e = view.Stored.Summary;
        json.WriteStartObject();
        EditionSummaryJson.WriteHead(json, e);
        json.WriteString("document", e.DocumentHash);
        json.WriteString("fileName", e.FileName);
        json.WriteString("ruleVersion", e.RuleVersion);
        json.WriteNumber("sections", view.Draft.Sections.Length);
        json.Count("measures", view.MeasureCount);
        json.Count("items", view.ItemCount);
        json.WriteNumber("indicators", view.Draft.Indicators.Length);
        json.WriteNumber("footnotes", view.Draft.Footnotes.Length);
        json.WriteNumber("findings", view.Draft.Findings.Length);
        json.WriteString("address", Addresses.Edition(e.Edition));
        json.WriteEndObject();
    });
}
