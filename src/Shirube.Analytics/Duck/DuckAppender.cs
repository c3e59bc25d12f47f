using System.Text;
using System.Text.Unicode;

namespace Shirube.Analytics.Duck;

/// <summary>Rows into a table, written straight into vectors. A column that a row does not set is null there.</summary>
public sealed unsafe class DuckAppender : IDisposable
{
    private readonly AppenderHandle _handle;
    private readonly int _capacity = (int)Native.VectorSize();
    private readonly Slot[] _slots;
    private readonly ChunkHandle _owned;
    private readonly nint _chunk;
    private int _row;
    private byte[] _utf8 = new byte[256];

    internal DuckAppender(AppenderHandle handle)
    {
        _handle = handle;
        var count = (int)Native.AppenderColumns(handle);
        var types = stackalloc nint[count];
        for (var i = 0; i < count; i++) types[i] = Native.AppenderColumnType(handle, (ulong)i);
        _chunk = Native.CreateChunk(types, (ulong)count);
        _owned = new(_chunk);
        _slots = new Slot[count];
        for (var i = 0; i < count; i++) _slots[i].Type = ColumnType.Take(types[i]);
        Refresh();
    }

    /// <summary>Sets a value of the column's own width: a decimal as a whole number of its smallest unit, a timestamp as microseconds since 1970.</summary>
    /// <exception cref="InvalidCastException">The column is of another width.</exception>
    public void Set<T>(int column, T value)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(_owned.IsClosed, this);
        ref var slot = ref _slots[column];
        if (sizeof(T) != slot.Type.Width || slot.Type.Id is DuckType.Varchar or DuckType.List) throw new InvalidCastException($"Column {column} is {slot.Type.Id}, not {typeof(T).Name}.");
        ((T*)slot.Data)[_row] = value;
        slot.IsSet = true;
    }

    /// <summary>Sets a value, or leaves the column null.</summary>
    public void Set<T>(int column, T? value)
        where T : unmanaged
    {
        if (value is { } there) Set(column, there);
    }

    /// <param name="utf8">Must be UTF-8; DuckDB does not look.</param>
    public void SetUtf8(int column, ReadOnlySpan<byte> utf8)
    {
        ObjectDisposedException.ThrowIf(_owned.IsClosed, this);
        ref var slot = ref _slots[column];
        if (slot.Type.Id != DuckType.Varchar) throw new InvalidCastException($"Column {column} is {slot.Type.Id}, not text.");
        fixed (byte* first = utf8) Native.AssignText(slot.Vector, (ulong)_row, first, (ulong)utf8.Length);
        slot.IsSet = true;
    }

    /// <summary>Sets a text, or leaves the column null. Half a surrogate pair becomes U+FFFD.</summary>
    public void Set(int column, string? text)
    {
        if (text is null) return;
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_utf8.Length < most) _utf8 = new byte[most];
        Utf8.FromUtf16(text, _utf8, out _, out var written);
        SetUtf8(column, _utf8.AsSpan(0, written));
    }

    public void EndRow()
    {
        for (var i = 0; i < _slots.Length; i++)
        {
            ref var slot = ref _slots[i];
            if (!slot.IsSet) SetNull(ref slot);
            slot.IsSet = false;
        }

        if (++_row == _capacity) Send();
    }

    /// <summary>Hands all rows to the table, in the connection's transaction.</summary>
    /// <exception cref="DuckException">The table refuses a row.</exception>
    public void Flush()
    {
        if (_row > 0) Send();
        if (Native.FlushAppender(_handle) != 0) throw Failure();
    }

    public void Dispose()
    {
        _owned.Dispose();
        _handle.Dispose();
    }

    private void Send()
    {
        Native.SetChunkSize(_chunk, (ulong)_row);
        if (Native.AppendChunk(_handle, _chunk) != 0) throw Failure();
        Native.ResetChunk(_chunk);
        _row = 0;
        Refresh();
    }

    private DuckException Failure() => new(Native.Text(Native.AppenderError(_handle.DangerousGetHandle())));

    // a reset gives the vectors their own memory back, without nulls
    private void Refresh()
    {
        for (var i = 0; i < _slots.Length; i++)
        {
            ref var slot = ref _slots[i];
            slot.Vector = Native.ChunkVector(_chunk, (ulong)i);
            slot.Data = Native.VectorData(slot.Vector);
            slot.Validity = null;
        }
    }

    private void SetNull(ref Slot slot)
    {
        if (slot.Validity == null)
        {
            Native.EnsureValidity(slot.Vector);
            slot.Validity = Native.VectorValidity(slot.Vector);
        }

        slot.Validity[_row >> 6] &= ~(1UL << (_row & 63));
    }

    private struct Slot
    {
        public ColumnType Type;
        public nint Vector;
        public nint Data;
        public ulong* Validity;

        /// <summary>True where the row that is being written has a value.</summary>
        public bool IsSet;
    }
}
