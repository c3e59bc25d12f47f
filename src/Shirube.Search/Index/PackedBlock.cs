using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Shirube.Search.Index;

/// <summary>A block of steps from place to place, with as many bits each as most of them need; what a few larger ones have above that stands behind (see <see cref="PackedRest"/>).
/// In front: the bits, the bytes of what stands behind, the sum of all steps, so that a block can be passed over.</summary>
internal static class PackedBlock
{
    /// <summary>Steps of a block.</summary>
    public const int Size = 128;

    /// <summary>The most bytes that a block takes.</summary>
    public const int Longest = 2 + Varint.Longest + (MostBits * Size / 8) + PackedRest.Longest;

    /// <summary>Bytes that must stand behind a block, whatever they are: steps are read eight bytes at a time.</summary>
    public const int Slack = 8;

    private const int MostBits = 32;

    /// <summary>Gives the bytes written.</summary>
    /// <param name="into">At least <see cref="Longest"/>.</param>
    public static int Write(ReadOnlySpan<uint> steps, Span<byte> into)
    {
        var width = Width(steps);
        into[0] = (byte)width;
        var at = 2 + Varint.Write(into[2..], Sum(steps));
        var (held, bits) = (0ul, 0);
        foreach (var step in steps)
        {
            held |= (step & Mask(width)) << bits;
            for (bits += width; bits >= 8; bits -= 8)
            {
                into[at++] = (byte)held;
                held >>= 8;
            }
        }

        into[1] = width < MostBits ? (byte)PackedRest.Write(steps, width, into[at..]) : (byte)0;
        return at + into[1];
    }

    /// <summary>What stands in front of a block; <paramref name="at"/> moves behind it.</summary>
    /// <exception cref="InvalidDataException">The bytes are none of a block.</exception>
    public static (int Width, int Behind, int Sum) ReadFront(ReadOnlySpan<byte> bytes, ref int at)
    {
        if (at + 2 > bytes.Length) throw Damaged();
        int width = bytes[at], behind = bytes[at + 1];
        at += 2;
        var sum = (int)Varint.Read(bytes, ref at);
        if (width > MostBits || at + Length(width, behind) + Slack > bytes.Length) throw Damaged();
        return (width, behind, sum);
    }

    /// <summary>Bytes behind the front.</summary>
    public static int Length(int width, int behind) => (width * Size / 8) + behind;

    /// <summary>Reads what stands behind the front.</summary>
    /// <exception cref="InvalidDataException">The bytes are none of a block.</exception>
    public static void Read(ReadOnlySpan<byte> bytes, ref int at, int width, int behind, Span<uint> steps)
    {
        ref var packed = ref MemoryMarshal.GetReference(bytes[at..]);
        var mask = Mask(width);
        var bit = 0;
        foreach (ref var step in steps[..Size])
        {
            // inside the bytes, as was tested with the front
            var held = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref packed, bit >> 3));
            step = (uint)(((BitConverter.IsLittleEndian ? held : BinaryPrimitives.ReverseEndianness(held)) >> (bit & 7)) & mask);
            bit += width;
        }

        at += width * Size / 8;
        PackedRest.Read(bytes.Slice(at, behind + Slack), behind, width, steps);
        at += behind;
    }

    private static ulong Mask(int width) => (1ul << width) - 1;

    private static uint Sum(ReadOnlySpan<uint> steps)
    {
        var sum = 0u;
        foreach (var step in steps) sum += step;
        return sum;
    }

    // the width that takes the fewest bytes
    private static int Width(ReadOnlySpan<uint> steps)
    {
        Span<int> ofLength = stackalloc int[MostBits + 1];
        ofLength.Clear();
        var longest = 0;
        foreach (var step in steps)
        {
            var length = MostBits - BitOperations.LeadingZeroCount(step);
            ofLength[length]++;
            longest = Math.Max(longest, length);
        }

        var (best, least) = (longest, (double)Size * longest);
        for (var width = longest - 1; width >= 0; width--)
        {
            var (larger, bits) = (0, 0.0);
            for (var length = width + 1; length <= longest; length++)
            {
                larger += ofLength[length];
                bits += ofLength[length] * PackedRest.BitsOfLength(length - width);
            }

            bits += PackedRest.BitsOfIndexes[larger];
            if (bits > PackedRest.MostBits) break;
            if ((Size * width) + bits < least) (best, least) = (width, (Size * width) + bits);
        }

        return best;
    }

    private static InvalidDataException Damaged() => IndexDamage.Of("A block of places in the search index is damaged.");
}
