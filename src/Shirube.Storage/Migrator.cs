using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Shirube.Storage;

/// <summary>One numbered step of the tables, e.g. <c>0002-editions.sql</c>, an embedded resource of the room that owns the tables.</summary>
public sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the text with LF line ends, lower-case hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>All steps of the given rooms, by number.</summary>
    /// <exception cref="InvalidOperationException">Two steps have one number.</exception>
    public static IReadOnlyList<Migration> Of(IEnumerable<Assembly> rooms)
    {
        var found = new SortedDictionary<int, Migration>();
        foreach (var room in rooms)
        {
            foreach (var resource in room.GetManifestResourceNames())
            {
                if (!resource.EndsWith(".sql", StringComparison.Ordinal)) continue;
                var number = int.Parse(resource.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);
                using var reader = new StreamReader(room.GetManifestResourceStream(resource)!, Encoding.UTF8);
                if (!found.TryAdd(number, new(number, resource, reader.ReadToEnd())))
                {
                    throw new InvalidOperationException($"Two migrations have the number {number}: {found[number].Name}, {resource}.");
                }
            }
        }

        return [.. found.Values];
    }
}

/// <summary>Brings a database up to the newest tables, step by step, each step whole or not at all.</summary>
public static class Migrator
{
    /// <exception cref="DatabaseMismatchException">The database was made by a newer program, or a step that was applied has been edited since.</exception>
    public static async Task MigrateAsync(DbConnection connection, IReadOnlyList<Migration> migrations, TimeProvider clock, CancellationToken cancel)
    {
        if (!await Dialect.HasTableAsync(connection, "migration", cancel))
        {
            await Dialect.PrepareAsync(connection, cancel);
            await connection.ExecuteAsync(
                "create table if not exists migration (number integer primary key, name text not null, hash text not null, applied_at text not null) strict",
                cancel);
        }

        if (Pending(migrations, await AppliedAsync(connection, cancel)).Count == 0) return;

        await using var transaction = Dialect.BeginWriting(connection);
        foreach (var migration in Pending(migrations, await AppliedAsync(connection, cancel))) // another process may have been quicker
        {
            await connection.ExecuteAsync(migration.Sql, cancel);
            await using var note = connection.CreateCommand();
            note.CommandText = "insert into migration (number, name, hash, applied_at) values (@number, @name, @hash, @at)";
            note.AddParameter("@number", migration.Number);
            note.AddParameter("@name", migration.Name);
            note.AddParameter("@hash", migration.Hash);
            note.AddParameter("@at", clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
            await note.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private static List<Migration> Pending(IReadOnlyList<Migration> migrations, Dictionary<int, string> applied)
    {
        var pending = new List<Migration>();
        foreach (var migration in migrations)
        {
            if (!applied.Remove(migration.Number, out var hash)) pending.Add(migration);
            else if (hash != migration.Hash)
            {
                throw new DatabaseMismatchException(
                    $"データベースの表は、内容の異なる {migration.Name} で作られています。作成した版のプログラムを使ってください。\n"
                    + $"The tables were made by another text of {migration.Name}. Use the program version that made them.");
            }
        }

        if (applied.Count == 0) return pending;
        throw new DatabaseMismatchException(
            "データベースは、より新しい版のプログラムで作られています。プログラムを更新してください。\n"
            + "The database was made by a newer version of the program. Update the program.");
    }

    private static async Task<Dictionary<int, string>> AppliedAsync(DbConnection connection, CancellationToken cancel)
    {
        var applied = new Dictionary<int, string>();
        await using var command = connection.CreateCommand();
        command.CommandText = "select number, hash from migration order by number";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) applied[reader.GetInt32(0)] = reader.GetString(1);
        return applied;
    }
}

/// <summary>The program and the database in the data folder do not fit each other.</summary>
public sealed class DatabaseMismatchException(string message) : Exception(message);
