using System.Collections.Immutable;

namespace Shirube.Analytics.Duck;

/// <summary>Up to 2,048 rows, column by column.</summary>
public sealed class DuckChunk : IDisposable
{
    private readonly ImmutableArray<DuckColumn> _columns;
    private readonly ChunkHandle _handle;

    internal DuckChunk(nint handle, ImmutableArray<DuckColumn> columns)
    {
        (_handle, _columns) = (new(handle), columns);
        Count = (int)Native.ChunkSize(handle);
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    public DuckVector Column(int index)
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        return new(Native.ChunkVector(_handle.DangerousGetHandle(), (ulong)index), _columns[index].Shape, Count);
    }

    public void Dispose() => _handle.Dispose();
}
