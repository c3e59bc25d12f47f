using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Editions;

/// <summary>All measures of an edition, or those of one ministry.</summary>
public sealed class MeasuresModel(EditionShelf shelf) : EditionPage(shelf)
{
    [BindProperty(SupportsGet = true)]
    public string? Ministry { get; set; }

    public ImmutableArray<MeasureReport> All { get; private set; } = [];

    public Paging<MeasureReport> Shown { get; private set; } = null!;

    public IReadOnlyList<string> Ministries { get; private set; } = [];

    public override string Title => T["measures.title"];

    public override Table Table => MeasureTable.Of(All);

    public IActionResult OnGet([FromQuery(Name = "page")] int number = 1)
    {
        Ministries = [.. View.Draft.Measures.SelectMany(m => m.Ministries.Names).GroupBy(n => n, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];
        All = string.IsNullOrEmpty(Ministry) ? View.Draft.Measures : [.. View.Draft.Measures.Where(m => m.Ministries.Names.Contains(Ministry))];
        Shown = Paging.Of(All, number, 50);
        return Page();
    }

    public override void WriteJson(Utf8JsonWriter json) => json.Each(All, json.Facts(View).Measure);
}
