using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Policy.Ledger;
using Shirube.Storage.Rows;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Editions;

/// <summary>A line of the ledger with the measure or step that sets the deadline.</summary>
/// <param name="Index">From 0, its place in the ledger.</param>
public sealed record DeadlineEntry(LedgerEntry Ledger, MeasureReport Measure, ReportItem? Step, FactCard Fact, int Index)
{
    /// <summary>What later editions say of it, the oldest first.</summary>
    public ImmutableArray<(EditionView View, LaterEntry Entry)> Later { get; init; } = [];

    public Deadline Deadline => Ledger.Deadline;

    /// <summary>Who is to meet it: the step's own mark, else the measure's.</summary>
    public MinistryMark Ministries => Step is { Ministries.IsEmpty: false } step ? step.Ministries : Measure.Ministries;

    /// <summary>Fiscal year in which it falls due; null for one that counts from the edition.</summary>
    public int? FiscalYearDue => Deadline.End is { } end ? FiscalYear.Of(end) : null;
}

/// <summary>The deadline ledger（期限台帳）of an edition: all deadlines by their last day, with what became of each.</summary>
public sealed class DeadlinesModel(EditionShelf shelf, MeasureHistory history) : EditionPage(shelf)
{
    [BindProperty(SupportsGet = true)]
    public LedgerState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Ministry { get; set; }

    /// <summary>Fiscal year.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>First parts of a section's path, joined by "/".</summary>
    [BindProperty(SupportsGet = true)]
    public string? Section { get; set; }

    /// <summary>As of which the states are: the day asked for, else the edition's own.</summary>
    public EditionDay Day { get; private set; }

    /// <summary>All of the edition, before any filter.</summary>
    public ImmutableArray<DeadlineEntry> All { get; private set; } = [];

    /// <summary>What passes the filters of ministry, year and section: the counts by state are of these.</summary>
    public ImmutableArray<DeadlineEntry> Filtered { get; private set; } = [];

    /// <summary>What passes all filters.</summary>
    public ImmutableArray<DeadlineEntry> Entries { get; private set; } = [];

    public override string Title => T["deadlines.title"];

    public override Table Table => new(
        ["end", "start", "text", "kind", "year", "fiscal", "state", "rule", "order", "column", "item", "promise", "factText", "ministries", "lines", "evidence", "later", "person"],
        Entries.Select(e => CsvCells.Of(
            e.Deadline.End, e.Deadline.Start, e.Deadline.Text, Codec.Name(e.Deadline.Kind), e.Deadline.Year, e.Deadline.IsFiscal, Codec.Name(e.Ledger.State),
            e.Ledger.Rule, e.Measure.Order, e.Step is null ? "plan" : "next", e.Step?.Number, e.Ledger.Promise, e.Fact.Text, e.Ministries.Names, JsonParts.Lines(e.Deadline.Evidence),
            e.Ledger.Evidence.Select(v => FactIds.Item(e.Measure.Order, v.Column, v.Item)), e.Later.Select(l => $"{l.View.Id} {Codec.Name(l.Entry.State)}"), e.Ledger.Person)));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Day = AsOf is { } asOf ? new(asOf.Day, true) : View.Day;
        var later = (await Shelf.AllAsync(cancel)).Where(v => v.Day.Day > View.Day.Day && !v.Draft.Measures.IsEmpty).OrderBy(v => v.Day.Day).ThenBy(v => v.Id, StringComparer.Ordinal)
            .Select(v => (View: v, Entries: history.LaterOf(View, v))).ToList();
        All = [.. View.LedgerAt(Day.Day).Select((e, number) => Entry(e, number) with { Later = [.. later.Where(l => l.Entries.ContainsKey(number)).Select(l => (l.View, l.Entries[number]))] }).OrderBy(e => e.Deadline.End ?? DateOnly.MaxValue).ThenBy(e => e.Measure.Order).ThenBy(e => e.Step?.Number ?? 0)];
        Filtered = [.. All.Where(e => (string.IsNullOrEmpty(Ministry) || e.Ministries.Names.Contains(Ministry)) && (Year is null || e.FiscalYearDue == Year) && IsInSection(e))];
        Entries = State is { } state ? [.. Filtered.Where(e => e.Ledger.State == state)] : Filtered;
        return Page();
    }

    /// <summary>States that occur, in the order of the type, with their numbers: together they are all of <see cref="Filtered"/>.</summary>
    public IEnumerable<(LedgerState State, int Count)> Counts => Filtered.GroupBy(e => e.Ledger.State).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()));

    public IEnumerable<string> Ministries => All.SelectMany(e => e.Ministries.Names).GroupBy(n => n, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key);

    public IEnumerable<int> Years => All.Select(e => e.FiscalYearDue).OfType<int>().Distinct().Order();

    /// <summary>Chapters: the first two parts of the sections' paths.</summary>
    public IEnumerable<string> Chapters => All.Select(e => Chapter(e.Measure.Section)).Distinct(StringComparer.Ordinal);

    /// <summary>The page's address with another state.</summary>
    public string WithState(LedgerState? state) =>
        Asking(("state", state?.ToString()), ("ministry", Ministry), ("year", Year?.ToString(CultureInfo.InvariantCulture)), ("section", Section));

    public override void WriteJson(Utf8JsonWriter json) => json.Each(Entries, e => json.Facts(View).Deadline(e.Ledger, e.Later));

    private DeadlineEntry Entry(LedgerEntry entry, int index)
    {
        var measure = View.FindMeasure(entry.Measure)!;
        var step = entry.Step is { } number ? measure.Next.First(i => i.Number == number) : null;
        return new(entry, measure, step, View.FindFact(entry.Fact)!, index);
    }

    private bool IsInSection(DeadlineEntry entry) => string.IsNullOrEmpty(Section) || Chapter(entry.Measure.Section) == Section;

    private static string Chapter(SectionPath path) => Web.Editions.Chapters.Of(path);
}
