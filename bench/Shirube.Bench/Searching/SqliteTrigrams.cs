using Microsoft.Data.Sqlite;
using Shirube.Storage;

namespace Shirube.Bench.Searching;

/// <summary>SQLite's FTS5 with its trigram tokenizer.</summary>
internal sealed class SqliteTrigrams : IContender
{
    private readonly string _folder = Directory.CreateTempSubdirectory("search-fts5").FullName;
    private readonly SqliteConnection _connection;
    private SqliteCommand? _top;
    private SqliteCommand? _count;

    public SqliteTrigrams() => _connection = new(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder, "texts.db"), Pooling = false }.ConnectionString);

    public string Name => $"SQLite {_connection.ServerVersion} FTS5 trigram";

    public string Setup => "one FTS5 table that stores its content, in one transaction, in this process; every word as a phrase, ranked by its bm25; the answer holds numbers of texts only";

    public async Task BuildAsync(IReadOnlyList<SearchSource> sources)
    {
        await _connection.OpenAsync();
        await _connection.ExecuteAsync("pragma journal_mode = wal", CancellationToken.None);
        await _connection.ExecuteAsync("create virtual table texts using fts5 (content, tokenize = 'trigram')", CancellationToken.None);
        await using var transaction = _connection.BeginTransaction();
        await using var insert = Command("insert into texts (content) values (@value)");
        insert.Transaction = transaction;
        foreach (var text in sources.SelectMany(s => s.Texts))
        {
            insert.Parameters[0].Value = text.Content;
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        _top = Command("select rowid from texts where texts match @value order by rank limit 10");
        _count = Command("select count(*) from texts where texts match @value");
    }

    public async Task<long> SizeAsync()
    {
        await _connection.ExecuteAsync("pragma wal_checkpoint(truncate)", CancellationToken.None);
        return new FileInfo(_connection.DataSource).Length;
    }

    public Task TopAsync(string query)
    {
        _top!.Parameters[0].Value = Match(query);
        using var reader = _top.ExecuteReader();
        while (reader.Read()) reader.GetInt64(0);
        return Task.CompletedTask;
    }

    public Task<long> CountAsync(string query)
    {
        _count!.Parameters[0].Value = Match(query);
        return Task.FromResult((long)_count.ExecuteScalar()!);
    }

    public bool AskNothing() => false;

    public async ValueTask DisposeAsync()
    {
        if (_top is not null) await _top.DisposeAsync();
        if (_count is not null) await _count.DisposeAsync();
        await _connection.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Match(string query) => string.Join(' ', query.Split(' ').Select(w => $"\"{w}\""));

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add("@value", SqliteType.Text);
        return command;
    }
}
