using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Storage.Rows;
using Shirube.Web.Editions;
using Shirube.Web.Pages.Shared;

namespace Shirube.Web.Pages.Editions;

/// <summary>A status item or next step in its measure.</summary>
public sealed record ItemRow(MeasureReport Measure, ReportColumn Column, ReportItem Item, bool IsRestated)
{
    public string Id => FactIds.Item(Measure.Order, Column, Item.Number);
}

/// <summary>Status items and next steps of an edition: all that are printed, each once, or what is only said again.</summary>
public sealed class ItemsModel(EditionShelf shelf) : EditionPage(shelf)
{
    [BindProperty(SupportsGet = true)]
    public ReportColumn? Column { get; set; }

    [BindProperty(SupportsGet = true)]
    public RestatedChoice? Restated { get; set; }

    public ImmutableArray<ItemRow> All { get; private set; } = [];

    public Paging<ItemRow> Shown { get; private set; } = null!;

    public OnceLinks Once { get; private set; } = null!;

    public override string Title => T["count.items"];

    public override Table Table => new(
        ["order", "column", "item", "text", "ministries", "restated", "origin", "lines"],
        All.Select(r => CsvCells.Of(r.Measure.Order, Codec.Name(r.Column), r.Item.Number, r.Item.Text, r.Item.Ministries.Names, r.IsRestated, Origin(r), JsonParts.Lines(r.Item.Evidence))));

    public IActionResult OnGet([FromQuery(Name = "page")] int number = 1)
    {
        var rows = View.Draft.Measures
            .SelectMany(m => m.Status.Select(i => (m, Column: ReportColumn.Status, Item: i)).Concat(m.Next.Select(i => (m, Column: ReportColumn.Next, Item: i))))
            .Where(r => Column is null || r.Column == Column)
            .Select(r => new ItemRow(r.m, r.Column, r.Item, View.Restated.Contains(r.m, r.Column, r.Item))).ToList();
        Once = new(T, new(rows.Count, rows.Count(r => r.IsRestated)), Restated, choice => Asking(("column", ColumnName), (RestatedChoices.Parameter, choice.Value())));
        All = [.. rows.Where(r => Restated.Passes(r.IsRestated))];
        Shown = Paging.Of(All, number, 50);
        return Page();
    }

    public string QueryBefore => Before(("column", ColumnName), (RestatedChoices.Parameter, Restated.Value()));

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Provenance(View, AsOf);
        json.Count("items", Once.Count);
        json.Each("list", All, row =>
        {
            json.WriteStartObject();
            json.WriteNumber("order", row.Measure.Order);
            json.WriteString("column", Codec.Name(row.Column));
            json.WriteNumber("item", row.Item.Number);
            json.WriteString("text", row.Item.Text);
            json.WriteBoolean("restated", row.IsRestated);
            json.WriteString("origin", Origin(row));
            json.Evidence(View, row.Id, row.Item.Evidence);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private string? ColumnName => Column is { } column ? Codec.Name(column) : null;

    private string? Origin(ItemRow row) => View.RestatementOf(row.Id) is { } repeat ? EditionView.OriginId(repeat) : null;
}
