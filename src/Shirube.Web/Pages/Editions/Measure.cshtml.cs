using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Editions;

/// <summary>A measure: the plan's text, who acts and by when, what was done beside what comes next.</summary>
public sealed class MeasureModel(EditionShelf shelf) : EditionPage(shelf)
{
    public MeasureReport Measure { get; private set; } = null!;

    public SectionNode? Home { get; private set; }

    public ImmutableArray<PairRow> Rows { get; private set; } = [];

    public string Fact => FactIds.Measure(Measure.Order);

    public override string Title => $"{T["fact.measure"]} {Measure.Order}";

    public override IReadOnlyList<Crumb> Crumbs => Home is null
        ? base.Crumbs
        : [.. base.Crumbs, .. Home.Trail().Select(n => new Crumb(n.Heading, Addresses.Section(Id, n)))];

    public IReadOnlyList<int> FootnoteNumbers =>
        [.. Measure.Footnotes, .. Measure.Status.SelectMany(i => i.Footnotes), .. Measure.Next.SelectMany(i => i.Footnotes)];

    /// <summary>Deadlines of the plan's text and of the next steps, each with what it stands in.</summary>
    public IEnumerable<(Deadline Deadline, string Fact, ReportItem? Item)> Deadlines =>
        Measure.Deadlines.Select(d => (d, Fact, (ReportItem?)null))
            .Concat(Measure.Next.SelectMany(i => i.Deadlines.Select(d => (d, FactIds.Item(Measure.Order, ReportColumn.Next, i.Number), (ReportItem?)i))));

    public IActionResult OnGet(int order)
    {
        if (View.FindMeasure(order) is not { } measure) return Missing("problem.no-measure", order, Id);
        Measure = measure;
        Home = View.HomeOf(measure.Section, measure.Evidence);
        Rows = PairRows.Of(measure);
        return Page();
    }

    public (string Text, string Address)? Neighbour(int order) =>
        View.FindMeasure(order) is { } m ? ($"{T["fact.measure"]} {m.Order}", Addresses.Measure(Id, m.Order)) : null;

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Provenance(View);
        json.WritePropertyName("measure");
        json.Facts(View).Measure(Measure);
        json.Evidence(View, Fact, Measure.Evidence);
        json.Each("footnotes", FootnoteNumbers.Distinct().Order().Select(View.FindFootnote).Where(f => f is not null), f => json.Facts(View).Footnote(f!));
        json.Each("restates", RestatementsAbout(), r => json.Restatement(View, r));
        json.Each("restatedAt", FactsHere().SelectMany(View.RepeatsOf), r => json.Restatement(View, r));
        json.WriteEndObject();
    }

    private IEnumerable<string> FactsHere() =>
        [Fact, .. Measure.Status.Select(i => FactIds.Item(Measure.Order, ReportColumn.Status, i.Number)), .. Measure.Next.Select(i => FactIds.Item(Measure.Order, ReportColumn.Next, i.Number))];

    private IEnumerable<Restatement> RestatementsAbout() => FactsHere().Select(View.RestatementOf).OfType<Restatement>();
}
