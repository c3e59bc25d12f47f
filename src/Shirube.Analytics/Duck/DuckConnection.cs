namespace Shirube.Analytics.Duck;

/// <summary>One connection: one statement at a time, from one thread at a time. Cancelling interrupts from any thread.</summary>
public sealed class DuckConnection : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(20);
    private readonly ConnectionHandle _handle;

    internal DuckConnection(ConnectionHandle handle) => _handle = handle;

    internal ConnectionHandle Handle => _handle;

    /// <summary>Runs one or several statements whose rows are not wanted.</summary>
    /// <returns>Rows changed by the last one.</returns>
    /// <exception cref="DuckException">DuckDB refuses; statements before the wrong one have been done.</exception>
    public long Execute(string sql, CancellationToken cancel = default)
    {
        using var stop = StopOn(cancel);
        var state = Native.Query(_handle, sql, out var raw);
        using var result = new ResultHandle(raw);
        if (state != 0) throw Failure(result, cancel);
        return (long)Native.RowsChanged(ref result.Value);
    }

    /// <summary>Prepares the one statement of <paramref name="sql"/>.</summary>
    /// <exception cref="DuckException">It is wrong, empty, or more than one.</exception>
    public DuckStatement Prepare(string sql)
    {
        var count = Native.ExtractStatements(_handle, sql, out var statements);
        try
        {
            if (count != 1) throw new DuckException(Native.Text(Native.ExtractStatementsError(statements)) ?? $"One statement is expected, not {count}.");
            var state = Native.PrepareExtracted(_handle, statements, 0, out var prepared);
            var handle = new StatementHandle(prepared);
            if (state == 0) return new(this, handle);
            var message = Native.Text(Native.PrepareError(prepared));
            handle.Dispose();
            throw new DuckException(message);
        }
        finally
        {
            Native.DestroyExtracted(ref statements);
        }
    }

    /// <summary>Told each query with its values before it runs; for those who measure.</summary>
    public Action<string, object?[]>? Asked { get; set; }

    /// <summary>Prepares, binds in order, and runs.</summary>
    public DuckResult Query(string sql, CancellationToken cancel, params ReadOnlySpan<object?> values)
    {
        Asked?.Invoke(sql, values.ToArray());
        using var statement = Prepare(sql);
        for (var i = 0; i < values.Length; i++) statement.Bind(i + 1, values[i]);
        return statement.Execute(cancel);
    }

    /// <summary>The first column of the first row; null where it is null or there is no row.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values)
    {
        using var result = Query(sql, CancellationToken.None, values);
        foreach (var chunk in result.Chunks())
        {
            if (chunk.Count > 0) return chunk.Column(0).Value(0);
        }

        return null;
    }

    /// <summary>False where a file was made before there was such a table.</summary>
    public bool HasTable(string table) => Scalar("select count(*) from duckdb_tables() where table_name = $1", table) is not 0L;

    /// <summary>Appends to a table; what was not flushed when it is disposed of is dropped.</summary>
    public DuckAppender Append(string table)
    {
        var state = Native.CreateAppender(_handle, null, table, out var appender);
        var message = state == 0 ? null : Native.Text(Native.AppenderError(appender)) ?? $"No table {table}.";
        var handle = new AppenderHandle(appender);
        if (state == 0) return new(handle);
        handle.Dispose();
        throw new DuckException(message);
    }

    public void Dispose() => _handle.Dispose();

    /// <summary>Interrupts until disposed of: an interrupt that comes before the statement has begun is lost.</summary>
    internal Stopper? StopOn(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return cancel.CanBeCanceled ? new(this, cancel) : null;
    }

    internal static Exception Failure(ResultHandle result, CancellationToken cancel)
    {
        var message = Native.Text(Native.ResultError(ref result.Value));
        return cancel.IsCancellationRequested ? new OperationCanceledException(message, cancel) : new DuckException(message);
    }

    internal sealed class Stopper : IDisposable
    {
        private readonly Timer _timer;
        private readonly CancellationTokenRegistration _registration;

        public Stopper(DuckConnection connection, CancellationToken cancel)
        {
            _timer = new(_ => Native.Interrupt(connection._handle));
            _registration = cancel.Register(() => _timer.Change(TimeSpan.Zero, Again));
        }

        public void Dispose()
        {
            _registration.Dispose();
            using var ended = new ManualResetEvent(false);
            if (_timer.Dispose(ended)) ended.WaitOne(); // no interrupt may hit the next statement
        }
    }
}
