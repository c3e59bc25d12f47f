using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Shirube.Search.Analysis;
using Shirube.Storage;
using Shirube.Storage.Rows;

namespace Shirube.Search.Queries;

public enum SynonymSaying
{
    /// <summary>Both name one thing: a query for one finds the other.</summary>
    Same,

    /// <summary>They do not, whatever the texts seem to tell.</summary>
    Apart,

    /// <summary>As the texts tell it.</summary>
    Undone,
}

/// <summary>What a person said of two words.</summary>
public sealed record SynonymWord(SynonymSaying Says, string Word, string Other, string Who, DateTimeOffset When, string Why)
{
    public long Id { get; init; }

    /// <summary>The keys of both in one order: words on the same pair share it.</summary>
    public (string, string) Pair => PairOf(Word, Other);

    public static (string, string) PairOf(string word, string other)
    {
        var (a, b) = (SearchKey.Of(word), SearchKey.Of(other));
        return string.CompareOrdinal(a, b) <= 0 ? (a, b) : (b, a);
    }
}

/// <summary>What people said of words that name one thing. Rows are only ever added.</summary>
public sealed class SynonymWordStore(Database database)
{
    /// <param name="seen">How many words on this pair the person saw.</param>
    /// <returns>False where somebody else has said something of the pair since: then nothing is stored.</returns>
    public async Task<bool> AddAsync(SynonymWord word, int seen, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(word);
        await using var connection = await database.ConnectAsync(cancel);
        await using var transaction = Dialect.BeginWriting(connection);
        if ((await AllAsync(connection, transaction, cancel)).Count(w => w.Pair == word.Pair) != seen) return false;
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "insert into synonym_word (id, says, word, other, who, said_at, why) values (@id, @says, @word, @other, @who, @at, @why)";
        insert.AddParameter("@id", await Ids.NextAsync(connection, transaction, "synonym_word", cancel));
        insert.AddParameter("@says", Codec.Name(word.Says));
        insert.AddParameter("@word", word.Word);
        insert.AddParameter("@other", word.Other);
        insert.AddParameter("@who", word.Who);
        insert.AddParameter("@at", word.When.ToString("O", CultureInfo.InvariantCulture));
        insert.AddParameter("@why", word.Why);
        await insert.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Oldest first.</summary>
    public async Task<ImmutableArray<SynonymWord>> AllAsync(CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        return await AllAsync(connection, null, cancel);
    }

    private static async Task<ImmutableArray<SynonymWord>> AllAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "select says, word, other, who, said_at, why, id from synonym_word order by id";
        var words = ImmutableArray.CreateBuilder<SynonymWord>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var row = new Row(reader, "");
        while (await reader.ReadAsync(cancel))
        {
            row.Restart();
            words.Add(new(row.Name<SynonymSaying>(), row.Text(), row.Text(), row.Text(), row.Time(), row.Text()) { Id = row.Int() });
        }

        return words.DrainToImmutable();
    }
}
