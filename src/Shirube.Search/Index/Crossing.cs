using System.Runtime.InteropServices;

namespace Shirube.Search.Index;

/// <summary>Finds where words stand beside each other in one field of one segment: the list of the first is read whole, of each other only rows that can hold a place beside those left.</summary>
/// <param name="words">See <see cref="SegmentField.Seek(string)"/>.</param>
/// <param name="places">Empty; filled with the places.</param>
internal sealed class Crossing(Segment segment, SearchField field, SoughtWord[] words, List<int> places)
{
    private readonly SegmentField _field = segment.Field(field);
    private readonly List<long> _reads = [];
    private int _step;

    public Segment Segment => segment;

    /// <summary>Where the key begins, ascending; of no use before the end.</summary>
    public List<int> Places => places;

    public bool IsAtEnd => _step == words.Length;

    /// <summary>The rows that the next step reads.</summary>
    public List<long> Wanted()
    {
        _reads.Clear();
        var (word, offset, range) = words[_step];
        var reads = _step == 0 || words[_step].Count <= 2;
        for (var row = range.Start.Value; row < range.End.Value; row++)
        {
            if (reads || CanHold(row, word, offset, row + 1 < range.End.Value ? row + 1 : -1)) _reads.Add(RowId.Of(segment.Id, _field.Rows, row));
        }

        return _reads;
    }

    public void Step(RowReader rows)
    {
        var (word, offset, _) = words[_step];
        if (_step++ == 0) Begin(rows, word, offset);
        else Keep(rows, word, offset);
        if (Places.Count == 0) _step = words.Length;
    }

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
        var left = CollectionsMarshal.AsSpan(places);
        var count = 0;
        foreach (var place in left)
        {
            if (place >= offset) left[count++] = place - offset; // else too near the beginning
        }

        CollectionsMarshal.SetCount(Places, count);
    }

    private void Keep(RowReader rows, uint word, int offset)
    {
        var left = CollectionsMarshal.AsSpan(places);
        var (next, count) = (0, 0);
        foreach (var row in _reads)
        {
            for (var list = new WordList(rows[row]); list.MoveTo(word) && list.Word == word;) list.Keep(left, offset, ref next, ref count);
        }

        CollectionsMarshal.SetCount(Places, count);
    }
}
