using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Policy.Reviews;
using Shirube.Storage.Rows;
using Shirube.Web.Accounts;
using Shirube.Web.Editions;
using Shirube.Web.Library;
using Shirube.Web.Pages.Shared;
using Shirube.Web.Reviews;

namespace Shirube.Web.Pages.Reviews;

/// <summary>The review queue: what machines are least sure of, with its source beside it.</summary>
public sealed class QueueModel(EditionShelf shelf, ReviewQueue queue) : TwinPage
{
    private const int PageSize = 10;

    [BindProperty(SupportsGet = true)]
    public SubjectKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Edition { get; set; }

    [BindProperty(SupportsGet = true)]
    public ReviewState State { get; set; }

    [BindProperty(SupportsGet = true)]
    public RestatedChoice? Restated { get; set; }

    public OnceLinks Once { get; private set; } = null!;

    public IReadOnlyList<EditionSummary> Editions { get; private set; } = [];

    public Paging<QueueEntry> Entries { get; private set; } = Paging.Of(ImmutableArray<QueueEntry>.Empty, 1, PageSize);

    public ImmutableArray<ReviewSubject> Subjects { get; private set; } = [];

    public override string Title => T["queue.title"];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/")];

    public override Table Table => new(
        ["kind", "edition", "of", "rule", "confidence", "review", "text"],
        _all.Select(queue.Find).OfType<ReviewSubject>().Select(s => CsvCells.Of(Codec.Name(s.Kind), s.View.Id, s.Of, s.Rule, Math.Round(s.Confidence, 4), Codec.Name(s.Standing.State), s.Card.Text)));

    public string? Person => HttpContext.Person();

    /// <summary>This page's address; an answer leads back to it.</summary>
    public string Here => Request.Path + Request.QueryString;

    private ImmutableArray<QueueEntry> _all = [];

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] int? page, CancellationToken cancel)
    {
        Editions = await shelf.ListAsync(cancel);
        _all = await queue.ListAsync(new(Kind, string.IsNullOrEmpty(Edition) ? null : Edition, State), cancel);
        Once = new(T, new(_all.Length, _all.Count(e => e.IsRestated)), Restated, choice => Asking([.. Filters, (RestatedChoices.Parameter, choice.Value())]));
        _all = _all.RemoveAll(e => !Restated.Passes(e.IsRestated));
        Entries = Paging.Of(_all, page ?? 1, PageSize);
        Subjects = [.. Entries.Items.Select(queue.Find).OfType<ReviewSubject>()];
        Response.Headers.CacheControl = "no-cache, no-store";
        return Page();
    }

    /// <summary>Other parts of the query, for the links to further pages.</summary>
    public string Query => Before([.. Filters, (RestatedChoices.Parameter, Restated.Value())]);

    private (string, string?)[] Filters => [("kind", Kind?.ToString()), ("edition", Edition), ("state", State == ReviewState.Machine ? null : State.ToString())];

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("total", Entries.Total);
        json.WriteNumber("totalRestated", _all.Count(e => e.IsRestated));
        json.WriteNumber("page", Entries.Number);
        json.WriteNumber("pages", Entries.Count);
        json.Each("subjects", Subjects, subject =>
        {
            json.WriteStartObject();
            json.WriteString("edition", subject.View.Id);
            json.ReviewSubject(subject);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    internal static string Threshold(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
