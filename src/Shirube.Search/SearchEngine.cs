using System.Collections.Concurrent;
using System.Data.Common;
using Shirube.Search.Index;
using Shirube.Search.Queries;
using Shirube.Search.Ranking;
using Shirube.Storage;

namespace Shirube.Search;

/// <summary>Answers queries from the index of a database. One instance serves many threads.</summary>
public sealed class SearchEngine
{
    private const int FewHits = 20; // where fewer texts hold the whole query, those that hold parts of it are ranked too
    private const int MostRanked = 300; // texts whose rows are gathered, unless more hits are asked for

    private readonly SegmentShelf _shelf = new();
    private readonly RowCache _rows = new();
    private readonly ConcurrentBag<Desk> _desks = [];

    /// <summary>Everything that is committed when it begins is found.</summary>
    public async Task<SearchResult> SearchAsync(DbConnection connection, SearchRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var snapshot = Dialect.BeginReading(connection);
        var desk = _desks.TryTake(out var free) ? free : new();
        try
        {
            return await SearchAsync(new RowReader(connection, _rows), await _shelf.NowAsync(connection, cancel), desk, request, cancel);
        }
        finally
        {
            desk.Buffers.Clear();
            _desks.Add(desk);
        }
    }

    private static async Task<SearchResult> SearchAsync(RowReader rows, Catalogue catalogue, Desk desk, SearchRequest request, CancellationToken cancel)
    {
        var postings = new Postings(rows, catalogue, desk.Buffers);
        var filter = new FilterTest(request);
        var ranks = request is { Limit: > 0, Order: SearchOrder.Rank };
        await postings.PrepareAsync(ranks ? WholeMatches.Keys(request.Query).Concat(WholeScores.Keys(request.Query)) : WholeMatches.Keys(request.Query), cancel);
        var whole = await WholeMatches.OfAsync(postings, request.Query, catalogue.Count, cancel);
        if (!filter.PassesAll(catalogue)) whole.RemoveAll(i => !filter.Passes(catalogue[i]));
        List<RankedText> ranked = ranks ? await RankedAsync(postings, catalogue, desk.Scores, request, whole, filter, cancel)
            : request.Limit == 0 ? []
            : [.. whole.OrderByDescending(i => catalogue[i].Source, StringComparer.Ordinal).ThenBy(i => i).Select(i => new RankedText(i, true, 0))];
        return new()
        {
            Query = request.Query,
            Texts = whole.Count,
            Hits = request.CountsFacets ? HitGatherer.CountRows(catalogue, whole) : null,
            Shown = await HitGatherer.GatherAsync(rows, catalogue, ranked, request.Skip, request.Limit, cancel),
            Facets = request.CountsFacets ? Facets.Of(catalogue, whole) : [],
        };
    }

    private static async Task<List<RankedText>> RankedAsync(
        Postings postings, Catalogue catalogue, ScoreDesk desk, SearchRequest request, List<int> whole, FilterTest filter, CancellationToken cancel)
    {
        var best = new BestTexts(Math.Max(MostRanked, (request.Skip + request.Limit) * 4));
        var addsParts = request.IncludesParts && whole.Count < FewHits && request.Query.Wanted.Any() && !request.Query.Terms.Any(t => t.IsExcluded);
        if (!addsParts)
        {
            var wholeScores = await new WholeScores(postings, catalogue).OfAsync(request.Query, whole, cancel);
            for (var i = 0; i < whole.Count; i++) best.Add(whole[i], true, wholeScores[i]);
            return best.Sorted();
        }

        desk.Clear(catalogue.Count);
        var scores = await new Scores(postings, catalogue, desk).OfAsync(ContentWords.Of(request.Query, request.Dictionary), Intent.Of(request.Query.Text), cancel);
        foreach (var text in whole) best.Add(text, true, scores[text]);
        var held = whole.ToHashSet();
        foreach (var text in scores.Touched)
        {
            if (!held.Contains(text) && filter.Passes(catalogue[text])) best.Add(text, false, scores[text]);
        }

        return best.Sorted();
    }

    // what one search at a time uses
    private sealed class Desk
    {
        public Buffers Buffers { get; } = new();

        public ScoreDesk Scores { get; } = new();
    }
}
