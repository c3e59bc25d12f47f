using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Web.Editions;
using Shirube.Web.Search;

namespace Shirube.Web.Pages.Editions;

/// <summary>Two measures side by side, with the words marked that they share.</summary>
public sealed class BesideModel(EditionShelf shelf, SimilarIndex index) : EditionPage(shelf)
{
    public PlacedMeasure One { get; private set; } = null!;

    public PlacedMeasure Other { get; private set; } = null!;

    public ImmutableArray<PlacedMeasure> Both => [One, Other];

    /// <summary>Null where the two share nothing to speak of.</summary>
    public SimilarMeasure? Shared { get; private set; }

    /// <summary>True where they are one measure in two editions, or a repeat and its original.</summary>
    public bool IsSame { get; private set; }

    public IEnumerable<string> Marked => Shared is { } shared ? shared.Names.Concat(shared.Terms) : [];

    public override string Title => T["similar.beside", One.View.Id, One.Measure.Order, Other.View.Id, Other.Measure.Order];

    public override IReadOnlyList<Crumb> Crumbs => [.. base.Crumbs, new($"{T["fact.measure"]} {One.Measure.Order}", One.Address)];

    public async Task<IActionResult> OnGetAsync(int order, string other, int number, CancellationToken cancel)
    {
        if (View.FindMeasure(order) is not { } measure) return Missing("problem.no-measure", order, Id);
        if (await Shelf.FindAsync(other, cancel) is not { } view) return await MissingEditionAsync(other);
        if (view.FindMeasure(number) is not { } its) return Missing("problem.no-measure", number, other);
        (One, Other) = (new(View, measure), new(view, its));
        var similar = await index.OfAsync(cancel);
        IsSame = similar.AreSame(One, Other);
        Shared = similar.Between(One, Other);
        return Page();
    }

    /// <summary>Items of a measure that hold one of the shared words.</summary>
    public IEnumerable<(ReportColumn Column, ReportItem Item, Shirube.Search.Snippet Text)> Telling(PlacedMeasure place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var items = place.Measure.Status.Select(i => (Column: ReportColumn.Status, Item: i)).Concat(place.Measure.Next.Select(i => (Column: ReportColumn.Next, Item: i)));
        return items.Select(i => (i.Column, i.Item, Text: MarkedText.Of(i.Item.Text, Marked))).Where(i => !i.Text.Marks.IsEmpty);
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.AsOf(AsOf);
        json.WriteBoolean("same", IsSame);
        json.WriteStartObject("shared");
        json.Each("names", Shared?.Names ?? [], json.WriteStringValue);
        json.Each("words", Shared?.Terms ?? [], json.WriteStringValue);
        json.Each("ministries", Shared?.Ministries ?? [], json.WriteStringValue);
        json.WriteEndObject();
        json.Each("measures", Both, p => json.Facts(p.View).Measure(p.Measure));
        json.WriteEndObject();
    }
}
