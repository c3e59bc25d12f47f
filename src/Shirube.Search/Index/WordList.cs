using System.Runtime.InteropServices;

namespace Shirube.Search.Index;

/// <summary>Goes through the lists of a row, see <see cref="WordRow"/>.</summary>
internal ref struct WordList(ReadOnlySpan<byte> row)
{
    private readonly ReadOnlySpan<byte> _row = row;
    private int _next;
    private int _at;
    private int _blocks;

    public uint Word { get; private set; }

    /// <summary>Goes on to the next list, or to the first behind it of this word or a later one.</summary>
    /// <exception cref="InvalidDataException">The row is damaged.</exception>
    public bool MoveTo(uint least)
    {
        var end = _row.Length - PackedBlock.Slack;
        var (word, at, next) = (Word, _at, _next); // a row can hold a thousand lists: these stay in registers
        while (next < end)
        {
            at = next;
            word += Varint.Read(_row, ref at);
            var length = Varint.Read(_row, ref at);
            var blocks = (length & 1) == 0 ? 0 : Varint.Read(_row, ref at);
            next = at + (int)(length >> 1);
            if ((uint)next > (uint)end) throw IndexDamage.Of("A row of the search index is damaged.");
            if (word < least) continue;
            (Word, _at, _next, _blocks) = (word, at, next, (int)blocks);
            return true;
        }

        _next = end;
        return false;
    }

    /// <summary>Appends all places.</summary>
    public readonly void Read(List<int> into)
    {
        Span<uint> steps = stackalloc uint[PackedBlock.Size];
        var list = _row[..(_next + PackedBlock.Slack)];
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

        while (at < _next) into.Add(place += (int)Varint.Read(list, ref at));
    }

    /// <summary>Keeps those of some places that stand here when the offset is added; blocks that hold none of them are passed over.</summary>
    /// <param name="places">Ascending.</param>
    /// <param name="next">The first that is not decided yet.</param>
    /// <param name="count">How many are kept: they are moved to the front.</param>
    public readonly void Keep(Span<int> places, int offset, ref int next, ref int count)
    {
        Span<uint> steps = stackalloc uint[PackedBlock.Size];
        var list = _row[..(_next + PackedBlock.Slack)];
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

        while (at < _next && next < places.Length) Keep(places, offset, place += (int)Varint.Read(list, ref at), ref next, ref count);
    }

    private static void Keep(Span<int> places, int offset, int place, ref int next, ref int count)
    {
        while (next < places.Length && places[next] + offset < place) next++;
        if (next < places.Length && places[next] + offset == place) places[count++] = places[next++];
    }
}
