using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using ZstdSharp;

namespace Shirube.Search.Index;

/// <summary>Packs the texts of a segment by a dictionary drawn from them, each by itself so that it is read by itself: one byte that says how, then the text.</summary>
internal static class TextPacker
{
    public const byte Plain = 0;
    public const byte Packed = 1;

    private const int Level = 6; // of Zstandard: above, little is gained for several times the time
    private const int LevelOfLarge = 12;
    private const int MostDictionary = 256 << 10; // bytes
    private const int LeastDictionary = 2 << 10; // below, the dictionary costs what it saves
    private const int DictionaryShare = 40; // the dictionary is no more than so small a part of the texts
    private const int SamplesOfDictionary = 16; // as many times its length as is looked at to draw it

    /// <summary>A text as it is packed: two bytes a character, which for Japanese are fewer than in UTF-8 and need no reading.</summary>
    public static byte[] Bytes(string text) => Encoding.Unicode.GetBytes(text);

    /// <summary>Packs the texts. The dictionary (empty for few texts) comes packed too.</summary>
    public static (byte[] Dictionary, List<byte[]> Texts) Pack(List<byte[]> texts)
    {
        var dictionary = Draw(texts);
        using var compressor = new Compressor(Level);
        if (dictionary.Length > 0) compressor.LoadDictionary(dictionary);
        var packed = texts.ConvertAll(text => Pack(text, compressor));
        return (dictionary.Length > 0 ? PackAlone(dictionary) : [], packed);
    }

    /// <summary>Packs what is read whole, without a dictionary.</summary>
    public static byte[] PackAlone(byte[] bytes)
    {
        using var compressor = new Compressor(LevelOfLarge);
        return compressor.Wrap(bytes).ToArray();
    }

    private static byte[] Pack(byte[] text, Compressor compressor)
    {
        var packed = compressor.Wrap(text);
        return packed.Length < text.Length ? [Packed, .. packed] : [Plain, .. text];
    }

    // texts from all parts, since neighbours are alike
    private static byte[] Draw(List<byte[]> texts)
    {
        var all = texts.Sum(t => (long)t.Length);
        var length = (int)Math.Min(MostDictionary, all / DictionaryShare);
        if (length < LeastDictionary) return [];
        var step = Math.Max(1, (int)(all / ((long)length * SamplesOfDictionary)));
        try
        {
            return DictBuilder.TrainFromBuffer(texts.Where((text, i) => i % step == 0 && text.Length > 0), length);
        }
        catch (ZstdException)
        {
            return []; // the texts have nothing in common
        }
    }
}

/// <summary>Reads the packed texts of one segment. For many threads.</summary>
internal sealed class TextUnpacker : IDisposable
{
    private const int Longest = 256 << 20; // bytes; a longer text is damage

    private readonly Lock _gate = new();
    private readonly Decompressor _decompressor = new();

    /// <param name="dictionary">As the packer gave it.</param>
    public TextUnpacker(byte[] dictionary)
    {
        if (dictionary.Length > 0) _decompressor.LoadDictionary(ReadAlone(dictionary));
    }

    /// <summary>What was packed without a dictionary.</summary>
    /// <exception cref="InvalidDataException">The bytes were not packed so.</exception>
    public static byte[] ReadAlone(byte[] bytes)
    {
        using var plain = new Decompressor();
        return Unwrap(plain, bytes, b => b.ToArray());
    }

    /// <exception cref="InvalidDataException">The bytes are no packed text.</exception>
    public string Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] > TextPacker.Packed) throw Damaged(null);
        if (bytes[0] == TextPacker.Plain) return Text(bytes[1..]);
        lock (_gate) return Unwrap(_decompressor, bytes[1..], Text);
    }

    public void Dispose() => _decompressor.Dispose();

    private static string Text(ReadOnlySpan<byte> bytes) => BitConverter.IsLittleEndian ? new(MemoryMarshal.Cast<byte, char>(bytes)) : Encoding.Unicode.GetString(bytes);

    private static T Unwrap<T>(Decompressor decompressor, ReadOnlySpan<byte> bytes, Func<ReadOnlySpan<byte>, T> read)
    {
        byte[]? text = null;
        try
        {
            var length = Decompressor.GetDecompressedSize(bytes);
            if (length > Longest) throw Damaged(null);
            text = ArrayPool<byte>.Shared.Rent((int)length);
            return read(text.AsSpan(0, decompressor.Unwrap(bytes, text)));
        }
        catch (ZstdException e)
        {
            throw Damaged(e);
        }
        finally
        {
            if (text is not null) ArrayPool<byte>.Shared.Return(text);
        }
    }

    private static InvalidDataException Damaged(Exception? cause) => IndexDamage.Of("A text in the search index is damaged.", cause);
}
