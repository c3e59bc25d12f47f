using System.Data.Common;
using Shirube.Search;
using Shirube.Search.Index;
using Shirube.Search.Queries;
using Shirube.Storage;

namespace Shirube.Tests.Search;

/// <summary>A database with searched texts, gone after the test.</summary>
internal sealed class SearchFolder : IAsyncDisposable
{
    private readonly DataFolder _folder = new(Directory.CreateTempSubdirectory("search").FullName);
    private readonly SearchEngine _engine = new();
    private Database _database = null!;

    public static async Task<SearchFolder> OfAsync(params (string Source, IEnumerable<SearchText> Texts)[] sources)
    {
        var folder = new SearchFolder();
        folder._database = await Database.OpenAsync(folder._folder, [SearchIndex.Room], TimeProvider.System, CancellationToken.None);
        foreach (var (source, texts) in sources) await folder.PutAsync(source, texts);
        return folder;
    }

    public static SearchText Text(string fact, string content) => new() { Fact = fact, Kind = SearchKind.Text, Row = fact, Content = content };

    public Task<DbConnection> ConnectAsync() => _database.ConnectAsync(CancellationToken.None);

    public async Task PutAsync(string source, IEnumerable<SearchText> texts)
    {
        await using var connection = await ConnectAsync();
        await using var transaction = Dialect.BeginWriting(connection);
        await SearchIndex.ReplaceAsync(connection, transaction, source, "1", texts, CancellationToken.None);
        await transaction.CommitAsync();
    }

    public async Task<SearchResult> AskAsync(string query, SynonymDictionary? dictionary = null, Func<SearchRequest, SearchRequest>? ask = null)
    {
        await using var connection = await ConnectAsync();
        var words = dictionary ?? SynonymDictionary.Empty;
        var request = new SearchRequest { Query = QueryParser.Parse(query, words), Dictionary = words };
        return await _engine.SearchAsync(connection, ask is null ? request : ask(request), CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        Dialect.CloseAll();
        Directory.Delete(_folder.Root, recursive: true);
        return ValueTask.CompletedTask;
    }
}
