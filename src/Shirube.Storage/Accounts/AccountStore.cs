using System.Globalization;
using System.Security.Cryptography;
using Shirube.Storage.Rows;

namespace Shirube.Storage.Accounts;

/// <summary>The accounts of a data folder. It keeps hashes and never sees a password.</summary>
public sealed class AccountStore(Database database, TimeProvider clock)
{
    private const string Columns = "select id, name, password_hash, stamp, added_at, removed_at from account";

    /// <summary>All accounts, removed ones too, in the order in which they were added.</summary>
    public Task<List<Account>> ListAsync(CancellationToken cancel) => QueryAsync($"{Columns} order by id", null, null, cancel);

    /// <summary>The account of a name, whatever its width and case; null where there is none. A removed one comes back too.</summary>
    public async Task<Account?> FindAsync(string name, CancellationToken cancel) =>
        (await QueryAsync($"{Columns} where name_key = @value", "@value", Account.KeyOf(name), cancel)).FirstOrDefault();

    public async Task<Account?> FindAsync(long id, CancellationToken cancel) =>
        (await QueryAsync($"{Columns} where id = @value", "@value", id, cancel)).FirstOrDefault();

    /// <returns>False where the name is taken, also by an account that was removed.</returns>
    public async Task<bool> AddAsync(string name, string passwordHash, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        await using var transaction = Dialect.BeginWriting(connection);
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = """
            insert into account (id, name, name_key, password_hash, stamp, added_at)
            values (@id, @name, @key, @hash, @stamp, @at)
            on conflict (name_key) do nothing
            """;
        insert.AddParameter("@id", await Ids.NextAsync(connection, transaction, "account", cancel));
        insert.AddParameter("@name", name);
        insert.AddParameter("@key", Account.KeyOf(name));
        insert.AddParameter("@hash", passwordHash);
        insert.AddParameter("@stamp", NewStamp());
        insert.AddParameter("@at", Now());
        var isNew = await insert.ExecuteNonQueryAsync(cancel) == 1;
        await transaction.CommitAsync(cancel);
        return isNew;
    }

    /// <summary>Gives an account in use another password; its sign-ins end.</summary>
    /// <returns>False where there is no such account in use.</returns>
    public Task<bool> SetPasswordAsync(string name, string passwordHash, CancellationToken cancel) =>
        ChangeAsync("password_hash = @hash, stamp = @stamp", name, passwordHash, cancel);

    /// <summary>Ends an account and its sign-ins; what the person said stays.</summary>
    /// <returns>False where there is no such account in use.</returns>
    public Task<bool> RemoveAsync(string name, CancellationToken cancel) =>
        ChangeAsync("password_hash = @hash, stamp = @stamp, removed_at = @at", name, "", cancel);

    private async Task<bool> ChangeAsync(string what, string name, string passwordHash, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        await using var update = connection.CreateCommand();
        update.CommandText = $"update account set {what} where name_key = @key and removed_at is null";
        update.AddParameter("@key", Account.KeyOf(name));
        update.AddParameter("@hash", passwordHash);
        update.AddParameter("@stamp", NewStamp());
        update.AddParameter("@at", Now());
        return await update.ExecuteNonQueryAsync(cancel) == 1;
    }

    private async Task<List<Account>> QueryAsync(string sql, string? parameter, object? value, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (parameter is not null) command.AddParameter(parameter, value);
        var accounts = new List<Account>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var row = new Row(reader, "");
        while (await reader.ReadAsync(cancel))
        {
            row.Restart();
            accounts.Add(new(row.Int(), row.Text(), row.Text(), row.Text(), row.Time(), row.TimeOrNull()));
        }

        return accounts;
    }

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private string Now() => clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
}
