using System.Globalization;

namespace Shirube.Analytics.Duck;

/// <summary>How a database is opened. Extensions are never fetched or loaded on their own.</summary>
public sealed record DuckOptions
{
    public bool IsReadOnly { get; init; }

    /// <summary>Bytes that DuckDB may keep in memory.</summary>
    public long MemoryBytes { get; init; } = 512L << 20;

    public int Threads { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>False for SQL that a user wrote: no files, no network, and settings cannot be changed back.</summary>
    public bool IsTrusted { get; init; } = true;

    internal IEnumerable<(string Name, string Value)> Settings()
    {
        yield return ("access_mode", IsReadOnly ? "READ_ONLY" : "AUTOMATIC");
        yield return ("memory_limit", string.Create(CultureInfo.InvariantCulture, $"{MemoryBytes >> 20}MiB"));
        yield return ("threads", Threads.ToString(CultureInfo.InvariantCulture));
        yield return ("autoinstall_known_extensions", "false");
        yield return ("autoload_known_extensions", "false");
        if (IsTrusted) yield break;
        yield return ("temp_directory", "");
        yield return ("enable_external_access", "false");
        yield return ("lock_configuration", "true");
    }
}

/// <summary>One database: a file, or memory. Disposing writes the log into the file, so that no .wal stays.</summary>
public sealed class DuckDatabase : IDisposable
{
    private readonly DatabaseHandle _handle;

    private DuckDatabase(DatabaseHandle handle) => _handle = handle;

    /// <param name="path">Null for a database in memory.</param>
    /// <exception cref="AnalyticsUnavailableException">There is no library.</exception>
    /// <exception cref="DuckException">The file is no database, or another process writes it.</exception>
    public static DuckDatabase Open(string? path, DuckOptions? options = null)
    {
        DuckLibrary.Require();
        if (Native.CreateConfig(out var config) != 0) throw new DuckException(null);
        try
        {
            foreach (var (name, value) in (options ?? new()).Settings())
            {
                if (Native.SetConfig(config, name, value) != 0) throw new DuckException($"DuckDB does not take {name}={value}.");
            }

            if (Native.Open(path, out var database, config, out var error) != 0) throw new DuckException(Native.TakeText(error));
            return new(new(database));
        }
        finally
        {
            Native.DestroyConfig(ref config);
        }
    }

    public DuckConnection Connect() =>
        Native.Connect(_handle, out var connection) == 0 ? new(new(connection)) : throw new DuckException(null);

    public void Dispose() => _handle.Dispose();
}
