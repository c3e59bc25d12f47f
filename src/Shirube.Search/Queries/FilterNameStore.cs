using System.Data.Common;
using Shirube.Storage;
using Shirube.Storage.Rows;

namespace Shirube.Search.Queries;

/// <summary>Keeps the names of filter values beside the index, so that a single query need not make them from the texts.</summary>
public static class FilterNameStore
{
    public static async Task ReplaceAsync(DbConnection connection, DbTransaction transaction, IEnumerable<FilterName> names, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(names);
        await using var clear = connection.CreateCommand();
        clear.Transaction = transaction;
        clear.CommandText = "delete from search_name";
        await clear.ExecuteNonQueryAsync(cancel);
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "insert into search_name (field, name, value) values (@field, @name, @value)";
        foreach (var name in (string[])["@field", "@name", "@value"]) insert.AddParameter(name, null);
        foreach (var name in names.Distinct())
        {
            insert.Parameters[0].Value = Codec.Name(name.Field);
            insert.Parameters[1].Value = name.Name;
            insert.Parameters[2].Value = name.Value;
            await insert.ExecuteNonQueryAsync(cancel);
        }
    }

    public static async Task<FilterNames> ReadAsync(DbConnection connection, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = "select field, name, value from search_name order by rowid";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var row = new Row(reader, "");
        var names = new List<FilterName>();
        while (await reader.ReadAsync(cancel))
        {
            row.Restart();
            names.Add(new(row.Name<FilterField>(), row.Text(), row.Text()));
        }

        return new([.. names]);
    }
}
