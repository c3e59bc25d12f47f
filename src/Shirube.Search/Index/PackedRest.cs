using System.Buffers.Binary;
using System.Numerics;

namespace Shirube.Search.Index;

/// <summary>What the larger steps of a block have above the bits that all have, lowest bit first. Of each: how many steps on from the last it stands (a bit that says which, then three bits or seven),
/// then the bits above as Elias's gamma code. Zeros to the end of the byte.</summary>
internal static class PackedRest
{
    /// <summary>The most bytes that it takes.</summary>
    public const int Longest = byte.MaxValue;

    /// <summary>Above so many bits it can be too long: every step may stand seven bits on.</summary>
    public const double MostBits = (Longest * 8.0) - (PackedBlock.Size * (Far - Near)) - 8;

    private const int Near = 4; // bits of a step to the next that is near
    private const int Far = 8;

    /// <summary>By how many larger steps there are: the bits that tell where they stand, if they lie anywhere.</summary>
    public static readonly double[] BitsOfIndexes = [.. Enumerable.Range(0, PackedBlock.Size + 1).Select(n => n * (Near + ((Far - Near) * Math.Pow(1 - (n / (double)PackedBlock.Size), 1 << (Near - 1)))))];

    /// <summary>Bits of a number of so many bits.</summary>
    public static int BitsOfLength(int length) => (2 * length) - 1;

    /// <summary>Gives the bytes written.</summary>
    public static int Write(ReadOnlySpan<uint> steps, int width, Span<byte> into)
    {
        var (bits, last) = (0, -1);
        into = into[..Math.Min(into.Length, Longest)];
        into.Clear();
        for (var i = 0; i < steps.Length; i++)
        {
            var above = steps[i] >> width;
            if (above == 0) continue;
            var on = (ulong)(i - last - 1);
            last = i;
            if (on < 1 << (Near - 1)) Put(into, ref bits, on << 1, Near);
            else Put(into, ref bits, (on << 1) | 1, Far);
            var length = BitOperations.Log2(above);
            bits += length; // zeros
            Put(into, ref bits, 1, 1);
            Put(into, ref bits, above & ((1u << length) - 1), length);
        }

        return (bits + 7) / 8;
    }

    /// <summary>Adds what stands there to the steps.</summary>
    /// <param name="bytes">So many, and <see cref="PackedBlock.Slack"/> behind them.</param>
    /// <exception cref="InvalidDataException">The bytes are not such.</exception>
    public static void Read(ReadOnlySpan<byte> bytes, int count, int width, Span<uint> steps)
    {
        var index = -1;
        for (var (bit, end) = (0, count * 8); bit < end;)
        {
            var held = Bits(bytes, bit);
            if (end - bit < 8 && (held & ((1ul << (end - bit)) - 1)) == 0) return;
            var size = (held & 1) == 0 ? Near : Far;
            index += 1 + (int)((held & ((1ul << size) - 1)) >> 1);
            held >>= size;
            var length = BitOperations.TrailingZeroCount(held);
            bit += size + length + 1;
            if (length > 31 || bit + length > end || index >= steps.Length) throw IndexDamage.Of("A block of places in the search index is damaged.");
            steps[index] |= (uint)((1ul << length) | (Bits(bytes, bit) & ((1ul << length) - 1))) << width;
            bit += length;
        }
    }

    // at least 57 of them
    private static ulong Bits(ReadOnlySpan<byte> bytes, int bit) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[(bit >> 3)..]) >> (bit & 7);

    private static void Put(Span<byte> into, ref int bit, ulong value, int length)
    {
        for (var i = 0; i < length; i++, bit++) into[bit >> 3] |= (byte)(((value >> i) & 1) << (bit & 7));
    }
}
