using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Search;
using Shirube.Search.Analysis;
using Shirube.Tests.Library;
using Shirube.Web.Editions;
using Shirube.Web.Library;
using Shirube.Web.Search;

namespace Shirube.Tests.Search;

/// <summary>Editions that tests ask as a reader would: over all of them, with the dictionary that they make by themselves.</summary>
internal sealed class AskedEditions : IDisposable
{
    private readonly TemporaryLibrary _data;
    private readonly EditionSearch _search;
    private readonly EditionShelf _shelf;

    private AskedEditions(EditionLibrary library, TemporaryLibrary data) => (_search, _shelf, _data) = (new(library), new(library, null), data);

    public EditionShelf Shelf => _shelf;

    public static async Task<AskedEditions> OfAsync(params (string Edition, DraftEdition Draft)[] editions)
    {
        var data = new TemporaryLibrary();
        var library = await data.OpenAsync();
        foreach (var (edition, draft) in editions) await library.SaveAsync(draft, edition, System.Text.Encoding.UTF8.GetBytes(string.Join('\n', draft.Document.Lines)), default);
        return new(library, data);
    }

    /// <summary>The first place, from 1, of a hit of which one text holds all these words, with the headings above it; null where the first hundred have none.</summary>
    public async Task<int?> PlaceAsync(string query, string words)
    {
        var keys = words.Split(' ').Select(SearchKey.Of).ToList();
        var hits = (await AskAsync(query)).Shown;
        for (var i = 0; i < hits.Length; i++)
        {
            if (hits[i].Parts.Any(p => keys.TrueForAll(k => SearchKey.Of(p.Content + "\n" + p.Heading).Contains(k, StringComparison.Ordinal)))) return i + 1;
        }

        return null;
    }

    public async Task<SearchResult> AskAsync(string query, params ImmutableArray<string> without) => (await _search.AskAsync(query, without, [r => r with { Limit = 100 }], default)).Results[0];

    /// <summary>What stands in the box above the hits: indicators, or sentences.</summary>
    public async Task<(ImmutableArray<(EditionView View, Indicator Indicator)> Indicators, ImmutableArray<QuotedSentence> Sentences)> AnswerAsync(string query)
    {
        var views = (await _shelf.AllAsync(default)).ToDictionary(v => v.Id, StringComparer.Ordinal);
        var answer = await _search.AskAsync(query, [], [r => r with { Limit = 20 }], default);
        var shown = answer.Results[0].Shown.Select(h => ShownHit.Of(h, answer.Results[0].Query, answer.Dictionary, views)).ToList();
        return (AmountAnswer.Of(answer.Results[0].Query, answer.Dictionary, shown), AmountAnswer.Quotes(answer.Results[0].Query, answer.Dictionary, shown));
    }

    public void Dispose()
    {
        _search.Dispose();
        _data.Dispose();
    }
}
