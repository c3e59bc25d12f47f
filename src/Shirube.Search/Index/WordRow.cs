using System.Runtime.InteropServices;

namespace Shirube.Search.Index;

/// <summary>A row of the index: the lists of places of words that follow each other, or a part of a long one.
/// Each list has the step to its word, its length in bytes (doubled, and one more where blocks follow), its first place, and the steps to the others: whole blocks first.</summary>
/// <param name="Word">Of the first list.</param>
/// <param name="Place">The first.</param>
internal sealed record WordRow(uint Word, int Place, byte[] Bytes)
{
    /// <summary>Fills a page of SQLite.</summary>
    public const int Size = 4056;

    private const int LongestHead = Varint.Longest + 3 + 2; // of a list: word, length, blocks
    private const int Least = 16; // bytes in which a list is begun

    /// <summary>Packs the lists of ascending words, full to the last byte where a list goes on in the next row.</summary>
    public static List<WordRow> Pack(IEnumerable<(uint Word, List<int> Places)> lists)
    {
        var rows = new List<WordRow>();
        var row = new byte[Size];
        var buffer = new byte[Size];
        var (length, last, first) = (0, 0u, (Word: 0u, Place: 0));
        foreach (var (word, all) in lists)
        {
            for (ReadOnlySpan<int> places = CollectionsMarshal.AsSpan(all); !places.IsEmpty;)
            {
                var space = Size - PackedBlock.Slack - length - LongestHead;
                if (space < Least)
                {
                    Close();
                    continue;
                }

                var taken = Write(places, buffer.AsSpan(0, space), out var bytes, out var blocks);
                if (length == 0) (first, last) = ((word, places[0]), 0);
                length += Varint.Write(row.AsSpan(length), word - last);
                length += Varint.Write(row.AsSpan(length), ((uint)bytes << 1) | (blocks > 0 ? 1u : 0));
                if (blocks > 0) length += Varint.Write(row.AsSpan(length), (uint)blocks);
                buffer.AsSpan(0, bytes).CopyTo(row.AsSpan(length));
                length += bytes;
                last = word;
                places = places[taken..];
            }
        }

        if (length > 0) Close();
        return rows;

        void Close()
        {
            var full = new byte[length + PackedBlock.Slack];
            row.AsSpan(0, length).CopyTo(full);
            rows.Add(new(first.Word, first.Place, full));
            length = 0;
        }
    }

    // as many places as there is room for; gives their number
    private static int Write(ReadOnlySpan<int> places, Span<byte> into, out int length, out int blocks)
    {
        Span<uint> gaps = stackalloc uint[PackedBlock.Size];
        Span<byte> packed = stackalloc byte[PackedBlock.Longest];
        length = Varint.Write(into, (uint)places[0]);
        blocks = 0;
        var taken = 1;
        for (; places.Length - taken >= PackedBlock.Size; taken += PackedBlock.Size)
        {
            for (var i = 0; i < gaps.Length; i++) gaps[i] = (uint)(places[taken + i] - places[taken + i - 1]);
            var size = PackedBlock.Write(gaps, packed);
            if (length + size > into.Length) break;
            packed[..size].CopyTo(into[length..]);
            length += size;
            blocks++;
        }

        for (var single = 1; single < PackedBlock.Size && taken < places.Length && length + Varint.Longest <= into.Length; single++, taken++)
        {
            length += Varint.Write(into[length..], (uint)(places[taken] - places[taken - 1]));
        }

        return taken;
    }

    /// <summary>Appends the places of the words from the first to the last, list by list.</summary>
    /// <param name="ended">Called behind each list.</param>
    public static void Read(StoredRow row, uint first, uint last, List<int> into, Action? ended = null)
    {
        for (var list = new WordList(row); list.MoveTo(first) && list.Word <= last;)
        {
            list.Read(into);
            ended?.Invoke();
        }
    }
}
