using System.Data.Common;

namespace Shirube.Storage;

/// <summary>Row ids that count from 1, taken inside the writing transaction.</summary>
public static class Ids
{
    public static async Task<long> NextAsync(DbConnection connection, DbTransaction transaction, string table, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"select coalesce(max(id), 0) + 1 from {table}";
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }
}
