using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Shirube.Budget.Views;
using Shirube.Search;
using Shirube.Search.Index;
using Shirube.Search.Queries;
using Shirube.Storage;
using Shirube.Web.Budget;

namespace Shirube.Web.Search;

/// <summary>Searches the review sheets that were imported. Their index stands apart from that of the editions, whose ranks and times it leaves alone; it can be thrown away and is made anew.</summary>
/// <param name="tellWords">What the editions tell about words.</param>
public sealed class ProjectSearch(BudgetShelf shelf, Func<CancellationToken, Task<SearchWords>> tellWords) : IDisposable
{
    private const string TextsVersion = "2"; // another one makes all texts anew

    private readonly ConcurrentDictionary<string, Lazy<Task<Database>>> _databases = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SearchEngine> _engines = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1);
    private (string Stamp, ImmutableArray<string> Names)? _ministries;

    /// <summary>Answers a query in several ways where the index is true; it is not made here.</summary>
    /// <param name="without">Dates and synonyms that the reader does not want to be added, as they are written.</param>
    /// <returns>Null while sheets wait for the index.</returns>
    /// <exception cref="QueryRefusedException">The query is too long.</exception>
    public async Task<SearchAnswer?> TryAskAsync(string query, ImmutableArray<string> without, ImmutableArray<Func<SearchRequest, SearchRequest>> asks, CancellationToken cancel)
    {
        QueryParser.Parse(query); // refuse before any work
        var folder = (await shelf.FolderAsync(cancel)).Root;
        var database = await OpenAsync(folder, cancel);
        await using var connection = await database.ConnectAsync(cancel);
        var wanted = await WantedAsync(cancel);
        var (moved, gone) = Difference(wanted, await SearchIndex.StampsAsync(connection, cancel));
        if (moved.Count + gone.Count > 0) return null;
        var words = await tellWords(cancel);
        var names = words.OfSheets(await MinistriesAsync(wanted, cancel));
        var dictionary = AddedWords.Without(words.Dictionary, without);
        var request = new SearchRequest { Query = AddedWords.Without(QueryParser.Parse(query, dictionary), without), Dictionary = dictionary };
        var results = ImmutableArray.CreateBuilder<SearchResult>();
        foreach (var ask in asks)
        {
            var asked = ask(request);
            results.Add(await _engines.GetOrAdd(folder, _ => new()).SearchAsync(connection, asked with { Query = Resolve(asked.Query, names) }, cancel));
        }

        return new(dictionary, results.DrainToImmutable());
    }

    // sheets have no deadlines
    private static SearchQuery Resolve(SearchQuery query, FilterNames names)
    {
        var here = names.Resolve(query);
        return here.Filters.FirstOrDefault(f => f is { Field: FilterField.Has, IsExcluded: false }) is { } has ? here with { Notes = here.Notes.Add(new(QueryNoteKind.NotHere, has.Value)) } : here;
    }

    private async Task<ImmutableArray<string>> MinistriesAsync(SortedDictionary<string, string> documents, CancellationToken cancel)
    {
        var stamp = string.Join(' ', documents.Keys);
        if (_ministries is { } known && known.Stamp == stamp) return known.Names;
        ImmutableArray<string> names = [.. await shelf.AskAsync(SheetTexts.MinistriesOf, cancel) ?? []];
        _ministries = (stamp, names);
        return names;
    }

    /// <summary>Makes the index follow what was imported, one document after the other; a document that is done stays done.</summary>
    /// <param name="progress">Told the share that is done, from 0 to 1.</param>
    public async Task FollowAsync(Action<double>? progress, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var database = await OpenAsync((await shelf.FolderAsync(cancel)).Root, cancel);
            var wanted = await WantedAsync(cancel);
            await using var connection = await database.ConnectAsync(cancel);
            var (moved, gone) = Difference(wanted, await SearchIndex.StampsAsync(connection, cancel));
            for (var i = 0; i < moved.Count; i++)
            {
                progress?.Invoke((double)i / moved.Count);
                var sheets = await shelf.AskAsync((budget, stop) => SheetTexts.Read(budget, moved[i], stop), cancel) ?? [];
                await using var transaction = Dialect.BeginWriting(connection);
                await SearchIndex.ReplaceAsync(connection, transaction, moved[i], wanted[moved[i]], sheets.Select(Text), cancel);
                await transaction.CommitAsync(cancel);
            }

            foreach (var source in gone)
            {
                await using var transaction = Dialect.BeginWriting(connection);
                await SearchIndex.RemoveAsync(connection, transaction, source, cancel);
                await transaction.CommitAsync(cancel);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>The sheet that a hit is.</summary>
    public static SheetKey KeyOf(SearchHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        var parts = hit.Row.Split('/', 3);
        return new(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2]);
    }

    private static (List<string> Moved, List<string> Gone) Difference(SortedDictionary<string, string> wanted, Dictionary<string, string> held) =>
        ([.. wanted.Where(w => held.GetValueOrDefault(w.Key) != w.Value).Select(w => w.Key)], [.. held.Keys.Except(wanted.Keys, StringComparer.Ordinal)]);

    private Task<Database> OpenAsync(string folder, CancellationToken cancel) => _databases.GetOrAdd(
        folder,
        root => new(() => Database.OpenAsync(new(Path.Combine(root, "evidence", "search")), [SearchIndex.Room], TimeProvider.System, CancellationToken.None))).Value.WaitAsync(cancel);

    // what each document's texts are made from: sheets that a later file brought again are gone from it
    private async Task<SortedDictionary<string, string>> WantedAsync(CancellationToken cancel)
    {
        var documents = await shelf.AskAsync(SheetTexts.DocumentsOf, cancel) ?? [];
        return new(documents.ToDictionary(d => d.Hash, d => string.Create(CultureInfo.InvariantCulture, $"{TextsVersion}/{d.Sheets}"), StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static SearchText Text(SheetText sheet) => new()
    {
        Fact = string.Create(CultureInfo.InvariantCulture, $"sheet:{sheet.Line}"),
        Kind = SearchKind.Project,
        Row = string.Create(CultureInfo.InvariantCulture, $"{sheet.Key.Year}/{sheet.Key.Ministry}/{sheet.Key.Number}"),
        Section = string.Create(CultureInfo.InvariantCulture, $"{sheet.Key.Year} {sheet.Key.Ministry} {sheet.Responsible}"),
        Heading = string.Join('\n', sheet.Policies.Prepend(sheet.Responsible).Prepend(sheet.Key.Number).Prepend(sheet.Key.Ministry)),
        Content = sheet.Words,
        Ministries = [sheet.Key.Ministry],
        Years = [sheet.Key.Year],
        Lines = [(sheet.Line, sheet.Line)],
    };
}
