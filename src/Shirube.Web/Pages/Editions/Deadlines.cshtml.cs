using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Policy.Ledger;
using Shirube.Storage.Rows;
using Shirube.Web.Editions;
using Shirube.Web.Pages.Shared;

namespace Shirube.Web.Pages.Editions;

/// <summary>A line of the ledger with the measure or step that sets the deadline.</summary>
/// <param name="Index">From 0, its place in the ledger.</param>
public sealed record DeadlineEntry(LedgerEntry Ledger, MeasureReport Measure, ReportItem? Step, FactCard Fact, int Index)
{
    /// <summary>What later editions say of it, the oldest first.</summary>
    public ImmutableArray<(EditionView View, LaterEntry Entry)> Later { get; init; } = [];

    /// <summary>True where what sets it only says again what stands elsewhere.</summary>
    public bool IsRestated { get; init; }

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

    [BindProperty(SupportsGet = true)]
    public RestatedChoice? Restated { get; set; }

    public OnceLinks Once => new(T, Count(Filtered.Where(e => State is null || e.Ledger.State == State)), Restated, choice => With(State, choice));

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
        ["end", "start", "text", "kind", "year", "fiscal", "state", "rule", "order", "column", "item", "promise", "factText", "ministries", "lines", "evidence", "later", "person", "restated"],
        Entries.Select(e => CsvCells.Of(
            e.Deadline.End, e.Deadline.Start, e.Deadline.Text, Codec.Name(e.Deadline.Kind), e.Deadline.Year, e.Deadline.IsFiscal, Codec.Name(e.Ledger.State),
            e.Ledger.Rule, e.Measure.Order, e.Step is null ? "plan" : "next", e.Step?.Number, e.Ledger.Promise, e.Fact.Text, e.Ministries.Names, JsonParts.Lines(e.Deadline.Evidence),
            e.Ledger.Evidence.Select(v => FactIds.Item(e.Measure.Order, v.Column, v.Item)), e.Later.Select(l => $"{l.View.Id} {Codec.Name(l.Entry.State)}"), e.Ledger.Person, e.IsRestated)));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Day = AsOf is { } asOf ? new(asOf.Day, true) : View.Day;
        var later = (await Shelf.AllAsync(cancel)).Where(v => v.Day.Day > View.Day.Day && !v.Draft.Measures.IsEmpty).OrderBy(v => v.Day.Day).ThenBy(v => v.Id, StringComparer.Ordinal)
            .Select(v => (View: v, Entries: history.LaterOf(View, v))).ToList();
        All = [.. View.LedgerAt(Day.Day).Select((e, number) => Entry(e, number) with { Later = [.. later.Where(l => l.Entries.ContainsKey(number)).Select(l => (l.View, l.Entries[number]))] }).OrderBy(e => e.Deadline.End ?? DateOnly.MaxValue).ThenBy(e => e.Measure.Order).ThenBy(e => e.Step?.Number ?? 0)];
        Filtered = [.. All.Where(e => (string.IsNullOrEmpty(Ministry) || e.Ministries.Names.Contains(Ministry)) && (Year is null || e.FiscalYearDue == Year) && IsInSection(e))];
        Entries = [.. Filtered.Where(e => (State is null || e.Ledger.State == State) && Restated.Passes(e.IsRestated))];
        return Page();
    }

    /// <summary>States that occur, in the order of the type, with their numbers: together they are all of <see cref="Filtered"/>.</summary>
    public IEnumerable<(LedgerState State, CountedOnce Count)> Counts => Filtered.GroupBy(e => e.Ledger.State).OrderBy(g => g.Key).Select(g => (g.Key, Count(g)));

    /// <summary>The sum of <see cref="Counts"/>.</summary>
    public CountedOnce Sum => Count(Filtered);

    public IEnumerable<string> Ministries => All.SelectMany(e => e.Ministries.Names).GroupBy(n => n, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key);

    public IEnumerable<int> Years => All.Select(e => e.FiscalYearDue).OfType<int>().Distinct().Order();

    /// <summary>Chapters: the first two parts of the sections' paths.</summary>
    public IEnumerable<string> Chapters => All.Select(e => Chapter(e.Measure.Section)).Distinct(StringComparer.Ordinal);

    /// <summary>The page's address with another state and choice.</summary>
    public string With(LedgerState? state, RestatedChoice? choice) =>
        Asking(("state", state?.ToString()), ("ministry", Ministry), ("year", Year?.ToString(CultureInfo.InvariantCulture)), ("section", Section), (RestatedChoices.Parameter, choice.Value()));

    public override void WriteJson(Utf8JsonWriter json) => json.Each(Entries, e => json.Facts(View).Deadline(e.Ledger, e.IsRestated, e.Later));

    private static CountedOnce Count(IEnumerable<DeadlineEntry> entries)
    {
        var list = entries.ToList();
        return new(list.Count, list.Count(e => e.IsRestated));
    }

    private DeadlineEntry Entry(LedgerEntry entry, int index)
    {
        var measure = View.FindMeasure(entry.Measure)!;
        var step = entry.Step is { } number ? measure.Next.First(i => i.Number == number) : null;
        return new(entry, measure, step, View.FindFact(entry.Fact)!, index) { IsRestated = View.Restated.Contains(entry.Fact) };
    }

    private bool IsInSection(DeadlineEntry entry) => string.IsNullOrEmpty(Section) || Chapter(entry.Measure.Section) == Section;

    private static string Chapter(SectionPath path) => Web.Editions.Chapters.Of(path);
}
