using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Shirube.Policy.Register;
using Shirube.Search;
using Shirube.Search.Index;
using Shirube.Search.Queries;
using Shirube.Storage;
using Shirube.Web.Editions;
using Shirube.Web.Library;

namespace Shirube.Web.Search;

/// <summary>Searches the stored editions of one library. The index follows the editions: before each search it is compared with them,
/// so that whatever is committed is found, also where a crash came between the two.</summary>
public sealed class EditionSearch(EditionLibrary library) : IDisposable
{
    /// <summary>Source of the texts that name the entries of the register.</summary>
    public const string RegisterSource = "#register";

    private const string TextsVersion = "2"; // another one makes all texts anew

    private readonly SearchEngine _engine = new();
    private readonly SemaphoreSlim _one = new(1);
    private (string Stamp, int Said, SearchWords Words)? _words; // what people said only ever grows: its number tells whether it changed

    /// <summary>Answers a query.</summary>
    /// <exception cref="QueryRefusedException">It is too long.</exception>
    public async Task<SearchResult> AskAsync(string query, Func<SearchRequest, SearchRequest> ask, CancellationToken cancel) => (await AskAsync(query, [], [ask], cancel)).Results[0];

    /// <summary>Answers a query in several ways at once.</summary>
    /// <param name="without">Dates and synonyms that the reader does not want to be added, as they are written.</param>
    /// <exception cref="QueryRefusedException">It is too long.</exception>
    public async Task<SearchAnswer> AskAsync(string query, ImmutableArray<string> without, ImmutableArray<Func<SearchRequest, SearchRequest>> asks, CancellationToken cancel)
    {
        QueryParser.Parse(query); // refuse before any work
        await FollowAsync(cancel);
        var words = await WordsAsync(cancel);
        var dictionary = AddedWords.Without(words.Dictionary, without);
        await using var connection = await library.ConnectAsync(cancel);
        var request = new SearchRequest { Query = AddedWords.Without(QueryParser.Parse(query, dictionary), without), Dictionary = dictionary };
        var results = ImmutableArray.CreateBuilder<SearchResult>();
        foreach (var ask in asks)
        {
            var asked = ask(request);
            results.Add(await _engine.SearchAsync(connection, asked with { Query = words.Names.Resolve(asked.Query) }, cancel));
        }

        return new(dictionary, results.DrainToImmutable());
    }

    /// <summary>What the texts tell about words, and people say.</summary>
    public async Task<SearchWords> WordsAsync(CancellationToken cancel)
    {
        var said = await library.SynonymWords.AllAsync(cancel);
        await using var connection = await library.ConnectAsync(cancel);
        var stamp = (await SearchIndex.StampsAsync(connection, cancel)).GetValueOrDefault(RegisterSource, "");
        if (_words is { } known && known.Stamp == stamp && known.Said == said.Length) return known.Words;
        var words = new SearchWords(AddedWords.With(await SynonymStore.ReadAsync(connection, cancel), said), await FilterNameStore.ReadAsync(connection, cancel));
        _words = (stamp, said.Length, words);
        return words;
    }

    /// <summary>Makes the index follow the editions.</summary>
    /// <returns>The sources that were made anew or taken out; empty where all was true already.</returns>
    public async Task<IReadOnlyList<string>> FollowAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var wanted = await WantedAsync(cancel);
            await using var connection = await library.ConnectAsync(cancel);
            var held = await SearchIndex.StampsAsync(connection, cancel);
            var moved = wanted.Where(w => held.GetValueOrDefault(w.Key) != w.Value).Select(w => w.Key).ToList();
            var gone = held.Keys.Except(wanted.Keys, StringComparer.Ordinal).ToList();
            if (moved.Count + gone.Count == 0) return [];
            var made = await MakeAsync(moved, cancel);
            await using var transaction = Dialect.BeginWriting(connection);
            foreach (var source in gone) await SearchIndex.RemoveAsync(connection, transaction, source, cancel);
            foreach (var (source, texts) in made.Texts) await SearchIndex.ReplaceAsync(connection, transaction, source, wanted[source], texts, cancel);
            if (made.Register is { } register)
            {
                await SynonymStore.ReplaceAsync(connection, transaction, register.Synonyms, cancel);
                await FilterNameStore.ReplaceAsync(connection, transaction, register.Names, cancel);
            }

            await transaction.CommitAsync(cancel);
            return [.. moved, .. gone];
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Compares the whole index with the editions, text by text and word by word; what is wrong is made anew.</summary>
    public async Task<IReadOnlyList<IndexCheck>> VerifyAsync(CancellationToken cancel)
    {
        await FollowAsync(cancel);
        var wanted = await WantedAsync(cancel);
        var checks = new List<IndexCheck>();
        await using var connection = await library.ConnectAsync(cancel);
        foreach (var (source, texts) in (await MakeAsync([.. wanted.Keys], cancel)).Texts)
        {
            var check = await IndexCheck.OfAsync(connection, source, texts, cancel);
            checks.Add(check);
            if (check.IsTrue) continue;
            await using var transaction = Dialect.BeginWriting(connection);
            await SearchIndex.RemoveAsync(connection, transaction, source, cancel);
            await transaction.CommitAsync(cancel);
        }

        await FollowAsync(cancel);
        return checks;
    }

    public void Dispose() => _one.Dispose();

    // what each source is made from
    private async Task<SortedDictionary<string, string>> WantedAsync(CancellationToken cancel)
    {
        var wanted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var edition in await library.ListAsync(cancel))
        {
            wanted[edition.Edition] = string.Create(CultureInfo.InvariantCulture, $"{TextsVersion}/{edition.Reading}/{edition.Reviews}/{edition.Witnesses.Length}");
        }

        var words = (await library.NameWords.AllAsync(cancel)).All.Length;
        var all = string.Join('\n', wanted.Select(w => $"{w.Key} {w.Value}")) + string.Create(CultureInfo.InvariantCulture, $"\n{ProgrammeRegister.RuleVersion} {words}");
        wanted[RegisterSource] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
        return wanted;
    }

    private async Task<(List<(string Source, List<SearchText> Texts)> Texts, RegisterWords? Register)> MakeAsync(IReadOnlyList<string> sources, CancellationToken cancel)
    {
        var made = new List<(string Source, List<SearchText> Texts)>();
        foreach (var source in sources.Where(m => m != RegisterSource)) made.Add((source, [.. EditionTexts.Of((await library.FindAsync(source, cancel))!)]));
        if (!sources.Contains(RegisterSource)) return (made, null);
        var register = await RegisterAsync(cancel);
        made.Add((RegisterSource, register.Texts));
        return (made, register);
    }

    private async Task<RegisterWords> RegisterAsync(CancellationToken cancel)
    {
        var oldestFirst = await library.DraftsAsync(cancel);
        var register = ProgrammeRegister.Of(oldestFirst, await library.NameWords.AllAsync(cancel)).Programmes;
        return new(
            [.. register.Where(p => p.Kind != ProgrammeKind.Indicator).Select(Text).DistinctBy(t => t.Fact, StringComparer.Ordinal)],
            [.. EditionSynonyms.Of(oldestFirst, register)],
            [.. EditionFilterNames.Of(oldestFirst)]);
    }

    // what all editions tell together
    private sealed record RegisterWords(List<SearchText> Texts, List<Synonym> Synonyms, List<FilterName> Names);

    private static SearchText Text(Programme programme) => new()
    {
        Fact = ProgrammeShelf.Slug(programme.Key),
        Kind = SearchKind.Entity,
        Row = programme.Key,
        Content = string.Join('\n', programme.Aliases.Select(a => a.Name).Prepend(programme.Name).Distinct(StringComparer.Ordinal)),
    };
}

/// <summary>What a query found, asked in several ways.</summary>
/// <param name="Dictionary">The words that were looked for beside those that were typed.</param>
public sealed record SearchAnswer(SynonymDictionary Dictionary, ImmutableArray<SearchResult> Results);
