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
            uint step = bytes[at++];
            if (step >= 0x80)
            {
                step &= 0x7F;
                for (var shift = 7; ; shift += 7)
                {
                    if (at == bytes.Length || shift > 28) throw new InvalidDataException("A list of places in the search index is cut. Run `shirube verify` to make the index anew.");
                    uint b = bytes[at++];
                    step |= (b & 0x7F) << shift;
                    if (b < 0x80) break;
                }
            }

            last += (int)step;
            numbers[count++] = last;
        }

        CollectionsMarshal.SetCount(into, before + count);
    }
}
