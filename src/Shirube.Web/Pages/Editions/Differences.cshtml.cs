using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Policy.Differences;
using Shirube.Policy.Lineage;
using Shirube.Storage.Rows;
using Shirube.Web.Contract;
using Shirube.Web.Editions;
using Shirube.Web.Exports;
using Shirube.Web.Library;
using Shirube.Web.Pages.Shared;

namespace Shirube.Web.Pages.Editions;

/// <summary>What differs between this edition and an earlier one（版の比較）.</summary>
public sealed class DifferencesModel(EditionShelf shelf, MeasureHistory history) : EditionPage(shelf)
{
    /// <summary>Id of the earlier edition; without it the last by id before this one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Since { get; set; }

    /// <summary>What became of the measures, by the earlier edition（<see cref="MeasureFate"/>）.</summary>
    [BindProperty(SupportsGet = true)]
    public LineageRelation? Relation { get; set; }

    /// <summary>Chapter of the earlier edition, or <see cref="FateTable.OnlyLater"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Section { get; set; }

    [BindProperty(SupportsGet = true)]
    public RestatedChoice? Restated { get; set; }

    /// <summary>Measures of the sections that both editions hold; of one that stands in both the later edition says whether it is restated.</summary>
    public OnceLinks Once { get; private set; } = null!;

    /// <summary>Null where there is no other edition to compare with.</summary>
    public EditionView? Earlier { get; private set; }

    public EditionDifference? Difference { get; private set; }

    /// <summary>Measures of both editions by chapter and fate, before any filter.</summary>
    public FateTable? Fates { get; private set; }

    /// <summary>What passes the filters. Without one, measures of sections that only one edition holds are left out.</summary>
    public ImmutableArray<SectionDifference> Shown { get; private set; } = [];

    public bool IsFiltered => Relation is not null || Restated is not null || !string.IsNullOrEmpty(Section);

    public ImmutableArray<EditionSummary> Others { get; private set; } = [];

    public override string Title => T["differences.title"];

    public override Table Table => new(
        ["section", "relation", "from", "to", "confidence", "differences", "ministriesAdded", "ministriesRemoved", "item", "itemFrom", "itemTo", "alike", "itemDifferences"],
        Shown.SelectMany(s => s.Measures.SelectMany(m => m.Items.Select(i => (ItemChange?)i).Prepend(null).Select(i => Row(s, m, i)))));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Others = [.. (await Shelf.ListAsync(cancel)).Where(e => e.Edition != Id).OrderBy(e => e.Edition, StringComparer.Ordinal)];
        var since = string.IsNullOrEmpty(Since) ? Others.LastOrDefault(e => string.CompareOrdinal(e.Edition, Id) < 0 && e.Measures > 0)?.Edition : Since;
        if (since is null) return Page();
        Earlier = since == Id ? null : await Shelf.FindAsync(since, cancel);
        if (Earlier is null) return await MissingEditionAsync(since);
        Difference = history.Difference(Earlier, View);
        var compared = Difference.Sections.SelectMany(s => s.Measures).ToList();
        Once = new(T, new(compared.Count, compared.Count(m => IsRestated(m.Link))), Restated, choice => With(Relation, Section, choice));
        ImmutableArray<MeasureLink> links = [.. history.Links(Earlier, View).Where(l => Restated.Passes(IsRestated(l)))];
        var fates = new MeasureFates(Earlier.Draft, View.Draft, links);
        Fates = new(Earlier, fates, T);
        Shown = IsFiltered ? Filtered(fates, links) : Difference.Sections;
        return Page();
    }

    /// <summary>The page's address with other filters.</summary>
    public string With(LineageRelation? relation, string? section) => With(relation, section, Restated);

    private string With(LineageRelation? relation, string? section, RestatedChoice? choice) =>
        Asking(("since", Since), ("relation", relation is { } r ? Codec.Name(r) : null), ("section", section), (RestatedChoices.Parameter, choice.Value()));

    private bool IsRestated(MeasureLink link) => link.To is { } to ? View.Restated.Contains(FactIds.Measure(to)) : Earlier!.Restated.Contains(FactIds.Measure(link.From!.Value));

    private ImmutableArray<SectionDifference> Filtered(MeasureFates fates, ImmutableArray<MeasureLink> links)
    {
        bool Passes(MeasureLink link) => Restated.Passes(IsRestated(link)) && fates.Of(link) is var fate && (Relation is null || fate.Relation == Relation) && (string.IsNullOrEmpty(Section) || FateTable.SectionOf(fate) == Section);
        var notCovered = links.Where(l => l.Relation == LineageRelation.NotCovered)
            .Select(l => (Link: l, fates.Of(l).Measure))
            .GroupBy(p => p.Measure.Section)
            .Select(g => new SectionDifference(g.Key, g.First().Measure.SectionTitle, [.. g.Select(p => new MeasureDifference(p.Link, [], [], []))]));
        return [.. Difference!.Sections.Concat(notCovered).Select(s => s with { Measures = [.. s.Measures.Where(m => Passes(m.Link))] }).Where(s => !s.Measures.IsEmpty)];
    }

    /// <summary>The text of an item, from the edition that holds it: the later one where both do.</summary>
    public FactCard? Item(MeasureDifference measure, ItemChange change)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(change);
        return change.To is { } to
            ? View.FindFact(FactIds.Item(measure.Link.To!.Value, to.Column, to.Number))
            : Earlier!.FindFact(FactIds.Item(measure.Link.From!.Value, change.From!.Value.Column, change.From.Value.Number));
    }

    public FactCard? Measure(MeasureDifference measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return measure.Link.To is { } to ? View.FindFact(FactIds.Measure(to)) : Earlier!.FindFact(FactIds.Measure(measure.Link.From!.Value));
    }

    public FactCard? IndicatorOf(IndicatorChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.To is { } to ? View.FindFact(FactIds.Indicator(to)) : Earlier!.FindFact(FactIds.Indicator(change.From!.Value));
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Provenance(View, AsOf);
        json.WriteString("since", Earlier?.Id);
        if (Difference is not null) json.Count("measures", Once.Count);
        json.WriteNumber("notCovered", Difference?.NotCovered ?? 0);
        json.Each("fates", Fates?.Rows ?? [], row =>
        {
            json.WriteStartObject();
            json.WriteString("section", row.Section);
            json.WriteString("name", row.Name);
            json.WriteStartObject("measures");
            foreach (var (relation, count) in row.Counts) json.WriteNumber(Codec.Name(relation), count);
            json.WriteEndObject();
            json.WriteEndObject();
        });
        json.WritePropertyName("lineage");
        if (Difference is null || Earlier is null) json.WriteNullValue();
        else LineageJson.Write(json, Shown.SelectMany(s => s.Measures).Select(m => m.Link), Earlier.Draft, View.Draft);
        json.Each("items", Shown.SelectMany(s => s.Measures).SelectMany(m => m.Items.Select(i => (Measure: m, Item: i))), p => WriteItem(json, p.Measure, p.Item));
        json.Each("indicators", Difference?.Indicators ?? [], change =>
        {
            json.WriteStartObject();
            json.WriteString("from", change.From is { } from ? FactIds.Indicator(from) : null);
            json.WriteString("to", change.To is { } to ? FactIds.Indicator(to) : null);
            json.WriteBoolean("targetMoved", change.IsTargetMoved);
            json.WriteBoolean("valuesNew", change.AreValuesNew);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter json, MeasureDifference measure, ItemChange item)
    {
        json.WriteStartObject();
        json.WriteString("change", Codec.Name(item.Kind));
        json.WriteString("from", Place(measure.Link.From, item.From));
        json.WriteString("to", Place(measure.Link.To, item.To));
        json.WriteNumber("alike", Math.Round(item.Alike, 4));
        json.WriteString("differences", TextChanges.InOneLine(item.Changes));
        json.WriteEndObject();
    }

    private static string? Place(int? measure, ItemPlace? place) => measure is { } order && place is { } at ? FactIds.Item(order, at.Column, at.Number) : null;

    private static ImmutableArray<SheetCell> Row(SectionDifference section, MeasureDifference measure, ItemChange? item) => CsvCells.Of(
        section.Section.ToString(), Codec.Name(measure.Link.Relation), measure.Link.From, measure.Link.To, measure.Link.Confidence, TextChanges.InOneLine(measure.Link.Changes),
        measure.MinistriesAdded, measure.MinistriesRemoved, item is null ? (string?)null : Codec.Name(item.Kind), Place(measure.Link.From, item?.From), Place(measure.Link.To, item?.To),
        item is null ? null : Math.Round(item.Alike, 4), item is null ? null : TextChanges.InOneLine(item.Changes));
}
