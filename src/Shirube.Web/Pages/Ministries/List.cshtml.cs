using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Ministries;

/// <summary>All ministries with how much each carries in each edition.</summary>
public sealed class ListModel(EditionShelf shelf) : TwinPage
{
    public ImmutableArray<MinistryEntry> Ministries { get; private set; } = [];

    public IReadOnlyList<EditionView> Views { get; private set; } = [];

    public override string Title => T["ministries.title"];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/")];

    public override Table Table => new(
        ["ministry", "fullName", "edition", "measures", "steps", "measuresRestated", "stepsRestated"],
        Ministries.SelectMany(m => m.Shares.Select(s => CsvCells.Of(m.Name, m.FullNames, s.View.Id, s.Measures.Length, s.Steps.Length, s.MeasureCount.Restated, s.StepCount.Restated))));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Views = await shelf.AllAsync(cancel);
        Ministries = MinistryIndex.Of(Views);
        return Page();
    }

    public override void WriteJson(Utf8JsonWriter json) => json.Each(Ministries, ministry =>
    {
        json.WriteStartObject();
        json.WriteString("ministry", ministry.Name);
        json.Each("fullNames", ministry.FullNames, json.WriteStringValue);
        json.Each("editions", ministry.Shares, share =>
        {
            json.WriteStartObject();
            json.WriteString("edition", share.View.Id);
            json.Count("measures", share.MeasureCount);
            json.Count("steps", share.StepCount);
            json.WriteEndObject();
        });
        json.WriteString("address", Addresses.Ministry(ministry.Name));
        json.WriteEndObject();
    });
}
