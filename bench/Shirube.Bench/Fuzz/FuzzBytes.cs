using System.Globalization;
using System.Text;

namespace Shirube.Bench.Fuzz;

/// <summary>Spoils files byte by byte.</summary>
internal static class FuzzBytes
{
    private static readonly string[] s_pdfTokens =
    [
        "/Kids [2 0 R]", "<<", ">>", "[", "]", "stream", "endstream", "endobj", "re f", "0 0 1 1 re S", "q", "Q", "1e999 0 m 5 5 l S", "0 0 0 0 0 0 cm", "99999999999999999999", "-1", "/F1", "(", ")", "<abc", "5 0 R", "999999999 0 R",
        "/Length 9999999", "/Length -5", "/Filter /FlateDecode", "/Filter [/ASCIIHexDecode /LZWDecode]", "/DecodeParms << /Predictor 15 /Columns 0 >>", "/Encrypt 1 0 R", "/Count 99999999", "/Prev 9", "BI /W 1 ID x EI", "ID ", "/X1 Do", "xref", "trailer", "startxref", "%%EOF", "obj", "%", "\0",
    ];

    /// <summary>One file in six is changed below its text.</summary>
    public static List<byte> Spoil(Random random, byte[] file)
    {
        var bytes = file.ToList();
        for (var i = random.Next(6) == 0 ? random.Next(1, 6) : 0; i > 0 && bytes.Count > 0; i--) Change(random, bytes, null);
        return bytes;
    }

    /// <summary>Mostly changes that keep every object where the file's own table says it is; else only the table would be tried.</summary>
    public static List<byte> SpoilPdf(Random random, byte[] file)
    {
        var bytes = file.ToList();
        var isInPlace = random.Next(4) != 0;
        for (var i = random.Next(1, 7); i > 0 && bytes.Count > 0; i--)
        {
            if (isInPlace) Overwrite(random, bytes);
            else Change(random, bytes, s_pdfTokens);
        }

        return bytes;
    }

    private static void Overwrite(Random random, List<byte> bytes)
    {
        var at = random.Next(bytes.Count);
        var token = Encoding.UTF8.GetBytes(s_pdfTokens[random.Next(s_pdfTokens.Length)]);
        if (random.Next(3) == 0 && bytes.FindIndex(at, b => b is >= (byte)'0' and <= (byte)'9') is var digit and >= 0) bytes[digit] = (byte)random.Next('0', '9' + 1);
        else if (random.Next(3) == 0) bytes[at] = (byte)random.Next(256);
        else
        {
            for (var i = 0; i < token.Length && at + i < bytes.Count; i++) bytes[at + i] = token[i];
        }
    }

    private static void Change(Random random, List<byte> bytes, string[]? tokens)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(random.Next(1, 1 << random.Next(1, 9)), bytes.Count - at);
        switch (random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                break;
            case 3 when random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 4: // a digit: lengths, offsets and counts of the format itself
                var digit = bytes.FindIndex(at, b => b is >= (byte)'0' and <= (byte)'9');
                if (digit >= 0) bytes[digit] = (byte)random.Next('0', '9' + 1);
                break;
            case 5:
                for (var i = 0; i < length; i++) bytes[at + i] = (byte)random.Next(256);
                break;
            default:
                var token = tokens is null ? random.Next(1_000_000).ToString(CultureInfo.InvariantCulture) : tokens[random.Next(tokens.Length)];
                if (random.Next(2) == 0) bytes.RemoveRange(at, Math.Min(token.Length, bytes.Count - at));
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(" " + token + " "));
                break;
        }
    }
}
