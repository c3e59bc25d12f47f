using System.Runtime.InteropServices;

namespace Shirube.Search.Index;

/// <summary>Says of most words that do not stand in a field of a segment that they do not, so that nothing is read for them: the more segments there are, the fewer hold a rare word.
/// A Bloom filter whose bits of one word lie in one block of 64; of words that are missing about one in thirty seems to be there.</summary>
internal sealed class WordFilter(ulong[] blocks)
{
    private const int BitsPerWord = 10;
    private const int BitsOfBlock = 64;

    public bool MayHold(uint word)
    {
        if (blocks.Length == 0) return false;
        var (block, bits) = Of(word, blocks.Length);
        return (blocks[block] & bits) == bits;
    }

    public static byte[] Encode(IReadOnlyCollection<uint> words)
    {
        var blocks = new ulong[((words.Count * BitsPerWord) + BitsOfBlock - 1) / BitsOfBlock];
        foreach (var word in words)
        {
            var (block, bits) = Of(word, blocks.Length);
            blocks[block] |= bits;
        }

        if (!BitConverter.IsLittleEndian) Reverse(blocks);
        return MemoryMarshal.AsBytes(blocks.AsSpan()).ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are no filter.</exception>
    public static WordFilter Decode(byte[] bytes)
    {
        if (bytes.Length % sizeof(ulong) != 0) throw IndexDamage.Of("A filter of the search index is damaged.");
        var blocks = MemoryMarshal.Cast<byte, ulong>(bytes).ToArray();
        if (!BitConverter.IsLittleEndian) Reverse(blocks);
        return new(blocks);
    }

    // four bits of a block; the mixing is that of SplitMix64
    private static (int Block, ulong Bits) Of(uint word, int blocks)
    {
        var mixed = (word + 0x9E3779B97F4A7C15ul) * 0xBF58476D1CE4E5B9ul;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBul;
        mixed ^= mixed >> 31;
        var bits = (1ul << (int)(mixed & 63)) | (1ul << (int)((mixed >> 6) & 63)) | (1ul << (int)((mixed >> 12) & 63)) | (1ul << (int)((mixed >> 18) & 63));
        return ((int)(((mixed >> 32) * (ulong)blocks) >> 32), bits);
    }

    private static void Reverse(ulong[] blocks)
    {
        foreach (ref var block in blocks.AsSpan()) block = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(block);
    }
}
