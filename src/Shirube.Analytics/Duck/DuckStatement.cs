using System.Globalization;
using System.Text;

namespace Shirube.Analytics.Duck;

/// <summary>A prepared statement; may be bound and run again.</summary>
public sealed class DuckStatement : IDisposable
{
    private readonly DuckConnection _connection;
    private readonly StatementHandle _handle;

    internal DuckStatement(DuckConnection connection, StatementHandle handle) => (_connection, _handle) = (connection, handle);

    public DuckStatementType Type => Native.StatementType(_handle);

    /// <param name="position">From 1.</param>
    /// <param name="value">null, bool, whole number, double, decimal (as text) or text.</param>
    public unsafe DuckStatement Bind(int position, object? value)
    {
        var index = (ulong)position;
        var state = value switch
        {
            null => Native.BindNull(_handle, index),
            bool truth => Native.BindBoolean(_handle, index, truth),
            int or long or short or byte => Native.BindInt64(_handle, index, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            double number => Native.BindDouble(_handle, index, number),
            _ => BindText(index, Convert.ToString(value, CultureInfo.InvariantCulture)!),
        };
        return state == 0 ? this : throw new DuckException($"Value {position} cannot be bound.");
    }

    /// <summary>Runs to the end and keeps the rows.</summary>
    public DuckResult Execute(CancellationToken cancel) => Run(isStreaming: false, cancel);

    /// <summary>Makes rows as they are read; the connection does nothing else until the result is disposed of.</summary>
    public DuckResult Stream(CancellationToken cancel) => Run(isStreaming: true, cancel);

    public void Dispose() => _handle.Dispose();

    private DuckResult Run(bool isStreaming, CancellationToken cancel)
    {
        using var stop = _connection.StopOn(cancel);
        Native.Result raw;
        var state = isStreaming ? Native.ExecuteStreaming(_handle, out raw) : Native.Execute(_handle, out raw);
        var result = new ResultHandle(raw);
        if (state == 0) return new(_connection, result, cancel);
        using (result) throw DuckConnection.Failure(result, cancel);
    }

    private unsafe int BindText(ulong index, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text + '\0');
        fixed (byte* first = bytes) return Native.BindText(_handle, index, first, (ulong)bytes.Length - 1);
    }
}
