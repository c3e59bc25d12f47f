using System.Collections.Immutable;
using System.Text;

namespace Shirube.Core;

/// <summary>Text that knows, for each of its characters, where it stands in the source document.
/// Cutting, joining and taking out keep the places; nothing is ever replaced, so a fact's text is always
/// the characters of its spans in order (plus blanks put in by <see cref="PlusBlank"/>, which have no place).</summary>
public sealed class MappedText
{
    private readonly ImmutableArray<Run> _runs; // in the order of the text; the first begins at 0

    private MappedText(string document, string value, ImmutableArray<Run> runs)
    {
        Document = document;
        Value = value;
        _runs = runs;
    }

    /// <summary>SHA-256 of the document all characters come from.</summary>
    public string Document { get; }

    /// <summary>The characters, unchanged.</summary>
    public string Value { get; }

    public int Length => Value.Length;

    public bool IsBlank => string.IsNullOrWhiteSpace(Value);

    public char this[int index] => Value[index];

    /// <summary>Line of the character at <paramref name="index"/>; 0 for a blank that was put in.</summary>
    public int LineAt(int index) => RunOf(index).Line;

    /// <summary>Column (0-based) of the character at <paramref name="index"/>; -1 for a blank that was put in.</summary>
    public int ColumnAt(int index)
    {
        var run = RunOf(index);
        return run.IsPutIn ? -1 : run.Column + index - run.At;
    }

    public static MappedText Empty(string document) => new(document, "", []);

    public static MappedText OfLine(string document, int line, string value) => OfLine(document, line, 0, value);

    /// <summary>Text that stands in one line from <paramref name="start"/> on.</summary>
    public static MappedText OfLine(string document, int line, int start, string value) => new(document, value, value.Length == 0 ? [] : [new(0, line, start)]);

    public MappedText Slice(int start, int length)
    {
        if (start == 0 && length == Length) return this;
        var value = Value.Substring(start, length);
        if (length == 0) return new(Document, value, []);
        var first = IndexOfRun(start);
        var behind = first + 1;
        while (behind < _runs.Length && _runs[behind].At < start + length) behind++;
        var runs = ImmutableArray.CreateBuilder<Run>(behind - first);
        for (var i = first; i < behind; i++) runs.Add(_runs[i].From(start));
        return new(Document, value, runs.MoveToImmutable());
    }

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
    public MappedText PlusBlank() => new(Document, Value + ' ', _runs.Add(Run.PutIn(Length)));

    public static MappedText Join(IReadOnlyList<MappedText> parts)
    {
        if (parts.Count == 0) throw new ArgumentException("Nothing to join.", nameof(parts));
        if (parts.Count == 1) return parts[0];
        var value = new StringBuilder();
        var runs = ImmutableArray.CreateBuilder<Run>();
        foreach (var part in parts)
        {
            foreach (var run in part._runs)
            {
                var moved = run with { At = value.Length + run.At };
                if (runs.Count == 0 || !runs[^1].GoesOnIn(moved)) runs.Add(moved);
            }

            value.Append(part.Value);
        }

        return new(parts[0].Document, value.ToString(), runs.DrainToImmutable());
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
        var spans = ImmutableArray.CreateBuilder<SourceSpan>(_runs.Length);
        for (var i = 0; i < _runs.Length; i++)
        {
            var run = _runs[i];
            var end = i + 1 < _runs.Length ? _runs[i + 1].At : Length;
            if (!run.IsPutIn) spans.Add(new(Document, run.Line, run.Column, end - run.At));
        }

        return spans.DrainToImmutable();
    }

    public override string ToString() => Value;

    private Run RunOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Length);
        return _runs[IndexOfRun(index)];
    }

    // the last run that begins at or before the index
    private int IndexOfRun(int index)
    {
        var (low, high) = (0, _runs.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_runs[middle].At <= index) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    /// <summary>Characters that stand side by side in one line, up to where the next run begins.</summary>
    /// <param name="At">Where it begins in the text.</param>
    /// <param name="Line">0 for a blank that was put in.</param>
    private readonly record struct Run(int At, int Line, int Column)
    {
        public bool IsPutIn => Line == 0;

        public static Run PutIn(int at) => new(at, 0, -1);

        // what remains of it, and where, when the text before the start is cut off
        public Run From(int start) => At >= start ? this with { At = At - start } : new(0, Line, Column + start - At);

        public bool GoesOnIn(Run next) => !IsPutIn && next.Line == Line && next.Column == Column + next.At - At;
    }
}
