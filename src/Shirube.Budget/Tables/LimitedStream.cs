using Shirube.Budget.Sheets;

namespace Shirube.Budget.Tables;

/// <summary>Reads what is packed, and stops where it unpacks to more than it may.</summary>
internal sealed class LimitedStream(Stream inner, string file, long packed, ImportLimits limits) : Stream
{
    private const long Free = 1 << 20;
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var got = inner.Read(buffer, offset, count);
        _read += got;
        return _read > limits.UnpackedBytes || _read > Free + (packed * limits.PackingRatio) ? throw Damage.TooLarge(file) : got;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
