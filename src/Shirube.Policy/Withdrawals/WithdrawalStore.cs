using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Shirube.Storage;
using Shirube.Storage.Rows;

namespace Shirube.Policy.Withdrawals;

/// <summary>Words that withdrew editions or took them back. Rows are only ever added.</summary>
public static class WithdrawalStore
{
    public static async Task AddAsync(DbConnection connection, DbTransaction transaction, string edition, Withdrawal word, CancellationToken cancel)
    {
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "insert into withdrawal (id, edition, state, who, said_at, why) values (@id, @edition, @state, @who, @at, @why)";
        insert.AddParameter("@id", await Ids.NextAsync(connection, transaction, "withdrawal", cancel));
        insert.AddParameter("@edition", edition);
        insert.AddParameter("@state", Codec.Name(word.State));
        insert.AddParameter("@who", word.Who);
        insert.AddParameter("@at", word.When.ToString("O", CultureInfo.InvariantCulture));
        insert.AddParameter("@why", word.Why);
        await insert.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Words of one edition, oldest first.</summary>
    public static async Task<ImmutableArray<Withdrawal>> OfEditionAsync(DbConnection connection, DbTransaction? transaction, string edition, CancellationToken cancel) =>
        [.. (await QueryAsync(connection, transaction, "where edition = @edition", edition, cancel)).Select(w => w.Word)];

    /// <summary>Words of all editions, by edition, oldest first.</summary>
    public static async Task<ILookup<string, Withdrawal>> AllAsync(DbConnection connection, CancellationToken cancel) =>
        (await QueryAsync(connection, null, "", null, cancel)).ToLookup(w => w.Edition, w => w.Word, StringComparer.Ordinal);

    private static async Task<List<(string Edition, Withdrawal Word)>> QueryAsync(DbConnection connection, DbTransaction? transaction, string where, string? edition, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"select edition, state, who, said_at, why from withdrawal {where} order by id";
        if (edition is not null) command.AddParameter("@edition", edition);
        var words = new List<(string, Withdrawal)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var row = new Row(reader, "");
        while (await reader.ReadAsync(cancel))
        {
            row.Restart();
            words.Add((row.Text(), new(row.Name<WithdrawalState>(), row.Text(), row.Time(), row.Text())));
        }

        return words;
    }
}
