using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Web.Contract;
using Shirube.Web.Editions;
using Shirube.Web.Hosting;
using Shirube.Web.Search;

namespace Shirube.Web.Pages.Search;

/// <summary>Measures that are like one, over all editions shown.</summary>
public sealed class LikeModel(EditionShelf shelf, SimilarIndex index) : TwinPage
{
    private const int Most = 20;

    /// <summary>Null while no measure is asked for.</summary>
    public SimilarNote? Note { get; private set; }

    public override string Title => Note is null ? T["similar.title"] : T["similar.title-of", Note.Asked.View.Id, Note.Asked.Measure.Order];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/"), new(T["search.title"], "/search")];

    public override Table? Table => Note is null ? null : new(
        ["edition", "order", "path", "text", "ministries", "sharedNames", "sharedWords", "sharedMinistries", "same", "lines", "address", "compare"],
        Note.Similar.Select(s => CsvCells.Of(
            s.Place.View.Id, s.Place.Measure.Order, string.Join(" / ", s.Place.Path.Select(n => n.Heading)), s.Place.Measure.PlanText.ReplaceLineEndings(" "), s.Place.Measure.Ministries.Names,
            s.Names, s.Terms, s.Ministries, s.Same.Select(p => p.Id), JsonParts.Lines(s.Place.Measure.Evidence), s.Place.Address, s.Place.BesideAddress(Note.Asked))));

    public async Task<IActionResult> OnGetAsync(string? of, CancellationToken cancel)
    {
        of ??= LikeAddress.Asked(Request.Query);
        if (string.IsNullOrWhiteSpace(of)) return Page();
        if (LikeQuery.Of(of) is not { } asked) return Refuse(StatusCodes.Status400BadRequest, "problem.like", of.Length > 100 ? of[..100] : of);
        if (await shelf.FindAsync(asked.Edition, cancel) is not { } view) return Missing("problem.no-edition", asked.Edition);
        if (view.FindMeasure(asked.Order) is not { } measure) return Missing("problem.no-measure", asked.Order, asked.Edition);
        var similar = await index.OfAsync(cancel);
        Note = new(T, new(view, measure), similar.Of(view.Id, asked.Order, Most), similar.SameAs(view.Id, asked.Order));
        return Page();
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.AsOf(AsOf);
        json.WriteString("like", Note?.Asked.Id);
        if (Note is { } note)
        {
            json.WriteString("planText", note.Asked.Measure.PlanText);
            json.WritePropertyName("same");
            SimilarJson.WritePlaces(json, note.Same, isServed: true);
            json.WritePropertyName("similar");
            SimilarJson.Write(json, note.Similar, note.Asked);
        }

        json.WriteEndObject();
    }
}
