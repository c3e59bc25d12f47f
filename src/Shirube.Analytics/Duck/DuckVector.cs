using System.Runtime.CompilerServices;
using System.Text;

namespace Shirube.Analytics.Duck;

/// <summary>One column of a chunk; lives as long as its chunk.</summary>
public readonly unsafe ref struct DuckVector
{
    private const int MostDecimals = 28;
    private static readonly object True = true;
    private static readonly object False = false;
    private readonly nint _vector;
    private readonly ColumnType _type;
    private readonly int _count;
    private readonly byte* _data;
    private readonly ulong* _validity;

    internal DuckVector(nint vector, ColumnType type, int count)
    {
        (_vector, _type, _count) = (vector, type, count);
        _data = (byte*)Native.VectorData(vector);
        _validity = Native.VectorValidity(vector);
    }

    public bool IsNull(int row) => _validity != null && (_validity[row >> 6] >> (row & 63) & 1) == 0;

    /// <summary>The values as they lie; where <see cref="IsNull"/> says so, a value means nothing. A decimal is a whole number of its smallest unit.</summary>
    /// <exception cref="InvalidCastException">The column is of another width.</exception>
    public ReadOnlySpan<T> Values<T>()
        where T : unmanaged => sizeof(T) == _type.Width ? new(_data, _count) : throw new InvalidCastException($"A column of {_type.Id} does not hold {typeof(T).Name}.");

    /// <summary>The bytes of a text, UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8(int row)
    {
        if (_type.Id is not (DuckType.Varchar or DuckType.Blob)) throw new InvalidCastException($"A column of {_type.Id} holds no text.");
        var text = _data + (row * 16L); // length, then the text itself up to 12 bytes, else its beginning and where it is
        var length = *(int*)text;
        return new(length <= 12 ? text + 4 : *(byte**)(text + 8), length);
    }

    /// <summary>A value as .NET knows it: bool, long, ulong, Int128, double, decimal (double where .NET has no such decimal), string, DateOnly, DateTime (UTC), a list or a list of named values; null where it is null.</summary>
    public object? Value(int row)
    {
        if (IsNull(row)) return null;
        return _type.Id switch
        {
            DuckType.Boolean => _data[row] != 0 ? True : False,
            DuckType.TinyInt or DuckType.SmallInt or DuckType.Integer or DuckType.BigInt => (long)Whole(_type.Storage, row),
            DuckType.UTinyInt or DuckType.USmallInt or DuckType.UInteger => (long)Whole(_type.Storage, row),
            DuckType.UBigInt => Read<ulong>(row),
            DuckType.HugeInt => Read<Int128>(row),
            DuckType.Float => (double)Read<float>(row),
            DuckType.Double => Read<double>(row),
            DuckType.Decimal => Exact(Whole(_type.Storage, row), _type.Scale) ?? (object)((double)Whole(_type.Storage, row) / Math.Pow(10, _type.Scale)),
            DuckType.Varchar => Encoding.UTF8.GetString(Utf8(row)),
            DuckType.Blob => Convert.ToHexStringLower(Utf8(row)),
            DuckType.Date => DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(Read<int>(row))),
            DuckType.Timestamp or DuckType.TimestampTz => DateTime.UnixEpoch.AddMicroseconds(Read<long>(row)),
            DuckType.Enum => _type.Words[(int)Whole(_type.Storage, row)],
            DuckType.List => List(row),
            DuckType.Struct => Struct(row),
            DuckType.SqlNull => null,
            _ => throw new NotSupportedException($"A column of DuckDB's type {(int)_type.Id} cannot be read: cast it to varchar."),
        };
    }

    private static decimal? Exact(Int128 units, byte scale)
    {
        var size = Int128.Abs(units);
        if (scale > MostDecimals || size >= (Int128)decimal.MaxValue) return null;
        return new decimal((int)(uint)size, (int)(uint)(size >> 32), (int)(uint)(size >> 64), units < 0, scale);
    }

    private T Read<T>(int row)
        where T : unmanaged => Unsafe.ReadUnaligned<T>(_data + ((long)row * sizeof(T)));

    private Int128 Whole(DuckType storage, int row) => storage switch
    {
        DuckType.TinyInt => Read<sbyte>(row),
        DuckType.UTinyInt => Read<byte>(row),
        DuckType.SmallInt => Read<short>(row),
        DuckType.USmallInt => Read<ushort>(row),
        DuckType.Integer => Read<int>(row),
        DuckType.UInteger => Read<uint>(row),
        DuckType.BigInt => Read<long>(row),
        _ => Read<Int128>(row),
    };

    private List<object?> List(int row)
    {
        var (start, length) = (*(long*)(_data + (row * 16L)), *(long*)(_data + (row * 16L) + 8));
        var inner = new DuckVector(Native.ListChild(_vector), _type.Parts[0], (int)(start + length));
        var values = new List<object?>((int)length);
        for (var i = start; i < start + length; i++) values.Add(inner.Value((int)i));
        return values;
    }

    private List<KeyValuePair<string, object?>> Struct(int row)
    {
        var values = new List<KeyValuePair<string, object?>>(_type.Parts.Length);
        for (var i = 0; i < _type.Parts.Length; i++)
        {
            var inner = new DuckVector(Native.StructChild(_vector, (ulong)i), _type.Parts[i], _count);
            values.Add(new(_type.Words[i], inner.Value(row)));
        }

        return values;
    }
}
