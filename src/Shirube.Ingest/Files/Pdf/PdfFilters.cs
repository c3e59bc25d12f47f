using System.IO.Compression;

namespace Shirube.Ingest.Files.Pdf;

/// <summary>Filters of streams that hold drawing: Flate with its predictors, and the two text forms. Pictures are never decoded.</summary>
internal static class PdfFilters
{
    public static byte[] Decode(PdfFile file, PdfDictionary dictionary, ReadOnlyMemory<byte> raw, long limit)
    {
        var filters = List(file.Resolve(dictionary.Get("Filter") ?? dictionary.Get("F")));
        var parameters = List(file.Resolve(dictionary.Get("DecodeParms") ?? dictionary.Get("DP")));
        var bytes = raw.ToArray();
        for (var i = 0; i < filters.Count; i++)
        {
            bytes = (file.Resolve(filters[i]) as PdfName)?.Value switch
            {
                "FlateDecode" or "Fl" => Predict(file, Inflate(bytes, limit), i < parameters.Count ? file.Dictionary(parameters[i]) : null),
                "ASCIIHexDecode" or "AHx" => Hex(bytes),
                "ASCII85Decode" or "A85" => Base85(bytes),
                var other => throw new PdfDamage($"filter {other}"),
            };
        }

        return bytes;
    }

    private static List<object?> List(object? value) => value switch
    {
        null => [],
        List<object?> list => list,
        _ => [value],
    };

    private static byte[] Inflate(byte[] bytes, long limit)
    {
        using var result = new MemoryStream(bytes.Length * 3);
        using var zlib = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
        var buffer = new byte[1 << 16];
        try
        {
            for (int read; (read = zlib.Read(buffer)) > 0;)
            {
                result.Write(buffer, 0, read);
                if (result.Length > limit) throw new PdfDamage("stream too large");
            }
        }
        catch (InvalidDataException) when (result.Length > 0)
        {
            // What was inflated before the damage still draws.
        }
        catch (InvalidDataException)
        {
            throw new PdfDamage("stream");
        }

        return result.ToArray();
    }

    /// <summary>Undoes the PNG predictors (10 to 15); TIFF's is not used for drawing.</summary>
    private static byte[] Predict(PdfFile file, byte[] bytes, PdfDictionary? parameters)
    {
        if (parameters is null || file.Resolve(parameters.Get("Predictor")) is not (double and >= 10)) return bytes;
        var columns = file.Resolve(parameters.Get("Columns")) is double c and >= 1 and < 100_000 ? (int)c : 1;
        var colors = file.Resolve(parameters.Get("Colors")) is double k and >= 1 and <= 8 ? (int)k : 1;
        var step = colors;
        var width = columns * colors;
        var rows = (bytes.Length + width) / (width + 1);
        var result = new byte[rows * width];
        for (var row = 0; row < rows; row++)
        {
            var at = row * (width + 1);
            var kind = bytes[at++];
            for (var i = 0; i < width && at < bytes.Length; i++, at++)
            {
                var to = (row * width) + i;
                int left = i >= step ? result[to - step] : 0;
                int up = row > 0 ? result[to - width] : 0;
                int corner = row > 0 && i >= step ? result[to - width - step] : 0;
                result[to] = (byte)(bytes[at] + kind switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
            }
        }

        return result;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    public static byte[] Hex(byte[] bytes)
    {
        var digits = bytes.TakeWhile(b => b != '>').Where(b => char.IsAsciiHexDigit((char)b)).Select(b => (char)b).ToArray();
        return Convert.FromHexString(digits.Length % 2 == 0 ? digits : [.. digits, '0']);
    }

    private static byte[] Base85(byte[] bytes)
    {
        var result = new List<byte>(bytes.Length);
        long value = 0;
        var count = 0;
        foreach (var b in bytes)
        {
            if (b == '~') break;
            if (b == 'z' && count == 0) result.AddRange([0, 0, 0, 0]);
            if (b is < (byte)'!' or > (byte)'u') continue;
            value = (value * 85) + b - '!';
            if (++count < 5) continue;
            result.AddRange([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
            (value, count) = (0, 0);
        }

        for (var i = count; i is > 0 and < 5; i++) value = (value * 85) + 84;
        for (var i = 0; i < count - 1; i++) result.Add((byte)(value >> (24 - (8 * i))));
        return [.. result];
    }
}
