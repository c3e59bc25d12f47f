using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Policy.Ledger;
using Shirube.Policy.Lineage;
using Shirube.Storage.Rows;
using Shirube.Web.Contract;
using Shirube.Web.Editions;
using Shirube.Web.Hosting;
using Shirube.Web.Pages.Search;
using Shirube.Web.Reviews;
using Shirube.Web.Search;

namespace Shirube.Web.Pages.Editions;

/// <summary>A measure: the plan's text, who acts and by when, what was done beside what comes next.</summary>
public sealed class MeasureModel(EditionShelf shelf, MeasureHistory history, SimilarIndex index) : EditionPage(shelf)
{
    private const int MostSimilar = 5;

    private ImmutableArray<LedgerEntry> _ledger = [];

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

    /// <summary>Deadlines of the plan's text and of the next steps, with what became of each.</summary>
    public ImmutableArray<LedgerEntry> Deadlines { get; private set; } = [];

    /// <summary>Address at which the state of one of them is reviewed.</summary>
    public string ReviewOf(LedgerEntry entry) => ReviewAddresses.Of(Id, ReviewAddresses.DeadlineOf(_ledger.IndexOf(entry)));

    /// <summary>Address at which the link to another edition is reviewed: it stands with the later one.</summary>
    public string ReviewOf(MeasureElsewhere other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (earlier, later) = string.CompareOrdinal(other.View.Id, Id) < 0 ? (other.View.Id, Id) : (Id, other.View.Id);
        return ReviewAddresses.Link(later, earlier, other.Link.Sides);
    }

    /// <summary>The same measure in the other editions.</summary>
    public ImmutableArray<MeasureElsewhere> Elsewhere { get; private set; } = [];

    /// <summary>Measures on the like matter, over all editions shown.</summary>
    public SimilarNote Similar { get; private set; } = null!;

    public MeasureTimeline Timeline { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int order, CancellationToken cancel)
    {
        if (View.FindMeasure(order) is not { } measure) return Missing("problem.no-measure", order, Id);
        Measure = measure;
        Home = View.HomeOf(measure.Section, measure.Evidence);
        Rows = PairRows.Of(measure);
        Elsewhere = await history.OfAsync(View, order, cancel);
        _ledger = View.LedgerAt(HttpContext.LedgerDay(View));
        Deadlines = [.. _ledger.Where(e => e.Measure == order)];
        Timeline = new(View, measure, Elsewhere, Deadlines, T);
        var similar = await index.OfAsync(cancel);
        Similar = new(T, new(View, measure), similar.Of(Id, order, MostSimilar), similar.SameAs(Id, order));
        return Page();
    }

    public (string Text, string Address)? Neighbour(int order) =>
        View.FindMeasure(order) is { } m ? ($"{T["fact.measure"]} {m.Order}", Addresses.Measure(Id, m.Order)) : null;

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Provenance(View, AsOf);
        json.WritePropertyName("measure");
        json.Facts(View).Measure(Measure);
        json.Evidence(View, Fact, Measure.Evidence);
        json.Each("footnotes", FootnoteNumbers.Distinct().Order().Select(View.FindFootnote).Where(f => f is not null), f => json.Facts(View).Footnote(f!));
        json.Each("deadlines", Deadlines, json.Facts(View).Deadline);
        json.Each("elsewhere", Elsewhere, e =>
        {
            json.WriteStartObject();
            json.WriteString("edition", e.View.Id);
            json.WriteString("day", CsvCells.Text(e.View.Day.Day == DateOnly.MinValue ? null : e.View.Day.Day));
            json.WriteNumber("order", e.Measure.Order);
            json.WriteString("relation", Codec.Name(e.Link.Relation));
            json.WriteNumber("confidence", e.Link.Confidence);
            json.WriteString("differences", TextChanges.InOneLine(e.Link.Changes));
            json.WriteString("address", Addresses.Measure(e.View.Id, e.Measure.Order));
            json.WriteEndObject();
        });
        json.WritePropertyName("similar");
        SimilarJson.Write(json, Similar.Similar, Similar.Asked);
        json.Each("restates", RestatementsAbout(), r => json.Restatement(View, r));
        json.Each("restatedAt", FactsHere().SelectMany(View.RepeatsOf), r => json.Restatement(View, r));
        json.WriteEndObject();
    }

    private IEnumerable<string> FactsHere() =>
        [Fact, .. Measure.Status.Select(i => FactIds.Item(Measure.Order, ReportColumn.Status, i.Number)), .. Measure.Next.Select(i => FactIds.Item(Measure.Order, ReportColumn.Next, i.Number))];

    private IEnumerable<Restatement> RestatementsAbout() => FactsHere().Select(View.RestatementOf).OfType<Restatement>();
}
