using System.Globalization;
using Shirube.Storage.Rows;

namespace Shirube.Storage.Accounts;

/// <summary>A view of the data that someone gave a name; all may see it.</summary>
/// <param name="Id">Stands in its address, for good.</param>
/// <param name="Target">Path and query of the page.</param>
/// <param name="SavedBy">Name of the person.</param>
/// <param name="IsRemoved">True where it was taken back.</param>
public sealed record SavedView(long Id, string Name, string Target, long Account, string SavedBy, DateTimeOffset SavedAt, bool IsRemoved);

/// <summary>Views that people saved for all.</summary>
public sealed class SavedViewStore(Database database, TimeProvider clock)
{
    /// <summary>Views of one person.</summary>
    public const int Most = 200;

    private const string Columns = "v.id, v.name, v.target, v.account, a.name, v.saved_at, v.removed_at";

    /// <summary>Those that are not removed, the newest first.</summary>
    public Task<List<SavedView>> AllAsync(CancellationToken cancel) => ReadAsync("where v.removed_at is null order by v.saved_at desc, v.id desc", null, cancel);

    /// <summary>One by its number, removed or not; null where there never was one.</summary>
    public async Task<SavedView?> FindAsync(long id, CancellationToken cancel) => (await ReadAsync("where v.id = @id", id, cancel)).FirstOrDefault();

    /// <summary>Saves a view; one of the same person and page takes the new name and keeps its number.</summary>
    /// <returns>Its number; null where the person saved as many as may be.</returns>
    public async Task<long?> AddAsync(long account, string name, string target, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        await using var transaction = Dialect.BeginWriting(connection);
        await using var rename = connection.CreateCommand();
        rename.Transaction = transaction;
        rename.CommandText = "update saved_view set name = @name where account = @account and target = @target and removed_at is null returning id";
        rename.AddParameter("@name", name);
        rename.AddParameter("@account", account);
        rename.AddParameter("@target", target);
        if (await rename.ExecuteScalarAsync(cancel) is long known)
        {
            await transaction.CommitAsync(cancel);
            return known;
        }

        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = """
            insert into saved_view (id, account, name, target, saved_at)
            select @id, @account, @name, @target, @at where (select count(*) from saved_view where account = @account and removed_at is null) < @most
            """;
        var id = await Ids.NextAsync(connection, transaction, "saved_view", cancel);
        insert.AddParameter("@id", id);
        insert.AddParameter("@account", account);
        insert.AddParameter("@name", name);
        insert.AddParameter("@target", target);
        insert.AddParameter("@at", clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        insert.AddParameter("@most", Most);
        var isKept = await insert.ExecuteNonQueryAsync(cancel) == 1;
        await transaction.CommitAsync(cancel);
        return isKept ? id : null;
    }

    /// <summary>Takes a view of this person back; nothing where it is another's.</summary>
    public async Task RemoveAsync(long account, long id, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "update saved_view set removed_at = @at where id = @id and account = @account and removed_at is null";
        command.AddParameter("@at", clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        command.AddParameter("@id", id);
        command.AddParameter("@account", account);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<List<SavedView>> ReadAsync(string condition, long? id, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select {Columns} from saved_view v join account a on a.id = v.account {condition}";
        if (id is { } one) command.AddParameter("@id", one);
        var views = new List<SavedView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var row = new Row(reader, "");
        while (await reader.ReadAsync(cancel))
        {
            row.Restart();
            views.Add(new(row.Int(), row.Text(), row.Text(), row.Int(), row.Text(), row.Time(), row.TextOrNull() is not null));
        }

        return views;
    }
}
