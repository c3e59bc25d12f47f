namespace Shirube.Analytics.Duck;

#pragma warning disable CA1028, CA1720 // the numbers and names are DuckDB's
/// <summary>Types of columns, with DuckDB's numbers. What is not listed comes as text where a query casts it.</summary>
public enum DuckType
{
    Invalid = 0,
    Boolean = 1,
    TinyInt = 2,
    SmallInt = 3,
    Integer = 4,
    BigInt = 5,
    UTinyInt = 6,
    USmallInt = 7,
    UInteger = 8,
    UBigInt = 9,
    Float = 10,
    Double = 11,
    Timestamp = 12,
    Date = 13,
    HugeInt = 16,
    Varchar = 17,
    Blob = 18,
    Decimal = 19,
    Enum = 23,
    List = 24,
    Struct = 25,
    TimestampTz = 31,
    SqlNull = 36,
}

/// <summary>Kinds of statements, with DuckDB's numbers; only those that are asked about.</summary>
public enum DuckStatementType
{
    Invalid = 0,
    Select = 1,
    Explain = 11,
}
#pragma warning restore CA1028, CA1720
