using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Shirube.Analytics.Duck;

/// <summary>What DuckDB gave and must be given back.</summary>
internal abstract class DuckHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    protected DuckHandle(nint native)
        : base(ownsHandle: true) => SetHandle(native);
}

internal sealed class DatabaseHandle(nint native) : DuckHandle(native)
{
    protected override bool ReleaseHandle()
    {
        Native.Close(ref handle);
        return true;
    }
}

internal sealed class ConnectionHandle(nint native) : DuckHandle(native)
{
    protected override bool ReleaseHandle()
    {
        Native.Disconnect(ref handle);
        return true;
    }
}

internal sealed class StatementHandle(nint native) : DuckHandle(native)
{
    protected override bool ReleaseHandle()
    {
        Native.DestroyPrepare(ref handle);
        return true;
    }
}

/// <summary>Released without a flush it drops what was not flushed.</summary>
internal sealed class AppenderHandle(nint native) : DuckHandle(native)
{
    protected override bool ReleaseHandle()
    {
        _ = Native.ClearAppender(handle); // destroying would flush
        _ = Native.DestroyAppender(ref handle);
        return true;
    }
}

internal sealed class ChunkHandle(nint native) : DuckHandle(native)
{
    protected override bool ReleaseHandle()
    {
        Native.DestroyChunk(ref handle);
        return true;
    }
}

/// <summary>A result, in memory of its own so that it lies still.</summary>
internal sealed unsafe class ResultHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public ResultHandle(Native.Result result)
        : base(ownsHandle: true)
    {
        var kept = (Native.Result*)NativeMemory.Alloc((nuint)sizeof(Native.Result));
        *kept = result;
        SetHandle((nint)kept);
    }

    public ref Native.Result Value
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return ref *(Native.Result*)handle;
        }
    }

    protected override bool ReleaseHandle()
    {
        Native.DestroyResult(ref *(Native.Result*)handle);
        NativeMemory.Free((void*)handle);
        return true;
    }
}
