using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Editions;

/// <summary>An indicator: its values, target and baseline, each with its place.</summary>
public sealed class IndicatorModel(EditionShelf shelf) : EditionPage(shelf)
{
    public Indicator Indicator { get; private set; } = null!;

    public SectionNode? Home { get; private set; }

    public string Fact => FactIds.Indicator(Indicator.Order);

    public override string Title => Indicator.Name;

    public override IReadOnlyList<Crumb> Crumbs => Home is null
        ? base.Crumbs
        : [.. base.Crumbs, .. Home.Trail().Select(n => new Crumb(n.Heading, Addresses.Section(Id, n)))];

    /// <summary>Those it refers to, and those in which alone a value stands.</summary>
    public IReadOnlyList<int> FootnoteNumbers => [.. Indicator.Footnotes, .. Indicator.Values.Select(v => v.Footnote).OfType<int>()];

    public override Table Table => new(
        ["label", "value", "unit", "text", "period", "year", "fiscal", "footnote", "lines"],
        Indicator.Values.Select(v => CsvCells.Of(v.Label, v.Value, v.Unit, v.Text, v.Period, v.Year, v.IsFiscal, v.Footnote, JsonParts.Lines(v.Evidence))));

    public IActionResult OnGet(int order)
    {
        if (View.FindIndicator(order) is not { } indicator) return Missing("problem.no-indicator", order, Id);
        Indicator = indicator;
        Home = View.HomeOf(indicator.Section, indicator.Evidence);
        return Page();
    }

    public (string Text, string Address)? Neighbour(int order) =>
        View.FindIndicator(order) is { } i ? (i.Name, Addresses.Indicator(Id, i.Order)) : null;

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Provenance(View, AsOf);
        json.WritePropertyName("indicator");
        json.Facts(View).Indicator(Indicator);
        json.Evidence(View, Fact, Indicator.Evidence);
        json.Each("footnotes", FootnoteNumbers.Distinct().Order().Select(View.FindFootnote).Where(f => f is not null), f => json.Facts(View).Footnote(f!));
        json.Each("restatedAt", View.RepeatsOf(Fact), r => json.Restatement(View, r));
        json.WriteEndObject();
    }
}
