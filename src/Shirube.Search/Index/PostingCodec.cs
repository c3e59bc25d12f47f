using System.Runtime.InteropServices;

namespace Shirube.Search.Index;

/// <summary>Ascending whole numbers as the differences from one to the next, seven bits a byte, the lowest first.</summary>
internal static class PostingCodec
{
    public static byte[] Encode(ReadOnlySpan<int> ascending)
    {
        var bytes = new List<byte>(ascending.Length + 4);
        var last = 0;
        foreach (var number in ascending)
        {
            var step = (uint)(number - last);
            last = number;
            while (step >= 0x80)
            {
                bytes.Add((byte)(step | 0x80));
                step >>= 7;
            }

            bytes.Add((byte)step);
        }

        return [.. bytes];
    }

    /// <summary>Keeps of some numbers those that stand among the encoded ones when <paramref name="offset"/> is added; reads no further than it must.</summary>
    /// <param name="numbers">Ascending, not negative.</param>
    public static void KeepCommon(List<int> numbers, ReadOnlySpan<byte> bytes, int offset)
    {
        var kept = CollectionsMarshal.AsSpan(numbers);
        var (count, last, at) = (0, -1, 0);
        var next = 0; // of the numbers: the first that is not decided
        while (next < kept.Length)
        {
            var wanted = kept[next] + offset;
            while (last < wanted && at < bytes.Length) last = (last < 0 ? 0 : last) + ReadStep(bytes, ref at);
            if (last < wanted) break;
            if (last == wanted) kept[count++] = kept[next];
            next++;
        }

        CollectionsMarshal.SetCount(numbers, count);
    }

    private static int ReadStep(ReadOnlySpan<byte> bytes, ref int at)
    {
        uint step = bytes[at++];
        if (step < 0x80) return (int)step;
        step &= 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            if (at == bytes.Length || shift > 28) throw new InvalidDataException("A list of places in the search index is cut. Run `shirube verify` to make the index anew.");
            uint b = bytes[at++];
            step |= (b & 0x7F) << shift;
            if (b < 0x80) return (int)step;
        }
    }

    /// <summary>Appends the numbers.</summary>
    /// <exception cref="InvalidDataException">The bytes end inside a number.</exception>
    public static void Decode(ReadOnlySpan<byte> bytes, List<int> into)
    {
        var before = into.Count;
        CollectionsMarshal.SetCount(into, before + bytes.Length); // at most one a byte
        var numbers = CollectionsMarshal.AsSpan(into)[before..];
        var (count, last, at) = (0, 0, 0);
        while (at < bytes.Length)
        {
            last += ReadStep(bytes, ref at);
            numbers[count++] = last;
        }

        CollectionsMarshal.SetCount(into, before + count);
    }
}
