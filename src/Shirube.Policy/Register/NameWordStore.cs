using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Shirube.Storage;
using Shirube.Storage.Rows;

namespace Shirube.Policy.Register;

/// <summary>What people said of names. Rows are only ever added.</summary>
public sealed class NameWordStore(Database database)
{
    /// <summary>Adds a word.</summary>
    /// <param name="names">All names that the person saw words on: those of the word, and those that stand in one entry with them.</param>
    /// <param name="seen">How many words on these names the person saw.</param>
    /// <returns>False where somebody else has said something of one of the names since: then nothing is stored.</returns>
    public async Task<bool> AddAsync(NameWord word, IReadOnlyCollection<string> names, int seen, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(word);
        await using var connection = await database.ConnectAsync(cancel);
        await using var transaction = Dialect.BeginWriting(connection);
        if ((await AllAsync(connection, transaction, cancel)).Of(names).Length != seen) return false;
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = """
            insert into name_word (id, says, names, others, undoes, who, said_at, why, rule_version)
            values (@id, @says, @names, @others, @undoes, @who, @at, @why, @version)
            """;
        insert.AddParameter("@id", await Ids.NextAsync(connection, transaction, "name_word", cancel));
        insert.AddParameter("@says", Codec.Name(word.Says));
        insert.AddParameter("@names", Codec.List(word.Names));
        insert.AddParameter("@others", Codec.List(word.Others));
        insert.AddParameter("@undoes", word.Undoes);
        insert.AddParameter("@who", word.Who);
        insert.AddParameter("@at", word.When.ToString("O", CultureInfo.InvariantCulture));
        insert.AddParameter("@why", word.Why);
        insert.AddParameter("@version", ProgrammeRegister.RuleVersion);
        await insert.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    public async Task<NameWords> AllAsync(CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        return await AllAsync(connection, null, cancel);
    }

    private static async Task<NameWords> AllAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        var words = ImmutableArray.CreateBuilder<NameWord>();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "select says, names, others, who, said_at, why, id, undoes from name_word order by id";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var row = new Row(reader, "");
        while (await reader.ReadAsync(cancel))
        {
            row.Restart();
            words.Add(new(row.Name<NameSaying>(), row.List(), row.List(), row.Text(), row.Time(), row.TextOrNull()) { Id = row.Int(), Undoes = row.IntOrNull() });
        }

        return new(words.DrainToImmutable());
    }
}
