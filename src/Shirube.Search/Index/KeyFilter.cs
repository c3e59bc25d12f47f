using System.Numerics;
using System.Runtime.InteropServices;

namespace Shirube.Search.Index;

/// <summary>Says of most words, and of most runs of three and four characters, that do not stand in a field of a segment that they do not, so that nothing is read for them: the more segments there are, the fewer hold a rare word.
/// A Bloom filter whose bits of one number lie in one block of 64.</summary>
internal readonly struct KeyFilter(ulong[] blocks)
{
    private readonly ulong[] _blocks = blocks;
    private readonly int _count = blocks.Length; // beside it, so that only one block is read of an array

    /// <summary>Of words that are missing about one in thirty seems to be there.</summary>
    public const int BitsPerWord = 10;

    /// <summary>Of runs of three that are missing about one in fourteen; a longer key has several of them.</summary>
    public const int BitsPerTriple = 6;

    /// <summary>Of runs of four that are missing about one in six: they are for keys whose runs of three are all common.</summary>
    public const int BitsPerFour = 4;

    private const int BitsOfBlock = 64;

    /// <param name="mixed">See <see cref="Mixed"/>.</param>
    public bool MayHold(ulong mixed)
    {
        if (_count == 0) return false;
        var (block, bits) = Of(mixed, _count);
        return (_blocks[block] & bits) == bits;
    }

    /// <param name="numbers">In any order; may be repeated.</param>
    /// <param name="bits">For each number that differs.</param>
    public static byte[] Encode(ReadOnlySpan<ulong> numbers, int bits)
    {
        var blocks = new ulong[(int)(((CountDifferent(numbers) * bits) + BitsOfBlock - 1) / BitsOfBlock)];
        foreach (var number in numbers)
        {
            var (block, mask) = Of(Mixed(number), blocks.Length);
            blocks[block] |= mask;
        }

        if (!BitConverter.IsLittleEndian) Reverse(blocks);
        return MemoryMarshal.AsBytes(blocks.AsSpan()).ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are no filter.</exception>
    public static KeyFilter Decode(byte[] bytes)
    {
        if (bytes.Length % sizeof(ulong) != 0) throw IndexDamage.Of("A filter of the search index is damaged.");
        var blocks = MemoryMarshal.Cast<byte, ulong>(bytes).ToArray();
        if (!BitConverter.IsLittleEndian) Reverse(blocks);
        return new(blocks);
    }

    // by how many bits of as many as there are numbers stay empty (linear counting): within a hundredth, without keeping the numbers
    private static long CountDifferent(ReadOnlySpan<ulong> numbers)
    {
        if (numbers.IsEmpty) return 0;
        var seen = new ulong[(numbers.Length / BitsOfBlock) + 1];
        foreach (var number in numbers)
        {
            var bit = (long)(((Mixed(number) >> 32) * (ulong)seen.Length * BitsOfBlock) >> 32);
            seen[bit / BitsOfBlock] |= 1ul << (int)(bit % BitsOfBlock);
        }

        var all = (double)seen.Length * BitsOfBlock;
        var empty = all - seen.Sum(s => (long)BitOperations.PopCount(s));
        return Math.Clamp((long)Math.Ceiling(all * Math.Log(all / Math.Max(1, empty))), 1, numbers.Length);
    }

    // four bits of a block
    private static (int Block, ulong Bits) Of(ulong mixed, int blocks)
    {
        var bits = (1ul << (int)(mixed & 63)) | (1ul << (int)((mixed >> 6) & 63)) | (1ul << (int)((mixed >> 12) & 63)) | (1ul << (int)((mixed >> 18) & 63));
        return ((int)(((mixed >> 32) * (ulong)blocks) >> 32), bits);
    }

    /// <summary>A number as it is looked for; the same for all filters. As SplitMix64 does it.</summary>
    public static ulong Mixed(ulong number)
    {
        var mixed = (number + 0x9E3779B97F4A7C15ul) * 0xBF58476D1CE4E5B9ul;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBul;
        return mixed ^ (mixed >> 31);
    }

    private static void Reverse(ulong[] blocks)
    {
        foreach (ref var block in blocks.AsSpan()) block = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(block);
    }
}
