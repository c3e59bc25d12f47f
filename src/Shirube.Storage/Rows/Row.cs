using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Shirube.Core;

namespace Shirube.Storage.Rows;

/// <summary>Walks over one row's columns from left to right, in the order in which they were written.</summary>
/// <param name="document">Hash of the document that the row's spans lie in.</param>
public sealed class Row(DbDataReader reader, string document)
{
    private int _next;

    public Row Restart()
    {
        _next = 0;
        return this;
    }

    public int Int() => reader.GetInt32(_next++);

    public int? IntOrNull() => reader.IsDBNull(_next) ? Skip<int?>() : reader.GetInt32(_next++);

    public bool Bool() => reader.GetInt32(_next++) != 0;

    public double Double() => reader.GetDouble(_next++);

    public double? DoubleOrNull() => reader.IsDBNull(_next) ? Skip<double?>() : reader.GetDouble(_next++);

    public string Text() => reader.GetString(_next++);

    public string? TextOrNull() => reader.IsDBNull(_next) ? Skip<string?>() : reader.GetString(_next++);

    public decimal? DecimalOrNull() => TextOrNull() is { } text ? decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture) : null;

    public DateOnly Date() => DateOnly.ParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public DateOnly? DateOrNull() => TextOrNull() is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public DateTimeOffset Time() => DateTimeOffset.ParseExact(Text(), "O", CultureInfo.InvariantCulture);

    public DateTimeOffset? TimeOrNull() => TextOrNull() is { } text ? DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture) : null;

    public T Name<T>()
        where T : struct, Enum => Codec.Value<T>(Text());

    public T? NameOrNull<T>()
        where T : struct, Enum => TextOrNull() is { } text ? Codec.Value<T>(text) : null;

    public SectionPath Path() => SectionPath.Of(Codec.List(Text()));

    public ImmutableArray<string> List() => Codec.List(Text());

    public ImmutableArray<int> Numbers() => Codec.Numbers(Text());

    public ImmutableArray<(int First, int Last)> Lines() => Codec.Lines(Text());

    public ImmutableArray<SourceSpan> Spans() => Codec.Spans(Text(), document);

    public Evidence Evidence() => new(Text(), Double(), Spans());

    private T? Skip<T>()
    {
        _next++;
        return default;
    }
}
