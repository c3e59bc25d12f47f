using System.Globalization;
using Shirube.Storage.Rows;

namespace Shirube.Storage.Accounts;

/// <summary>A search that a person keeps.</summary>
/// <param name="Query">The query of its address, with the question mark.</param>
public sealed record SavedSearch(long Id, string Name, string Query, DateTimeOffset SavedAt);

/// <summary>The searches that people keep, each for the one who saved it.</summary>
public sealed class SavedSearchStore(Database database, TimeProvider clock)
{
    /// <summary>Searches of one person.</summary>
    public const int Most = 100;

    /// <summary>Those of a person, by name.</summary>
    public async Task<List<SavedSearch>> OfAsync(long account, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "select id, name, query, saved_at from saved_search where account = @account order by name, id";
        command.AddParameter("@account", account);
        var saved = new List<SavedSearch>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var row = new Row(reader, "");
        while (await reader.ReadAsync(cancel))
        {
            row.Restart();
            saved.Add(new(row.Int(), row.Text(), row.Text(), row.Time()));
        }

        return saved;
    }

    /// <summary>Keeps a search; one of the same query takes the new name.</summary>
    /// <returns>False where the person keeps as many as may be.</returns>
    public async Task<bool> AddAsync(long account, string name, string query, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        await using var transaction = Dialect.BeginWriting(connection);
        await using var clear = connection.CreateCommand();
        clear.Transaction = transaction;
        clear.CommandText = "delete from saved_search where account = @account and query = @query";
        clear.AddParameter("@account", account);
        clear.AddParameter("@query", query);
        await clear.ExecuteNonQueryAsync(cancel);
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = """
            insert into saved_search (id, account, name, query, saved_at)
            select @id, @account, @name, @query, @at where (select count(*) from saved_search where account = @account) < @most
            """;
        insert.AddParameter("@id", await Ids.NextAsync(connection, transaction, "saved_search", cancel));
        insert.AddParameter("@account", account);
        insert.AddParameter("@name", name);
        insert.AddParameter("@query", query);
        insert.AddParameter("@at", clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        insert.AddParameter("@most", Most);
        var isKept = await insert.ExecuteNonQueryAsync(cancel) == 1;
        await transaction.CommitAsync(cancel);
        return isKept;
    }

    /// <summary>Forgets a search of this person; nothing where it is another's.</summary>
    public async Task RemoveAsync(long account, long id, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "delete from saved_search where id = @id and account = @account";
        command.AddParameter("@id", id);
        command.AddParameter("@account", account);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
