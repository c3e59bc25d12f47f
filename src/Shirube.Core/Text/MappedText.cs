using System.Collections.Immutable;
using System.Text;

namespace Shirube.Core;

/// <summary>Text that knows, for each of its characters, where it stands in the source document.
/// Cutting, joining and taking out keep the places; nothing is ever replaced, so a fact's text is always
/// the characters of its spans in order (plus blanks put in by <see cref="PlusBlank"/>, which have no place).</summary>
public sealed class MappedText
{
    private const long NoPlace = -1;

    private readonly long[] _places; // line << 32 | column, or NoPlace

    private MappedText(string document, string value, long[] places)
    {
        Document = document;
        Value = value;
        _places = places;
    }

    /// <summary>SHA-256 of the document all characters come from.</summary>
    public string Document { get; }

    /// <summary>The characters, unchanged.</summary>
    public string Value { get; }

    public int Length => Value.Length;

    public bool IsBlank => string.IsNullOrWhiteSpace(Value);

    public char this[int index] => Value[index];

    /// <summary>Line of the character at <paramref name="index"/>; 0 for a blank that was put in.</summary>
    public int LineAt(int index) => _places[index] == NoPlace ? 0 : (int)(_places[index] >> 32);

    /// <summary>Column (0-based) of the character at <paramref name="index"/>; -1 for a blank that was put in.</summary>
    public int ColumnAt(int index) => _places[index] == NoPlace ? -1 : (int)_places[index];

    public static MappedText Empty(string document) => new(document, "", []);

    public static MappedText OfLine(string document, int line, string value) => OfLine(document, line, 0, value);

    /// <summary>Text that stands in one line from <paramref name="start"/> on.</summary>
    public static MappedText OfLine(string document, int line, int start, string value)
    {
        var places = new long[value.Length];
        var first = ((long)line << 32) | (uint)start;
        for (var i = 0; i < places.Length; i++) places[i] = first + i;
        return new(document, value, places);
    }

    public MappedText Slice(int start, int length) =>
        start == 0 && length == Length ? this : new(Document, Value.Substring(start, length), _places.AsSpan(start, length).ToArray());

    public MappedText From(int start) => Slice(start, Length - start);

    public MappedText To(int endExclusive) => Slice(0, endExclusive);

    public MappedText Trim()
    {
        var start = 0;
        var end = Length;
        while (start < end && char.IsWhiteSpace(Value[start])) start++;
        while (end > start && char.IsWhiteSpace(Value[end - 1])) end--;
        return Slice(start, end - start);
    }

    public MappedText Plus(MappedText other) => Join([this, other]);

    /// <summary>Adds one blank that does not stand in the source (between two English words cut by a line end).</summary>
    public MappedText PlusBlank() => new(Document, Value + ' ', [.. _places, NoPlace]);

    public static MappedText Join(IReadOnlyList<MappedText> parts)
    {
        if (parts.Count == 0) throw new ArgumentException("Nothing to join.", nameof(parts));
        if (parts.Count == 1) return parts[0];
        var value = new StringBuilder();
        var places = new List<long>();
        foreach (var part in parts)
        {
            value.Append(part.Value);
            places.AddRange(part._places);
        }

        return new(parts[0].Document, value.ToString(), [.. places]);
    }

    /// <summary>The text without the given index ranges (ascending, not overlapping).</summary>
    public MappedText Without(IEnumerable<Range> ranges)
    {
        var parts = new List<MappedText>();
        var at = 0;
        foreach (var range in ranges)
        {
            var (start, length) = range.GetOffsetAndLength(Length);
            if (start > at) parts.Add(Slice(at, start - at));
            at = Math.Max(at, start + length);
        }

        if (at == 0) return this;
        if (at < Length) parts.Add(From(at));
        return parts.Count == 0 ? Empty(Document) : Join(parts);
    }

    /// <summary>The places, in the order of the text, neighbours in one line run together.</summary>
    public ImmutableArray<SourceSpan> Spans()
    {
        var spans = ImmutableArray.CreateBuilder<SourceSpan>();
        for (var i = 0; i < _places.Length;)
        {
            if (_places[i] == NoPlace)
            {
                i++;
                continue;
            }

            var start = i;
            while (++i < _places.Length && _places[i] == _places[i - 1] + 1)
            {
                // run on while the characters are neighbours
            }

            spans.Add(new(Document, (int)(_places[start] >> 32), (int)_places[start], i - start));
        }

        return spans.DrainToImmutable();
    }

    public override string ToString() => Value;
}
