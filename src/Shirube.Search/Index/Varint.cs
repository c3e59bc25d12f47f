using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Shirube.Search.Index;

/// <summary>Whole numbers, seven bits a byte, the lowest first.</summary>
internal static class Varint
{
    public const int Longest = 5; // bytes of one number

    /// <summary>Gives the bytes written.</summary>
    public static int Write(Span<byte> into, uint number)
    {
        var length = 0;
        for (; number >= 0x80; number >>= 7) into[length++] = (byte)(number | 0x80);
        into[length++] = (byte)number;
        return length;
    }

    /// <exception cref="InvalidDataException">The bytes end inside the number.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read(ReadOnlySpan<byte> bytes, ref int at) => (uint)at < (uint)bytes.Length && bytes[at] < 0x80 ? bytes[at++] : ReadLong(bytes, ref at);

    private static uint ReadLong(ReadOnlySpan<byte> bytes, ref int at)
    {
        var number = 0u;
        for (var shift = 0; ; shift += 7)
        {
            if (at >= bytes.Length || shift > 28) throw IndexDamage.Of("A list of numbers in the search index is cut.");
            uint b = bytes[at++];
            number |= (b & 0x7F) << shift;
            if (b < 0x80) return number;
        }
    }

    public static byte[] Encode(IEnumerable<uint> numbers)
    {
        var bytes = new List<byte>();
        Span<byte> one = stackalloc byte[Longest];
        foreach (var number in numbers) bytes.AddRange(one[..Write(one, number)]);
        return [.. bytes];
    }

    public static List<uint> Decode(ReadOnlySpan<byte> bytes)
    {
        var numbers = new List<uint>();
        for (var at = 0; at < bytes.Length;) numbers.Add(Read(bytes, ref at));
        return numbers;
    }

    /// <summary>Ascending numbers, as the steps from one to the next.</summary>
    public static byte[] EncodeAscending(List<int> ascending) => Encode(ascending.Select((number, i) => (uint)(number - (i == 0 ? 0 : ascending[i - 1]))));

    public static int[] DecodeAscending(ReadOnlySpan<byte> bytes)
    {
        var numbers = Decode(bytes);
        var sum = 0u;
        foreach (ref var number in CollectionsMarshal.AsSpan(numbers)) number = sum += number;
        return [.. numbers.Select(n => (int)n)];
    }
}
