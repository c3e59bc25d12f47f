using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Shirube.Storage;

/// <summary>What differs between SQLite and PostgreSQL, all of it. The rest of the SQL keeps to what both understand.
/// Today only SQLite is behind it.</summary>
public static class Dialect
{
    /// <summary>A source of connections to the folder's database, with foreign keys on.</summary>
    public static DbDataSource OpenSource(DataFolder folder) => SqliteFactory.Instance.CreateDataSource(new SqliteConnectionStringBuilder
    {
        DataSource = folder.Database,
        ForeignKeys = true,
        DefaultTimeout = 30, // seconds that a second writer waits
        Pooling = true,
    }.ConnectionString);

    /// <summary>Once per database: readers go on while one writes, and a killed writer leaves the old state.</summary>
    public static async Task PrepareAsync(DbConnection connection, CancellationToken cancel) =>
        await connection.ExecuteAsync("pragma journal_mode = wal", cancel);

    /// <summary>Once per connection: pages are read where the operating system keeps them, not by one call each.</summary>
    public static Task TuneAsync(DbConnection connection, CancellationToken cancel) => connection.ExecuteAsync("pragma mmap_size = 1073741824", cancel);

    /// <summary>Takes the write lock at the start, so that two writers queue and none fails half way.</summary>
    public static DbTransaction BeginWriting(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(System.Data.IsolationLevel.Serializable, deferred: false);

    /// <summary>All that is read until its end is of one moment; takes no lock that others wait for.</summary>
    public static DbTransaction BeginReading(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    /// <summary>True where a table of this name exists.</summary>
    public static async Task<bool> HasTableAsync(DbConnection connection, string name, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from sqlite_master where type = 'table' and name = @name";
        command.AddParameter("@name", name);
        return await command.ExecuteScalarAsync(cancel) is > 0L;
    }

    /// <summary>Copies a whole consistent database while others read and write it.</summary>
    public static async Task CopyAsync(DataFolder from, string toFile, CancellationToken cancel)
    {
        await using var source = (SqliteConnection)await OpenSource(from).OpenConnectionAsync(cancel);
        await using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = toFile, Pooling = false }.ConnectionString);
        await target.OpenAsync(cancel);
        source.BackupDatabase(target);
    }

    /// <summary>Version of the database engine.</summary>
    public static string Version()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection.ServerVersion;
    }

    /// <summary>Lets go of the files, e.g. before the folder is deleted.</summary>
    public static void CloseAll() => SqliteConnection.ClearAllPools();
}
