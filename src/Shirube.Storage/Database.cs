using System.Data.Common;
using System.Reflection;

namespace Shirube.Storage;

/// <summary>The opened database of a data folder, with its tables up to date.</summary>
public sealed class Database
{
    private Database(DataFolder folder, DbDataSource source)
    {
        Folder = folder;
        Source = source;
    }

    public DataFolder Folder { get; }

    public DbDataSource Source { get; }

    /// <summary>Opens it; folder and tables are made where they are missing.</summary>
    /// <param name="rooms">The rooms whose tables it holds; this one is added.</param>
    /// <exception cref="DatabaseMismatchException">The database was made by a newer or a different program.</exception>
    public static async Task<Database> OpenAsync(DataFolder folder, IEnumerable<Assembly> rooms, TimeProvider clock, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder.Root);
        var source = Dialect.OpenSource(folder);
        await using var connection = await source.OpenConnectionAsync(cancel);
        await Migrator.MigrateAsync(connection, Migration.Of([typeof(Database).Assembly, .. rooms]), clock, cancel);
        return new(folder, source);
    }

    public async Task<DbConnection> ConnectAsync(CancellationToken cancel)
    {
        var connection = await Source.OpenConnectionAsync(cancel);
        await Dialect.TuneAsync(connection, cancel);
        return connection;
    }
}
