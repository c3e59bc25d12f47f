using System.Data.Common;
using System.Globalization;
using Shirube.Search;
using Shirube.Search.Index;
using Shirube.Search.Queries;
using Shirube.Storage;

namespace Shirube.Bench.Searching;

/// <summary>The index of this project.</summary>
internal sealed class OurIndex : IContender
{
    private readonly DataFolder _folder = new(Directory.CreateTempSubdirectory("search").FullName);
    private readonly SearchEngine _engine = new();
    private DbConnection? _connection;
    private string _parts = "";

    public string Name => "Shirube";

    public string Setup => $"SQLite file with the texts (compressed), their headings and the index of both{_parts}; the answer holds the contents of the ten";

    public async Task BuildAsync(IReadOnlyList<SearchSource> sources)
    {
        var database = await Database.OpenAsync(_folder, [SearchIndex.Room], TimeProvider.System, CancellationToken.None);
        _connection = await database.ConnectAsync(CancellationToken.None);
        foreach (var (source, texts) in sources)
        {
            await using var transaction = Dialect.BeginWriting(_connection);
            await SearchIndex.ReplaceAsync(_connection, transaction, source, "1", texts, CancellationToken.None);
            await transaction.CommitAsync();
        }
    }

    public async Task<long> SizeAsync()
    {
        await _connection!.ExecuteAsync("pragma wal_checkpoint(truncate)", CancellationToken.None);
        await using var command = _connection!.CreateCommand();
        command.CommandText = "select sum(length(bytes)) filter (where id / 4294967296 % 4 < 2), sum(length(bytes)) filter (where id / 4294967296 % 4 = 2) from search_row";
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        _parts = string.Create(CultureInfo.InvariantCulture, $" (places {reader.GetInt64(0) / 1e6:F1} MB, texts {reader.GetInt64(1) / 1e6:F1} MB, the rest describes the texts)");
        return new FileInfo(_folder.Database).Length;
    }

    public Task TopAsync(string query) => _engine.SearchAsync(_connection!, Request(query), CancellationToken.None);

    public async Task<long> CountAsync(string query) =>
        (await _engine.SearchAsync(_connection!, Request(query) with { Order = SearchOrder.Document, Limit = 0 }, CancellationToken.None)).Texts;

    public bool AskNothing() => false;

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
        Dialect.CloseAll();
        Directory.Delete(_folder.Root, recursive: true);
    }

    private static SearchRequest Request(string query) => new() { Query = QueryParser.Parse(query), IncludesParts = false };
}
