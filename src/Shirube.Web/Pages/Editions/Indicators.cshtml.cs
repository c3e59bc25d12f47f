using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Storage.Rows;
using Shirube.Web.Editions;
using Shirube.Web.Exports;

namespace Shirube.Web.Pages.Editions;

/// <summary>All indicators of an edition with values and targets.</summary>
public sealed class IndicatorsModel(EditionShelf shelf) : EditionPage(shelf)
{
    public override string Title => T["indicators.title"];

    public IEnumerable<IGrouping<IndicatorKind, Indicator>> Groups => View.Draft.Indicators.GroupBy(i => i.Kind).OrderBy(g => g.Key);

    public override Table Table => new(
        ["order", "section", "kind", "name", "label", "value", "unit", "text", "period", "year", "fiscal", "target", "targetYear", "baseline", "lines"],
        View.Draft.Indicators.SelectMany(i => i.Values.IsEmpty ? [Row(i, null)] : i.Values.Select(v => Row(i, v))));

    public IActionResult OnGet() => Page();

    public override void WriteJson(Utf8JsonWriter json) => json.Each(View.Draft.Indicators, json.Facts(View).Indicator);

    private static ImmutableArray<SheetCell> Row(Indicator i, ObservedValue? v) => CsvCells.Of(
        i.Order, string.Join('/', i.Section.Parts), Codec.Name(i.Kind), i.Name, v?.Label, v?.Value, v?.Unit, v?.Text, v?.Period, v?.Year,
        v?.IsFiscal, i.Target?.Text, i.Target?.Year, i.Baseline?.Text, JsonParts.Lines(i.Evidence));
}
