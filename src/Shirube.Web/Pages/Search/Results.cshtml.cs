using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Analytics;
using Shirube.Search;
using Shirube.Search.Index;
using Shirube.Search.Queries;
using Shirube.Storage.Accounts;
using Shirube.Storage.Rows;
using Shirube.Web.Accounts;
using Shirube.Web.Contract;
using Shirube.Web.Editions;
using Shirube.Web.Hosting;
using Shirube.Web.Language;
using Shirube.Web.Reviews;
using Shirube.Web.Search;

namespace Shirube.Web.Pages.Search;

/// <summary>What the editions say of something: hits, how the query was read, and what the hits part into.</summary>
public sealed class ResultsModel(SearchAsking asking, EditionShelf shelf) : TwinPage
{
    /// <summary>Values of a facet that are shown before the others are unfolded.</summary>
    public const int FewValues = 8;

    public const int PageSize = 20;

    /// <summary>Of a search that a person keeps.</summary>
    public const int LongestName = 100;

    private const int LastPage = 500;
    private const int MostRows = 10_000; // of a file

    private Dictionary<string, EditionView> _views = [];

    public SearchChoice Choice { get; private set; } = new();

    /// <summary>Null while nothing is asked, and while review sheets wait for their index.</summary>
    public SearchOutcome? Outcome { get; private set; }

    /// <summary>True while the review sheets that are asked for wait for their index.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>True where a file holds no more than its first rows.</summary>
    public bool IsFileCut => Outcome?.HitCount > MostRows;

    public static string MostRowsOfFile => Words.Number(MostRows);

    /// <summary>Null for a reader who is not signed in.</summary>
    public SavedNote? Saved { get; private set; }

    /// <summary>Words that hits with only parts of the query are found by, as they are compared.</summary>
    public ImmutableArray<string> PartWords => Outcome is { } found ? [.. ContentWords.Of(found.Result.Query, found.Dictionary).Select(w => w.Text)] : [];

    public ReadingNotes? Reading { get; private set; }

    /// <summary>The query as it was typed; null before it was read.</summary>
    public SearchQuery? Typed { get; private set; }

    /// <summary>True where something was typed in which there is nothing to look for.</summary>
    public bool IsBlank => Outcome is null && !IsWaiting && Choice.Query.Length > 0;

    public override string Title => Choice.Query.Length == 0 || IsBlank ? T["search.title"] : T["search.title-of", Choice.Query];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/")];

    public override Table? Table => Outcome is null ? null : new(
        ["edition", "kind", "fact", "path", "text", "ministries", "years", "lines", "whole", "address"],
        Outcome.Shown.Select(h => CsvCells.Of(
            h.Label, Codec.Name(h.Best.Part.Kind), h.Best.Part.Fact, string.Join(" / ", h.Path.Select(s => s.Heading)), h.Best.Part.Content.ReplaceLineEndings(" "), h.Ministries,
            h.Years.Select(y => y.ToString(CultureInfo.InvariantCulture)), string.Join(' ', h.Best.Part.Lines.Select(l => $"{l.First}-{l.Last}")), h.Hit.IsWhole, h.Best.Address)));

    public async Task<IActionResult> OnGetAsync(
        string? q, string? kind, string? edition, string? ministry, string? year, string? sort, [FromQuery] string[] without, CancellationToken cancel, [FromQuery(Name = "page")] int number = 1)
    {
        if (Chosen(kind, year, sort) is not { } chosen) return BadRequestOf(kind, year, sort);
        Choice = Chosen(chosen, q, edition, ministry, without) with { Page = Math.Clamp(number, 1, LastPage) };
        if (HttpContext.AccountId() is { } account) Saved = new(T, await shelf.Own.SavedSearches.OfAsync(account, cancel), Choice.Query.Length > 0 || !Choice.IsPlain ? Choice with { Page = 1 } : null);
        try
        {
            var read = QueryParser.Parse(Choice.Query);
            Typed = read;
            if (!read.Terms.IsEmpty || !read.Filters.IsEmpty || !Choice.IsPlain) await AskAsync(read, cancel);
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
        catch (TimeoutException)
        {
            return Refuse(StatusCodes.Status503ServiceUnavailable, "problem.slow-budget");
        }
    }

    /// <summary>Keeps the search of the address under a name, or forgets one that is kept.</summary>
    public async Task<IActionResult> OnPostAsync(
        [FromQuery] string? q, [FromQuery] string? kind, [FromQuery] string? edition, [FromQuery] string? ministry, [FromQuery] string? year, [FromQuery] string? sort, [FromQuery] string[] without,
        [FromForm] string? name, [FromForm] long? forget, CancellationToken cancel)
    {
        if (HttpContext.AccountId() is not { } account) return Refuse(StatusCodes.Status401Unauthorized, "search.sign-in-first");
        if (forget is { } id)
        {
            await shelf.Own.SavedSearches.RemoveAsync(account, id, cancel);
            return LocalRedirect("/search");
        }

        if (Chosen(kind, year, sort) is not { } chosen) return BadRequestOf(kind, year, sort);
        var choice = Chosen(chosen, q, edition, ministry, without);
        var clean = FactFields.Clean("", name);
        if (clean.Length is 0 or > LongestName || choice.Query.Length > QueryParser.MostCharacters || choice.Address == "/search") return Refuse(StatusCodes.Status400BadRequest, "problem.saved-search", LongestName);
        return await shelf.Own.SavedSearches.AddAsync(account, clean, choice.AddressAt(""), cancel)
            ? LocalRedirect(choice.Address)
            : Refuse(StatusCodes.Status400BadRequest, "problem.saved-full", SavedSearchStore.Most);
    }

    /// <summary>Facets with a value to choose: those of which one is chosen already are left out.</summary>
    public IEnumerable<SearchFacet> Facets => Outcome is null ? [] : Outcome.Facets.Where(f => Choice.ValueOf(f.Field) is null && f.Counts.Length > 1);

    /// <summary>What a facet narrows by; the years of sheets are those in which they were published.</summary>
    public string NameOf(SearchFacet facet)
    {
        ArgumentNullException.ThrowIfNull(facet);
        return Outcome!.AreProjects && facet.Field == FilterField.Year ? T["budget.sheet-year"] : T["search-field." + facet.Field];
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.AsOf(AsOf);
        json.WriteString("query", Choice.Query);
        json.WriteBoolean("indexing", IsWaiting);
        if (Outcome is { } found) SearchPageJson.Write(json, found, Choice, _views);
        else if (Typed is { } typed)
        {
            json.WritePropertyName("reading");
            SearchJson.WriteReading(json, typed);
        }

        json.WriteEndObject();
    }

    private async Task AskAsync(SearchQuery read, CancellationToken cancel)
    {
        var isFile = HttpContext.Twin().IsSheet();
        var limit = isFile ? MostRows : PageSize;
        var skip = isFile ? 0 : (Choice.Page - 1) * PageSize;
        _views = await asking.ViewsAsync(cancel);
        if (SearchAsking.AsksProjects(Choice, read))
        {
            Outcome = await asking.ProjectsAsync(Choice, skip, limit, cancel);
            IsWaiting = Outcome is null;
        }
        else
        {
            Outcome = await asking.EditionsAsync(Choice, read, _views, AsOf, skip, limit, cancel);
        }

        if (Outcome is not null) Reading = new(T, Choice, Outcome.Result.Query, read, _views);
    }

    private static SearchChoice Chosen(SearchChoice chosen, string? q, string? edition, string? ministry, string[] without) => chosen with
    {
        Query = (q ?? "").Trim(),
        Edition = string.IsNullOrEmpty(edition) ? null : edition,
        Ministry = string.IsNullOrEmpty(ministry) ? null : ministry,
        Without = [.. without.Where(w => !string.IsNullOrEmpty(w)).Distinct(StringComparer.Ordinal)],
    };

    private static SearchChoice? Chosen(string? kind, string? year, string? sort)
    {
        var chosen = new SearchChoice();
        if (!string.IsNullOrEmpty(kind))
        {
            if (!Enum.TryParse<SearchKind>(kind, ignoreCase: true, out var its) || !Enum.IsDefined(its) || !char.IsAsciiLetter(kind[0])) return null;
            chosen = chosen with { Kind = its };
        }

        if (!string.IsNullOrEmpty(year))
        {
            if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var its) || its > 9999) return null;
            chosen = chosen with { Year = its };
        }

        return sort switch { null or "" or "rank" => chosen, "document" => chosen with { Order = SearchOrder.Document }, _ => null };
    }

    private IActionResult BadRequestOf(string? kind, string? year, string? sort) => Refuse(StatusCodes.Status400BadRequest, "problem.search-value", string.Join(" ", kind, year, sort).Trim());
}
