using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Search;
using Shirube.Search.Index;
using Shirube.Search.Queries;
using Shirube.Storage.Accounts;
using Shirube.Storage.Rows;
using Shirube.Web.Accounts;
using Shirube.Web.Contract;
using Shirube.Web.Editions;
using Shirube.Web.Hosting;
using Shirube.Web.Reviews;
using Shirube.Web.Search;

namespace Shirube.Web.Pages.Search;

/// <summary>What the editions say of something: hits, how the query was read, and what the hits part into.</summary>
public sealed class ResultsModel(SearchDesk desk, EditionShelf shelf, ProgrammeIndex programmes, CompletionIndex completions) : TwinPage
{
    /// <summary>Values of a facet that are shown before the others are unfolded.</summary>
    public const int FewValues = 8;

    public const int PageSize = 20;

    /// <summary>Of a search that a person keeps.</summary>
    public const int LongestName = 100;

    private const int LastPage = 500;
    private const int MostRows = 1000; // of a file
    private const int MostEntities = 5;
    private const int MostTries = 5; // of other spellings
    private const int MostCounted = 100; // texts of which equal ones are counted as one

    private SearchAnswer? _answer;
    private Dictionary<string, EditionView> _views = [];

    public SearchChoice Choice { get; private set; } = new();

    /// <summary>Null while nothing is asked.</summary>
    public SearchResult? Result => _answer?.Results[0];

    public ImmutableArray<ShownHit> Shown { get; private set; } = [];

    public bool HasNext { get; private set; }

    /// <summary>Entries of the register that the query names.</summary>
    public ImmutableArray<ShownHit> Entities { get; private set; } = [];

    /// <summary>Indicators whose printed values answer the query; empty where it asks for no amount.</summary>
    public ImmutableArray<(EditionView View, Indicator Indicator)> Answers { get; private set; } = [];

    /// <summary>Sentences of the hits that answer it, where no indicator does.</summary>
    public ImmutableArray<QuotedSentence> Quotes { get; private set; } = [];

    /// <summary>Hits that hold all words; where there are many, before equal texts are shown as one.</summary>
    public int HitCount { get; private set; }

    /// <summary>True where the hits shown may be a few less, since equal texts are shown as one.</summary>
    public bool IsHitCountMost { get; private set; }

    /// <summary>A query that finds something, with a name of the editions in place of a word that they do not hold; null where there is none or all words are held.</summary>
    public string? Meant { get; private set; }

    /// <summary>Findings that hold the words; they are shown only where they are asked for.</summary>
    public int Findings { get; private set; }

    /// <summary>Editions of the day asked for that cannot be searched, since they are withdrawn by now.</summary>
    public ImmutableArray<string> Unsearched { get; private set; } = [];

    /// <summary>Null for a reader who is not signed in.</summary>
    public SavedNote? Saved { get; private set; }

    /// <summary>Words that hits with only parts of the query are found by, as they are compared.</summary>
    public ImmutableArray<string> PartWords => _answer is { } answer ? [.. ContentWords.Of(answer.Results[0].Query, answer.Dictionary).Select(w => w.Text)] : [];

    public ReadingNotes? Reading { get; private set; }

    /// <summary>True where something was typed in which there is nothing to look for.</summary>
    public bool IsBlank => Result is null && Choice.Query.Length > 0;

    public override string Title => Result is null ? T["search.title"] : T["search.title-of", Choice.Query];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/")];

    public override Table? Table => Result is null ? null : new(
        ["edition", "kind", "fact", "path", "text", "ministries", "years", "lines", "whole", "address"],
        Shown.Select(h => CsvCells.Of(
            h.View?.Id, Codec.Name(h.Best.Part.Kind), h.Best.Part.Fact, string.Join(" / ", h.Path.Select(s => s.Heading)), h.Best.Part.Content.ReplaceLineEndings(" "), h.Ministries,
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
            if (!read.Terms.IsEmpty || !read.Filters.IsEmpty || !Choice.IsPlain) await AskAsync(read, cancel);
            return Page();
        }
        catch (QueryRefusedException refused)
        {
            return Refuse(StatusCodes.Status400BadRequest, refused.Reason == QueryRefusal.TooLong ? "problem.query-long" : "problem.query-terms", refused.Most, refused.Given);
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
    public IEnumerable<SearchFacet> Facets => Result is null ? [] : Result.Facets.Where(f => Choice.ValueOf(f.Field) is null && (f.Counts.Length > 1 || (f.Field == FilterField.Kind && Findings > 0)));

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.AsOf(AsOf);
        json.WriteString("query", Choice.Query);
        if (_answer is { } answer)
        {
            var result = answer.Results[0];
            json.WritePropertyName("reading");
            SearchJson.WriteReading(json, result.Query);
            json.Each("without", Choice.Without, json.WriteStringValue);
            json.Each("unsearched", Unsearched, json.WriteStringValue);
            json.WriteNumber("textCount", result.Texts);
            json.WriteNumber("hitCount", HitCount);
            json.WriteBoolean("hitCountIsMost", IsHitCountMost);
            json.WriteNumber("findingCount", Findings);
            json.WriteString("didYouMean", Meant);
            json.WriteStartObject("facets");
            foreach (var facet in result.Facets)
            {
                json.Each(Codec.Name(facet.Field), facet.Counts, c =>
                {
                    json.WriteStartObject();
                    json.WriteString("value", facet.Field == FilterField.Kind ? Codec.Name(Enum.Parse<SearchKind>(c.Value)) : c.Value);
                    json.WriteNumber("texts", c.Count);
                    json.WriteEndObject();
                });
            }

            json.WriteEndObject();
            json.Each("entities", Entities, e => json.Link("entity", ReadingNotes.NameOf(e), e.Best.Address));
            json.Each("answers", Answers, a => json.Facts(a.View).Indicator(a.Indicator));
            json.Each("quotes", Quotes, q =>
            {
                json.WriteStartObject();
                json.WriteString("edition", q.Hit.Hit.Source);
                json.WriteString("fact", q.Part.Part.Fact);
                json.WriteString("sentence", q.Sentence);
                json.WriteString("address", q.Part.Address);
                json.WriteString("source", q.Part.Source);
                json.WriteEndObject();
            });
            json.WriteNumber("page", Choice.Page);
            json.WriteString("next", HasNext ? (Choice with { Page = Choice.Page + 1 }).AddressAt("/search.json") : null);
            json.WritePropertyName("hits");
            SearchJson.WriteHits(json, result, answer.Dictionary, (hit, part) => ShownPart.AddressOf(hit, part, _views.GetValueOrDefault(hit.Source)));
        }

        json.WriteEndObject();
    }

    private async Task AskAsync(SearchQuery read, CancellationToken cancel)
    {
        var isFile = HttpContext.Twin().IsSheet();
        var limit = isFile ? MostRows - 1 : PageSize;
        var skip = isFile ? 0 : (Choice.Page - 1) * PageSize;
        _views = (await shelf.AllAsync(cancel)).ToDictionary(v => v.Id, StringComparer.Ordinal);
        Unsearched = AsOf is null ? [] : await desk.UnsearchedAsync(_views.Keys, cancel);
        var sources = _views.Keys.ToImmutableHashSet(StringComparer.Ordinal);
        var asksKind = Choice.Kind is not null || read.Filters.Any(f => f.Field == FilterField.Kind);
        var all = sources.Add(EditionSearch.RegisterSource);
        var ask = await (await desk.SearchAsync(cancel)).AskAsync(
            Choice.Query,
            Choice.Without,
            [
                r => Choice.Apply(r) with { Sources = asksKind ? all : sources, Skip = skip, Limit = limit + 1, CountsFacets = true },
                .. asksKind ? Array.Empty<Func<SearchRequest, SearchRequest>>() :
                [
                    r => Choice.Apply(r) with { Sources = sources, Kinds = [SearchKind.Finding], Limit = 1, IncludesParts = false },
                    r => Choice.Apply(r) with { Sources = all, Kinds = [SearchKind.Entity], Limit = MostEntities, IncludesParts = false, Order = SearchOrder.Rank },
                ],
            ],
            cancel);
        HasNext = ask.Results[0].Shown.Length > limit;
        var known = AsOf is null ? null : await programmes.OfAsync(cancel);
        var main = ask.Results[0];
        main = main with { Shown = [.. main.Shown.Take(limit).Where(IsKnown)] };
        _answer = ask with { Results = ask.Results.SetItem(0, main) };
        Shown = [.. main.Shown.Select(Show)];
        if (Choice is { Page: 1, Order: SearchOrder.Rank })
        {
            Answers = AmountAnswer.Of(main.Query, ask.Dictionary, Shown);
            if (Answers.IsEmpty) Quotes = AmountAnswer.Quotes(main.Query, ask.Dictionary, Shown);
        }

        (HitCount, IsHitCountMost) = await CountAsync(main, asksKind ? all : sources, cancel);
        if (!asksKind)
        {
            Findings = ask.Results[1].Texts;
            if (read.Terms.Length > 0) Entities = [.. ask.Results[2].Shown.Where(IsKnown).Select(Show)];
        }

        if (main.Texts == 0 && Choice.Page == 1) Meant = await MeantAsync(main.Query, ask.Dictionary, sources, cancel);
        Reading = new(T, Choice, main.Query, read, _views);

        ShownHit Show(SearchHit hit) => ShownHit.Of(hit, main.Query, ask.Dictionary, _views);
        bool IsKnown(SearchHit hit) => hit.Source != EditionSearch.RegisterSource || known is null || known.Find(ProgrammeShelf.Slug(hit.Row)) is not null;
    }

    // as they are shown, equal texts as one, where that can be told at once
    private async Task<(int Count, bool IsMost)> CountAsync(SearchResult main, ImmutableHashSet<string> sources, CancellationToken cancel)
    {
        if (main.Hits is not > 1 || main.Texts > MostCounted) return (main.Hits ?? 0, main.Hits > 1);
        var answer = await (await desk.SearchAsync(cancel)).AskAsync(Choice.Query, Choice.Without, [r => Choice.Apply(r) with { Sources = sources, Limit = main.Texts, IncludesParts = false }], cancel);
        return (answer.Results[0].Shown.Length, false);
    }

    // the first word of which another spelling makes the query find something
    private async Task<string?> MeantAsync(SearchQuery query, SynonymDictionary dictionary, ImmutableHashSet<string> sources, CancellationToken cancel)
    {
        var names = await completions.OfAsync(cancel);
        var search = await desk.SearchAsync(cancel);
        var tries = 0;
        foreach (var term in query.Wanted)
        {
            foreach (var name in DidYouMean.Of(term.Variants[0].Key, names, dictionary))
            {
                if (++tries > MostTries) return null;
                var meant = Choice.Query.Replace(term.Variants[0].Text, name, StringComparison.Ordinal);
                if (meant == Choice.Query || meant.Length > QueryParser.MostCharacters) continue;
                var answer = await search.AskAsync(meant, Choice.Without, [r => Choice.Apply(r) with { Sources = sources, Limit = 1, IncludesParts = false }], cancel);
                if (answer.Results[0].Texts > 0) return meant;
            }
        }

        return null;
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
