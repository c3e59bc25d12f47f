using System.Collections.Immutable;
using Shirube.Analytics;
using Shirube.Search;
using Shirube.Search.Index;
using Shirube.Search.Queries;
using Shirube.Web.Editions;
using Shirube.Web.Hosting;

namespace Shirube.Web.Search;

/// <summary>Asks what an address asks for: the editions, with a glance at the review sheets, or the review sheets.</summary>
public sealed class SearchAsking(SearchDesk desk, ProjectSearch projects, EditionShelf shelf, ProgrammeIndex programmes, CompletionIndex completions)
{
    private const int MostEntities = 5;
    private const int MostTries = 5; // of other spellings
    private const int MostCounted = 1000; // texts of which equal ones are counted as one
    private const int Glance = 3; // sheets shown beside the hits of editions

    /// <summary>True where the reader asks for review sheets.</summary>
    public static bool AsksProjects(SearchChoice choice, SearchQuery read)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(read);
        return choice.Kind == SearchKind.Project || (choice.Kind is null && read.Filters.Any(f => f is { Field: FilterField.Kind, IsExcluded: false } && QueryFilter.KindsOf(f.Value).Contains(SearchKind.Project)));
    }

    /// <summary>Review sheets.</summary>
    /// <returns>Null while sheets wait for their index.</returns>
    /// <exception cref="AnalyticsUnavailableException">DuckDB is not installed.</exception>
    public async Task<SearchOutcome?> ProjectsAsync(SearchChoice choice, int skip, int limit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(choice);
        if (await projects.TryAskAsync(choice.Query, choice.Without, [r => choice.Apply(r) with { Skip = skip, Limit = limit + 1, CountsFacets = true }], cancel) is not { } answer) return null;
        var main = answer.Results[0] with { Shown = [.. answer.Results[0].Shown.Take(limit)] };
        var (count, isMost) = await CountAsync(choice, main, async r => (await projects.TryAskAsync(choice.Query, choice.Without, [r], cancel))?.Results[0]);
        return new()
        {
            Dictionary = answer.Dictionary,
            Result = main,
            AreProjects = true,
            Shown = [.. main.Shown.Select(h => ShownHit.Of(h, main.Query, answer.Dictionary, Nothing))],
            HasNext = answer.Results[0].Shown.Length > limit,
            HitCount = count,
            IsHitCountMost = isMost,
            Meant = main.Texts > 0 || skip > 0 ? null : await MeantAsync(choice, main.Query, answer.Dictionary, async (query, r) => (await projects.TryAskAsync(query, choice.Without, [r], cancel))?.Results[0].Texts ?? 0, cancel),
        };
    }

    /// <summary>The editions that are shown.</summary>
    /// <param name="read">The query without what was added.</param>
    /// <param name="views">Those editions.</param>
    public async Task<SearchOutcome> EditionsAsync(SearchChoice choice, SearchQuery read, IReadOnlyDictionary<string, EditionView> views, AsOf? asOf, int skip, int limit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(views);
        var search = await desk.SearchAsync(cancel);
        var sources = views.Keys.ToImmutableHashSet(StringComparer.Ordinal);
        var asksKind = choice.Kind is not null || read.Filters.Any(f => f.Field == FilterField.Kind);
        var all = sources.Add(EditionSearch.RegisterSource);
        var here = asksKind ? all : sources;
        var answer = await search.AskAsync(
            choice.Query,
            choice.Without,
            [
                r => choice.Apply(r) with { Sources = here, Skip = skip, Limit = limit + 1, CountsFacets = true },
                .. asksKind ? Array.Empty<Func<SearchRequest, SearchRequest>>() :
                [
                    r => choice.Apply(r) with { Sources = sources, Kinds = [SearchKind.Finding], Limit = 1, IncludesParts = false },
                    r => choice.Apply(r) with { Sources = all, Kinds = [SearchKind.Entity], Limit = MostEntities, IncludesParts = false, Order = SearchOrder.Rank },
                ],
            ],
            cancel);
        var known = asOf is null ? null : await programmes.OfAsync(cancel);
        var main = answer.Results[0];
        main = main with { Shown = [.. main.Shown.Take(limit).Where(IsKnown)] };
        var shown = main.Shown.Select(Show).ToImmutableArray();
        var isFirst = skip == 0 && choice.Order == SearchOrder.Rank;
        var answers = isFirst ? AmountAnswer.Of(main.Query, answer.Dictionary, shown) : [];
        var (count, isMost) = await CountAsync(choice, main, async r => (await search.AskAsync(choice.Query, choice.Without, [q => r(q) with { Sources = here }], cancel)).Results[0]);
        return new()
        {
            Dictionary = answer.Dictionary,
            Result = main,
            Shown = shown,
            HasNext = answer.Results[0].Shown.Length > limit,
            HitCount = count,
            IsHitCountMost = isMost,
            Answers = answers,
            Quotes = isFirst && answers.IsEmpty ? AmountAnswer.Quotes(main.Query, answer.Dictionary, shown) : [],
            Findings = asksKind ? 0 : answer.Results[1].Texts,
            Entities = asksKind || read.Terms.IsEmpty ? [] : [.. answer.Results[2].Shown.Where(IsKnown).Select(Show)],
            Meant = main.Texts > 0 || skip > 0 ? null : await MeantAsync(choice, main.Query, answer.Dictionary, async (query, r) => (await search.AskAsync(query, choice.Without, [q => r(q) with { Sources = sources }], cancel)).Results[0].Texts, cancel),
            Projects = asksKind || asOf is not null || main.Query.Filters.Any(f => f.Field is FilterField.Edition or FilterField.Section or FilterField.Has) ? null : await GlanceAsync(choice, cancel),
            Unsearched = asOf is null ? [] : await desk.UnsearchedAsync(views.Keys, cancel),
        };

        ShownHit Show(SearchHit hit) => ShownHit.Of(hit, main.Query, answer.Dictionary, views);
        bool IsKnown(SearchHit hit) => hit.Source != EditionSearch.RegisterSource || known is null || known.Find(ProgrammeShelf.Slug(hit.Row)) is not null;
    }

    /// <summary>The editions that are shown, by their names.</summary>
    public async Task<Dictionary<string, EditionView>> ViewsAsync(CancellationToken cancel) => (await shelf.AllAsync(cancel)).ToDictionary(v => v.Id, StringComparer.Ordinal);

    private static Dictionary<string, EditionView> Nothing => [];

    // null where no budget can be searched
    private async Task<ProjectGlance?> GlanceAsync(SearchChoice choice, CancellationToken cancel)
    {
        try
        {
            var answer = await projects.TryAskAsync(choice.Query, choice.Without, [r => choice.Apply(r) with { Limit = choice.Page == 1 ? Glance : 0, IncludesParts = false, Order = SearchOrder.Rank }], cancel);
            return answer is null ? new(0, [], IsWaiting: true)
                : answer.Results[0].Texts == 0 ? null
                : new(answer.Results[0].Texts, [.. answer.Results[0].Shown.Select(h => ShownHit.Of(h, answer.Results[0].Query, answer.Dictionary, Nothing))], IsWaiting: false);
        }
        catch (AnalyticsUnavailableException)
        {
            return null;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    // as they are shown, equal texts as one, where that can be told at once
    private static async Task<(int Count, bool IsMost)> CountAsync(SearchChoice choice, SearchResult main, Func<Func<SearchRequest, SearchRequest>, Task<SearchResult?>> ask)
    {
        if (main.Hits is not > 1 || main.Texts > MostCounted) return (main.Hits ?? 0, main.Hits > 1);
        var all = await ask(r => choice.Apply(r) with { Limit = main.Texts, IncludesParts = false });
        return (all?.Shown.Length ?? 0, false);
    }

    // the first word of which another spelling makes the query find something
    private async Task<string?> MeantAsync(SearchChoice choice, SearchQuery query, SynonymDictionary dictionary, Func<string, Func<SearchRequest, SearchRequest>, Task<int>> count, CancellationToken cancel)
    {
        var names = await completions.OfAsync(cancel);
        var tries = 0;
        foreach (var term in query.Wanted)
        {
            foreach (var name in DidYouMean.Of(term.Variants[0].Key, names, dictionary))
            {
                if (++tries > MostTries) return null;
                var meant = choice.Query.Replace(term.Variants[0].Text, name, StringComparison.Ordinal);
                if (meant == choice.Query || meant.Length > QueryParser.MostCharacters) continue;
                if (await count(meant, r => choice.Apply(r) with { Limit = 1, IncludesParts = false }) > 0) return meant;
            }
        }

        return null;
    }
}
