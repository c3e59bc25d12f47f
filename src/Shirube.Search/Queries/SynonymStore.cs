using System.Data.Common;
using Shirube.Storage;

namespace Shirube.Search.Queries;

/// <summary>Keeps the dictionary beside the index, so that a single query need not make it from the texts.</summary>
public static class SynonymStore
{
    public static async Task ReplaceAsync(DbConnection connection, DbTransaction transaction, IEnumerable<Synonym> synonyms, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(synonyms);
        await using var clear = connection.CreateCommand();
        clear.Transaction = transaction;
        clear.CommandText = "delete from search_synonym";
        await clear.ExecuteNonQueryAsync(cancel);
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "insert into search_synonym (word, same_as, reason) values (@word, @sameAs, @reason)";
        foreach (var name in (string[])["@word", "@sameAs", "@reason"]) insert.AddParameter(name, null);
        foreach (var synonym in synonyms.DistinctBy(s => (s.Word, s.SameAs)))
        {
            insert.Parameters[0].Value = synonym.Word;
            insert.Parameters[1].Value = synonym.SameAs;
            insert.Parameters[2].Value = synonym.Reason;
            await insert.ExecuteNonQueryAsync(cancel);
        }
    }

    public static async Task<SynonymDictionary> ReadAsync(DbConnection connection, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = "select word, same_as, reason from search_synonym order by word, same_as";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var synonyms = new List<Synonym>();
        while (await reader.ReadAsync(cancel)) synonyms.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return new(synonyms);
    }
}
