using System.Buffers.Text;

namespace Shirube.Ingest.Files.Pdf;

/// <summary>A reference "12 0 R".</summary>
internal readonly record struct PdfRef(int Number);

/// <summary>A name "/Type", without the slash.</summary>
internal sealed record PdfName(string Value);

/// <summary>A keyword: obj, endobj, stream, R, an operator …</summary>
internal sealed record PdfKeyword(string Value);

internal sealed class PdfDictionary : Dictionary<string, object?>
{
    public PdfDictionary()
        : base(StringComparer.Ordinal)
    {
    }

    public object? Get(string key) => TryGetValue(key, out var value) ? value : null;

    public string? Name(string key) => Get(key) is PdfName name ? name.Value : null;
}

/// <summary>A stream object: dictionary, where its raw bytes begin, and the numbers of the object, which its encryption depends on.</summary>
internal sealed record PdfStream(PdfDictionary Dictionary, int Start, int Number, int Generation);

/// <summary>Damage that the reader cannot get over.</summary>
internal sealed class PdfDamage(string where) : Exception(where);

/// <summary>Reads the objects of the PDF syntax from bytes. Numbers are doubles; strings are skipped (null), for rulings need none, or arrays of bytes.</summary>
internal sealed class PdfObjects(byte[] bytes, int position)
{
    private const int MostNested = 64;
    private int _nested;

    public int Position { get; set; } = position;

    public bool KeepsStrings { get; init; }

    /// <summary>The next object or keyword; null at the end of the bytes, too.</summary>
    public object? Next()
    {
        SkipBlanks();
        if (Position >= bytes.Length) return null;
        var b = bytes[Position];
        switch (b)
        {
            case (byte)'/':
                return new PdfName(Name());
            case (byte)'(':
                return String();
            case (byte)'<' when Position + 1 < bytes.Length && bytes[Position + 1] == '<':
                Position += 2;
                return Dictionary();
            case (byte)'<':
                return HexString();
            case (byte)'[':
                Position++;
                return Array();
            case (byte)']' or (byte)')' or (byte)'{' or (byte)'}':
                Position++;
                return new PdfKeyword(((char)b).ToString());
            case (byte)'>':
                Position += Position + 1 < bytes.Length && bytes[Position + 1] == '>' ? 2 : 1;
                return new PdfKeyword(">>");
        }

        return IsNumberStart(b) ? Number() : new PdfKeyword(Word());
    }

    /// <summary>The next object, with "12 0 R" read as one.</summary>
    public object? Value()
    {
        var first = Next();
        if (first is not double number || number < 0 || number != Math.Floor(number)) return first;
        var back = Position;
        if (Next() is double && Next() is PdfKeyword { Value: "R" }) return new PdfRef((int)number);
        Position = back;
        return first;
    }

    /// <summary>"12 0 obj …" at the position: the object, a <see cref="PdfStream"/> where one follows.</summary>
    public object? Indirect(int expected)
    {
        if (Next() is not double number || (int)number != expected || Next() is not double generation || Next() is not PdfKeyword { Value: "obj" }) throw new PdfDamage($"object {expected}");
        var value = Value();
        if (value is not PdfDictionary dictionary) return value;
        var back = Position;
        if (Next() is not PdfKeyword { Value: "stream" })
        {
            Position = back;
            return dictionary;
        }

        if (Position < bytes.Length && bytes[Position] == '\r') Position++;
        if (Position < bytes.Length && bytes[Position] == '\n') Position++;
        return new PdfStream(dictionary, Position, expected, (int)generation);
    }

    private PdfDictionary Dictionary()
    {
        Enter();
        var result = new PdfDictionary();
        while (true)
        {
            var key = Next();
            if (key is PdfKeyword { Value: ">>" } || Position >= bytes.Length) break;
            if (key is not PdfName name) continue;
            var value = Value();
            if (value is PdfKeyword { Value: ">>" }) break;
            result[name.Value] = value;
        }

        _nested--;
        return result;
    }

    private List<object?> Array()
    {
        Enter();
        var result = new List<object?>();
        while (true)
        {
            var value = Value();
            if (value is PdfKeyword { Value: "]" } || Position >= bytes.Length) break;
            result.Add(value);
        }

        _nested--;
        return result;
    }

    private void Enter()
    {
        if (++_nested > MostNested) throw new PdfDamage("nesting");
    }

    private static bool IsBlank(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte b) => b is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    private static bool IsNumberStart(byte b) => b is (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.';

    private void SkipBlanks()
    {
        while (Position < bytes.Length)
        {
            if (bytes[Position] == '%')
            {
                while (Position < bytes.Length && bytes[Position] is not (10 or 13)) Position++;
            }
            else if (IsBlank(bytes[Position])) Position++;
            else return;
        }
    }

    private byte[]? String()
    {
        var start = Position + 1;
        var depth = 0;
        for (; Position < bytes.Length; Position++)
        {
            var b = bytes[Position];
            if (b == '\\') Position++;
            else if (b == '(') depth++;
            else if (b == ')' && --depth == 0) break;
        }

        var end = Math.Min(Position++, bytes.Length);
        return KeepsStrings ? Unescaped(bytes.AsSpan(start, end - start)) : null;
    }

    private byte[]? HexString()
    {
        var start = Position + 1;
        while (Position < bytes.Length && bytes[Position] != '>') Position++;
        var end = Math.Min(Position++, bytes.Length);
        return KeepsStrings ? PdfFilters.Hex(bytes[start..end]) : null;
    }

    private static byte[] Unescaped(ReadOnlySpan<byte> text)
    {
        var result = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
                result.Add(text[i] == '\r' ? (byte)'\n' : text[i]); // any end of line is one
                continue;
            }

            var b = text[++i];
            if (b is >= (byte)'0' and <= (byte)'7')
            {
                var value = b - '0';
                for (var digits = 1; digits < 3 && i + 1 < text.Length && text[i + 1] is >= (byte)'0' and <= (byte)'7'; digits++) value = (value * 8) + text[++i] - '0';
                result.Add((byte)value);
            }
            else if (b == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++; // the line goes on
            else if (b is not ((byte)'\r' or (byte)'\n')) result.Add(b switch { (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, (byte)'b' => 8, (byte)'f' => 12, _ => b });
        }

        return [.. result];
    }

    private string Name()
    {
        Position++;
        return Word();
    }

    private string Word()
    {
        var start = Position;
        while (Position < bytes.Length && !IsBlank(bytes[Position]) && !IsDelimiter(bytes[Position])) Position++;
        if (Position == start && Position < bytes.Length && bytes[start] != '/') Position += IsBlank(bytes[start]) || IsDelimiter(bytes[start]) ? 0 : 1;
        return System.Text.Encoding.Latin1.GetString(bytes, start, Math.Min(Position, bytes.Length) - start);
    }

    private double Number()
    {
        var start = Position;
        while (Position < bytes.Length && !IsBlank(bytes[Position]) && !IsDelimiter(bytes[Position])) Position++;
        var text = bytes.AsSpan(start, Position - start);
        if (text[0] == '+') text = text[1..];
        return Utf8Parser.TryParse(text, out double value, out var used) && used == text.Length && double.IsFinite(value) ? value : 0d;
    }
}
