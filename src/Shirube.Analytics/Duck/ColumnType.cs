using System.Collections.Immutable;

namespace Shirube.Analytics.Duck;

/// <summary>A type with what is needed to read its values.</summary>
/// <param name="Storage">How a decimal or an enum is kept; else the type itself.</param>
/// <param name="Words">The values of an enum; the names of a struct.</param>
/// <param name="Parts">The type inside a list, the types inside a struct.</param>
internal sealed record ColumnType(DuckType Id, DuckType Storage, byte Scale, ImmutableArray<string> Words, ImmutableArray<ColumnType> Parts)
{
    /// <summary>Reads the type and gives the native one back.</summary>
    public static ColumnType Take(nint type)
    {
        try
        {
            var id = Native.TypeId(type);
            return id switch
            {
                DuckType.Decimal => new(id, Native.DecimalStorage(type), Native.DecimalScale(type), [], []),
                DuckType.Enum => new(id, Native.EnumStorage(type), 0, Names(Native.EnumSize(type), i => Native.EnumValue(type, i)), []),
                DuckType.List => new(id, id, 0, [], [Take(Native.ListChildType(type))]),
                DuckType.Struct => new(
                    id, id, 0, Names(Native.StructSize(type), i => Native.StructName(type, i)), [.. Indexes(Native.StructSize(type)).Select(i => Take(Native.StructType(type, i)))]),
                _ => new(id, id, 0, [], []),
            };
        }
        finally
        {
            Native.DestroyType(ref type);
        }
    }

    /// <summary>Bytes of one value in a vector; 0 where a vector has none of its own.</summary>
    public int Width => Storage switch
    {
        DuckType.Boolean or DuckType.TinyInt or DuckType.UTinyInt => 1,
        DuckType.SmallInt or DuckType.USmallInt => 2,
        DuckType.Integer or DuckType.UInteger or DuckType.Float or DuckType.Date => 4,
        DuckType.BigInt or DuckType.UBigInt or DuckType.Double or DuckType.Timestamp or DuckType.TimestampTz => 8,
        DuckType.HugeInt or DuckType.Varchar or DuckType.Blob or DuckType.List => 16,
        _ => 0,
    };

    private static ImmutableArray<string> Names(ulong count, Func<ulong, nint> name) => [.. Indexes(count).Select(i => Native.TakeText(name(i)) ?? "")];

    private static IEnumerable<ulong> Indexes(ulong count) => Enumerable.Range(0, (int)count).Select(i => (ulong)i);
}
