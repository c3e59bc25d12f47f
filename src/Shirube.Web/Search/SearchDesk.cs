using System.Collections.Concurrent;
using System.Collections.Immutable;
using Shirube.Web.Editions;
using Shirube.Web.Library;

namespace Shirube.Web.Search;

/// <summary>Searches the editions that the pages show: the user's own, or the sample's, on the day that the request asks for.</summary>
public sealed class SearchDesk(EditionShelf shelf) : IDisposable
{
    private readonly ConcurrentDictionary<EditionLibrary, EditionSearch> _searches = [];

    /// <summary>The search of the library that is shown.</summary>
    public async Task<EditionSearch> SearchAsync(CancellationToken cancel) => _searches.GetOrAdd(await shelf.ShownAsync(cancel), library => new(library));

    /// <summary>Those of some editions that are not searched, since they are withdrawn by now.</summary>
    public async Task<ImmutableArray<string>> UnsearchedAsync(IEnumerable<string> editions, CancellationToken cancel)
    {
        var indexed = (await (await shelf.ShownAsync(cancel)).ListAsync(cancel)).Select(s => s.Edition).ToHashSet(StringComparer.Ordinal);
        return [.. editions.Where(e => !indexed.Contains(e)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Makes the index and loads it, so that the first reader need not wait.</summary>
    public async Task WarmAsync(CancellationToken cancel) => await (await SearchAsync(cancel)).AskAsync("概要", r => r, cancel);

    public void Dispose()
    {
        foreach (var search in _searches.Values) search.Dispose();
    }
}
