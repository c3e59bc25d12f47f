using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Shirube.Storage;
using Shirube.Storage.Rows;

namespace Shirube.Budget.Mapping;

/// <summary>What people said of projects and measures. Rows are only ever added.</summary>
public sealed class MappingDecisionStore(Database database, TimeProvider clock)
{
    /// <summary>All words on an edition, oldest first; <see cref="MappingDecision.Standing"/> tells which count.</summary>
    public async Task<ImmutableArray<MappingDecision>> OfAsync(string edition, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        return await OfAsync(connection, null, edition, cancel);
    }

    /// <summary>Adds a word; its time is now.</summary>
    /// <returns>False where the pair is in that state already, or there is nothing to withdraw: then nothing is stored.</returns>
    public async Task<bool> SayAsync(MappingDecision said, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(said);
        if (string.IsNullOrWhiteSpace(said.Who) || said.Why.Trim().Length is 0 or > MappingDecision.LongestReason) throw new ArgumentException("A word needs a person and a reason.", nameof(said));
        await using var connection = await database.ConnectAsync(cancel);
        await using var transaction = Dialect.BeginWriting(connection);
        var standing = MappingDecision.Standing(await OfAsync(connection, transaction, said.Edition, cancel)).FirstOrDefault(said.IsOnSamePair);
        if ((standing?.Word ?? MappingWord.Withdrawn) == said.Word) return false;
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = """
            insert into mapping_decision (id, edition, measure, year, ministry, number, word, who, said_at, why)
            values (@id, @edition, @measure, @year, @ministry, @number, @word, @who, @at, @why)
            """;
        insert.AddParameter("@id", await Ids.NextAsync(connection, transaction, "mapping_decision", cancel));
        insert.AddParameter("@edition", said.Edition);
        insert.AddParameter("@measure", said.Measure);
        insert.AddParameter("@year", said.Year);
        insert.AddParameter("@ministry", said.Ministry);
        insert.AddParameter("@number", said.Number);
        insert.AddParameter("@word", Codec.Name(said.Word));
        insert.AddParameter("@who", said.Who);
        insert.AddParameter("@at", clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        insert.AddParameter("@why", said.Why);
        await insert.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static async Task<ImmutableArray<MappingDecision>> OfAsync(DbConnection connection, DbTransaction? transaction, string edition, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "select measure, year, ministry, number, word, who, said_at, why from mapping_decision where edition = @edition order by id";
        command.AddParameter("@edition", edition);
        var words = ImmutableArray.CreateBuilder<MappingDecision>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var row = new Row(reader, "");
        while (await reader.ReadAsync(cancel))
        {
            row.Restart();
            words.Add(new(edition, row.Text(), (int)row.Int(), row.Text(), row.Text(), row.Name<MappingWord>(), row.Text(), row.Time(), row.Text()));
        }

        return words.DrainToImmutable();
    }
}
