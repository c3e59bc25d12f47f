using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Analytics;
using Shirube.Search;
using Shirube.Search.Queries;
using Shirube.Web.Contract;
using Shirube.Web.Editions;
using Shirube.Web.Hosting;
using Shirube.Web.Search;

namespace Shirube.Web.Pages.Search;

/// <summary>Review sheets that hold what is looked for.</summary>
public sealed class ProjectsModel(ProjectSearch search) : TwinPage
{
    private const int PageSize = 20;
    private const int LastPage = 500;
    private const int MostRows = 1000; // of a file

    public string Asked { get; private set; } = "";

    /// <summary>From 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>Null where nothing is asked, and while the index is made.</summary>
    public ProjectAnswer? Answer { get; private set; }

    /// <summary>True while sheets wait for the index.</summary>
    public bool IsWaiting { get; private set; }

    public ImmutableArray<SearchHit> Shown => Answer is null ? [] : [.. Answer.Result.Shown.Take(PageSize)];

    public bool HasNext => Answer?.Result.Shown.Length > PageSize;

    public override string Title => Asked.Length == 0 ? T["search.projects-title"] : T["search.projects-of", Asked];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/"), new(T["search.title"], "/search" + Asking(("q", Asked)))];

    public override Table? Table => Answer is null ? null : new(
        ["year", "ministry", "number", "name", "snippet", "document", "line", "whole"],
        Answer.Result.Shown.Select(h => (Hit: h, Key: ProjectSearch.KeyOf(h))).Select(h => CsvCells.Of(
            h.Key.Year, h.Key.Ministry, h.Key.Number, ProjectHitJson.NameOf(h.Hit.Parts[0]), SnippetOf(h.Hit).Text, h.Hit.Source, h.Hit.Parts[0].Lines[0].First, h.Hit.IsWhole)));

    public async Task<IActionResult> OnGetAsync(string? q, CancellationToken cancel, [FromQuery(Name = "page")] int number = 1)
    {
        (Asked, Number) = (q?.Trim() ?? "", Math.Clamp(number, 1, LastPage));
        if (Asked.Length == 0) return Page();
        var isFile = HttpContext.Twin() != TwinFormat.Html;
        try
        {
            Answer = await search.TryAskAsync(Asked, r => r with { Skip = isFile ? 0 : (Number - 1) * PageSize, Limit = isFile ? MostRows : PageSize + 1 }, cancel);
            IsWaiting = Answer is null;
            return Page();
        }
        catch (QueryRefusedException refused)
        {
            return Refuse(StatusCodes.Status400BadRequest, refused.Reason == QueryRefusal.TooLong ? "problem.query-long" : "problem.query-terms", refused.Most, refused.Given);
        }
        catch (AnalyticsUnavailableException)
        {
            return Refuse(StatusCodes.Status503ServiceUnavailable, "problem.no-duckdb");
        }
    }

    public Snippet SnippetOf(SearchHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return Snippet.Of(hit.Parts[0].Content, Answer!.Result.Query, Answer.Dictionary, 160);
    }

    public string At(int page) => Asking(("q", Asked), ("page", page.ToString(CultureInfo.InvariantCulture)));

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("query", Asked);
        json.WriteBoolean("indexing", IsWaiting);
        json.WriteNumber("texts", Answer?.Result.Texts ?? 0);
        json.WritePropertyName("hits");
        if (Answer is null)
        {
            json.WriteStartArray();
            json.WriteEndArray();
        }
        else
        {
            ProjectHitJson.Write(json, Answer, withAddress: true);
        }

        json.WriteEndObject();
    }
}
