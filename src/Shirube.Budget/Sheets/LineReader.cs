using System.Text.Unicode;

namespace Shirube.Budget.Sheets;

/// <summary>A stream as lines of UTF-8, without copying more than it must.</summary>
internal sealed class LineReader(Stream stream, string file, ImportLimits limits)
{
    private byte[] _buffer = new byte[1 << 20];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>Number of the line just read, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Bytes read so far, unpacked.</summary>
    public long Bytes { get; private set; }

    /// <summary>The next line without its end; it is gone when the one after is asked for.</summary>
    /// <exception cref="UnreadableImportException">It is too long or not UTF-8.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        line = default;
        var seen = _start;
        int length;
        while ((length = _buffer.AsSpan(seen, _end - seen).IndexOf((byte)'\n')) < 0)
        {
            if (_isAtEnd)
            {
                if (_start == _end) return false;
                length = _end - seen;
                break;
            }

            var added = Fill();
            seen = _end - added;
        }

        length += seen - _start;
        line = _buffer.AsSpan(_start, length);
        _start = Math.Min(_end, _start + length + 1);
        Line++;
        if (line.EndsWith("\r"u8)) line = line[..^1];
        if (Line == 1 && line.StartsWith("\uFEFF"u8)) line = line[3..];
        return Utf8.IsValid(line) ? true : throw Damage.Line(file, Line, "UTF-8 ではないバイトがあります", "it holds bytes that are not UTF-8");
    }

    // returns how many bytes were added
    private int Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= limits.LineBytes) throw Damage.Line(file, Line + 1, "行が長すぎます", "it is too long");
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _isAtEnd = count == 0;
        _end += count;
        Bytes += count;
        return count;
    }
}
