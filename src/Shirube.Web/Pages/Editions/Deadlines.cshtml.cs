using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Editions;

/// <summary>A deadline with what sets it.</summary>
public sealed record DeadlineEntry(Deadline Deadline, MeasureReport Measure, ReportItem? Step, FactCard Fact);

/// <summary>All deadlines of an edition by their last day.</summary>
public sealed class DeadlinesModel(EditionShelf shelf) : EditionPage(shelf)
{
    public ImmutableArray<DeadlineEntry> Entries { get; private set; } = [];

    public override string Title => T["deadlines.title"];

    public override Table Table => new(
        ["end", "start", "text", "kind", "year", "fiscal", "order", "column", "item", "factText", "ministries", "lines"],
        Entries.Select(e => CsvCells.Of(
            e.Deadline.End, e.Deadline.Start, e.Deadline.Text, JsonParts.Camel(e.Deadline.Kind.ToString()), e.Deadline.Year, e.Deadline.IsFiscal, e.Measure.Order,
            e.Step is null ? "plan" : "next", e.Step?.Number, e.Fact.Text, Ministries(e).Names, JsonParts.Lines(e.Deadline.Evidence))));

    public IActionResult OnGet()
    {
        Entries = [
            .. View.Draft.Measures.SelectMany(m => m.Deadlines.Select(d => Entry(d, m, null)).Concat(m.Next.SelectMany(i => i.Deadlines.Select(d => Entry(d, m, i)))))
                .OrderBy(e => e.Deadline.End ?? DateOnly.MaxValue).ThenBy(e => e.Measure.Order).ThenBy(e => e.Step?.Number ?? 0),
        ];
        return Page();
    }

    /// <summary>Who is to meet it: the step's own mark, else the measure's.</summary>
    public static MinistryMark Ministries(DeadlineEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Step is { Ministries.IsEmpty: false } step ? step.Ministries : entry.Measure.Ministries;
    }

    public override void WriteJson(Utf8JsonWriter json) => json.Each(View.Draft.Measures, json.Facts(View).Deadlines);

    private DeadlineEntry Entry(Deadline deadline, MeasureReport measure, ReportItem? step) => new(
        deadline, measure, step, View.FindFact(step is null ? FactIds.Measure(measure.Order) : FactIds.Item(measure.Order, ReportColumn.Next, step.Number))!);
}
