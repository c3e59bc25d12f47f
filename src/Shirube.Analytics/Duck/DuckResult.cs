using System.Collections.Immutable;

namespace Shirube.Analytics.Duck;

/// <summary>The rows of one run, chunk by chunk, once.</summary>
public sealed class DuckResult : IDisposable
{
    private readonly DuckConnection _connection;
    private readonly ResultHandle _handle;
    private readonly CancellationToken _cancel;

    internal DuckResult(DuckConnection connection, ResultHandle handle, CancellationToken cancel)
    {
        (_connection, _handle, _cancel) = (connection, handle, cancel);
        var count = (int)Native.ColumnCount(ref handle.Value);
        Columns = [.. Enumerable.Range(0, count).Select(i => new DuckColumn(
            Native.Text(Native.ColumnName(ref handle.Value, (ulong)i)) ?? "", ColumnType.Take(Native.ColumnType(ref handle.Value, (ulong)i))))];
    }

    public ImmutableArray<DuckColumn> Columns { get; }

    public long RowsChanged => (long)Native.RowsChanged(ref _handle.Value);

    /// <summary>A chunk and its vectors are gone when the next one is asked for.</summary>
    public IEnumerable<DuckChunk> Chunks()
    {
        while (true)
        {
            using var chunk = Next();
            if (chunk is null) yield break;
            yield return chunk;
        }
    }

    /// <summary>The values of each row; for results of few rows or columns, since each value is an object.</summary>
    public IEnumerable<object?[]> Rows()
    {
        foreach (var chunk in Chunks())
        {
            foreach (var row in Rows(chunk)) yield return row;
        }
    }

    public void Dispose() => _handle.Dispose();

    private object?[][] Rows(DuckChunk chunk)
    {
        var rows = new object?[chunk.Count][];
        for (var row = 0; row < rows.Length; row++) rows[row] = new object?[Columns.Length];
        for (var column = 0; column < Columns.Length; column++)
        {
            var values = chunk.Column(column);
            for (var row = 0; row < rows.Length; row++) rows[row][column] = values.Value(row);
        }

        return rows;
    }

    private DuckChunk? Next()
    {
        using var stop = _connection.StopOn(_cancel);
        var chunk = Native.FetchChunk(_handle.Value);
        if (chunk != 0) return new(chunk, Columns);
        if (Native.Text(Native.ResultError(ref _handle.Value)) is { Length: > 0 }) throw DuckConnection.Failure(_handle, _cancel);
        return null;
    }
}

/// <summary>Name and type of a column of a result.</summary>
public sealed record DuckColumn
{
    internal DuckColumn(string name, ColumnType type) => (Name, Shape) = (name, type);

    public string Name { get; }

    public DuckType Type => Shape.Id;

    internal ColumnType Shape { get; }
}
