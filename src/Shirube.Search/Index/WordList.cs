using System.Runtime.InteropServices;

namespace Shirube.Search.Index;

/// <summary>Goes through the lists of a row, see <see cref="WordRow"/>.</summary>
internal ref struct WordList(StoredRow row)
{
    private readonly ReadOnlySpan<byte> _row = row.Bytes;
    private int _at;
    private int _blocks;

    public uint Word { get; private set; }

    /// <summary>Where the list ends and the next begins.</summary>
    public int End { get; private set; }

    /// <summary>Goes on to the first list of this word or a later one.</summary>
    /// <exception cref="InvalidDataException">The row is damaged.</exception>
    public bool MoveTo(uint word)
    {
        if (End == 0) (Word, End) = row.Before(word);
        while (MoveNext())
        {
            if (Word >= word) return true;
        }

        return false;
    }

    /// <exception cref="InvalidDataException">The row is damaged.</exception>
    public bool MoveNext()
    {
        var end = _row.Length - PackedBlock.Slack;
        if (End >= end) return false;
        _at = End;
        Word += Varint.Read(_row, ref _at);
        var length = Varint.Read(_row, ref _at);
        _blocks = (length & 1) == 1 ? (int)Varint.Read(_row, ref _at) : 0;
        End = _at + (int)(length >> 1);
        if (End > end || End < _at) throw IndexDamage.Of("A row of the search index is damaged.");
        return true;
    }

    /// <summary>Appends all places.</summary>
    public readonly void Read(List<int> into)
    {
        Span<uint> steps = stackalloc uint[PackedBlock.Size];
        var list = _row[..(End + PackedBlock.Slack)];
        var at = _at;
        var place = (int)Varint.Read(list, ref at);
        into.Add(place);
        for (var block = 0; block < _blocks; block++)
        {
            var (width, behind, _) = PackedBlock.ReadFront(list, ref at);
            PackedBlock.Read(list, ref at, width, behind, steps);
            var before = into.Count;
            CollectionsMarshal.SetCount(into, before + steps.Length);
            var places = CollectionsMarshal.AsSpan(into)[before..];
            for (var i = 0; i < places.Length && i < steps.Length; i++) places[i] = place += (int)steps[i];
        }

        while (at < End) into.Add(place += (int)Varint.Read(list, ref at));
    }

    /// <summary>Keeps those of some places that stand here when the offset is added; blocks that hold none of them are passed over.</summary>
    /// <param name="places">Ascending.</param>
    /// <param name="next">The first that is not decided yet.</param>
    /// <param name="count">How many are kept: they are moved to the front.</param>
    public readonly void Keep(Span<int> places, int offset, ref int next, ref int count)
    {
        Span<uint> steps = stackalloc uint[PackedBlock.Size];
        var list = _row[..(End + PackedBlock.Slack)];
        var at = _at;
        var place = (int)Varint.Read(list, ref at);
        Keep(places, offset, place, ref next, ref count);
        for (var block = 0; block < _blocks && next < places.Length; block++)
        {
            var (width, behind, sum) = PackedBlock.ReadFront(list, ref at);
            if (places[next] + offset > place + sum)
            {
                place += sum;
                at += PackedBlock.Length(width, behind);
                continue;
            }

            PackedBlock.Read(list, ref at, width, behind, steps);
            foreach (var step in steps) Keep(places, offset, place += (int)step, ref next, ref count);
        }

        while (at < End && next < places.Length) Keep(places, offset, place += (int)Varint.Read(list, ref at), ref next, ref count);
    }

    private static void Keep(Span<int> places, int offset, int place, ref int next, ref int count)
    {
        while (next < places.Length && places[next] + offset < place) next++;
        if (next < places.Length && places[next] + offset == place) places[count++] = places[next++];
    }
}
