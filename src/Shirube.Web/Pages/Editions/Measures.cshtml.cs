using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Web.Editions;
using Shirube.Web.Pages.Shared;

namespace Shirube.Web.Pages.Editions;

/// <summary>Measures of an edition: all, or those of one ministry, those whose deadlines have run out, those whose next steps say something.</summary>
public sealed class MeasuresModel(EditionShelf shelf) : EditionPage(shelf)
{
    [BindProperty(SupportsGet = true)]
    public string? Ministry { get; set; }

    /// <summary>Fiscal year in which, or before which, the plan's last deadline fell.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Until { get; set; }

    /// <summary>Words of a next step.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Says { get; set; }

    [BindProperty(SupportsGet = true)]
    public RestatedChoice? Restated { get; set; }

    public OnceLinks Once { get; private set; } = null!;

    public ImmutableArray<MeasureReport> All { get; private set; } = [];

    public Paging<MeasureReport> Shown { get; private set; } = null!;

    public IReadOnlyList<string> Ministries { get; private set; } = [];

    public override string Title => T["measures.title"];

    public override Table Table => MeasureTable.Of(All);

    public IActionResult OnGet([FromQuery(Name = "page")] int number = 1)
    {
        Ministries = [.. View.Draft.Measures.SelectMany(m => m.Ministries.Names).GroupBy(n => n, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];
        var words = string.IsNullOrWhiteSpace(Says) ? "" : JapaneseText.Key(Says);
        var found = View.Draft.Measures.Where(m => (string.IsNullOrEmpty(Ministry) || m.Ministries.Names.Contains(Ministry)) && (Until is null || LastYear(m) <= Until) && (words.Length == 0 || m.Next.Any(n => JapaneseText.Key(n.Text).Contains(words, StringComparison.Ordinal)))).ToList();
        Once = new(T, View.Restated.Measures(found), Restated, choice => Asking([.. Filters, (RestatedChoices.Parameter, choice.Value())]));
        All = [.. found.Where(m => Restated.Passes(View.Restated.Contains(m)))];
        Shown = Paging.Of(All, number, 50);
        return Page();
    }

    /// <summary>Fiscal years in which a plan's last deadline fell, in order.</summary>
    public IEnumerable<int> Years => View.Draft.Measures.Select(LastYear).OfType<int>().Distinct().Order();

    /// <summary>The filters, for the links to other pages of the list.</summary>
    public string QueryBefore => Before([.. Filters, (RestatedChoices.Parameter, Restated.Value())]);

    private (string, string?)[] Filters => [("ministry", Ministry), ("until", CsvCells.Text(Until)), ("says", Says)];

    private static int? LastYear(MeasureReport measure) => measure.Deadlines.Select(d => d.Due).Max() is { } last ? FiscalYear.Of(last) : null;

    public override void WriteJson(Utf8JsonWriter json) => json.Each(All, json.Facts(View).Measure);
}
