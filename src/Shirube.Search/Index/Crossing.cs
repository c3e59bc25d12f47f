using System.Runtime.InteropServices;

namespace Shirube.Search.Index;

/// <summary>Finds where a key begins in one field of one segment: the list of the word that takes the fewest rows is read first, of each other only rows that can hold a place beside those left.</summary>
internal sealed class Crossing
{
    private readonly Segment _segment;
    private readonly SegmentField _field;
    private readonly (uint Word, int Offset, Range Rows)[] _words;
    private readonly List<long> _reads = [];
    private int _step;

    /// <param name="places">Empty; filled with the places.</param>
    public Crossing(Segment segment, SearchField field, (uint Word, int Offset)[] words, List<int> places)
    {
        (_segment, _field, Places) = (segment, segment.Field(field), places);
        _words = Array.TrueForAll(words, w => _field.Words.MayHold(w.Word)) ? [.. words.Select(w => (w.Word, w.Offset, _field.Directory.RowsOf(w.Word))).OrderBy(w => Count(w.Item3))] : [];
    }

    public Segment Segment => _segment;

    /// <summary>Where the key begins, ascending; of no use before the end.</summary>
    public List<int> Places { get; }

    public bool IsAtEnd => _step == _words.Length;

    /// <summary>The rows that the next step reads.</summary>
    public List<long> Wanted()
    {
        _reads.Clear();
        var (word, offset, range) = _words[_step];
        var reads = _step == 0 || Count(range) <= 2;
        for (var row = range.Start.Value; row < range.End.Value; row++)
        {
            if (reads || CanHold(row, word, offset, row + 1 < range.End.Value ? row + 1 : -1)) _reads.Add(RowId.Of(_segment.Id, _field.Rows, row));
        }

        return _reads;
    }

    public void Step(RowReader rows)
    {
        var (word, offset, _) = _words[_step];
        if (_step++ == 0) Begin(rows, word, offset);
        else Keep(rows, word, offset);
        if (Places.Count == 0) _step = _words.Length;
    }

    private static int Count(Range rows) => rows.End.Value - rows.Start.Value;

    // whether one of the places left, moved by the offset, can stand in the row
    private bool CanHold(int row, uint word, int offset, int next)
    {
        var (from, until) = (_field.Directory.From(row, word), next < 0 ? int.MaxValue : _field.Directory.From(next, word));
        var at = Places.BinarySearch(from - offset);
        if (at < 0) at = ~at;
        return at < Places.Count && Places[at] + offset < until;
    }

    private void Begin(RowReader rows, uint word, int offset)
    {
        foreach (var row in _reads) WordRow.Read(rows[row], word, word, Places);
        if (offset == 0) return;
        var places = CollectionsMarshal.AsSpan(Places);
        var count = 0;
        foreach (var place in places)
        {
            if (place >= offset) places[count++] = place - offset; // else too near the beginning
        }

        CollectionsMarshal.SetCount(Places, count);
    }

    private void Keep(RowReader rows, uint word, int offset)
    {
        var places = CollectionsMarshal.AsSpan(Places);
        var (next, count) = (0, 0);
        foreach (var row in _reads)
        {
            for (var list = new WordList(rows[row]); list.MoveNext() && list.Word <= word;)
            {
                if (list.Word == word) list.Keep(places, offset, ref next, ref count);
            }
        }

        CollectionsMarshal.SetCount(Places, count);
    }
}
