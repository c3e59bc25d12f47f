using System.Collections.Immutable;

namespace Shirube.Ingest.Files.Pdf;

/// <summary>One page: its frame in points and the bytes that draw it.</summary>
/// <param name="Left">Lower left corner of the crop box, origin of what is drawn.</param>
internal sealed record PdfPage(double Left, double Bottom, double Width, double Height, int Rotation, PdfDictionary? Resources, ImmutableArray<PdfStream> Contents);

/// <summary>Objects and pages of a PDF, as far as rulings need them: cross-reference tables and streams, object streams, Flate.</summary>
internal sealed class PdfFile
{
    private const int MostObjects = 2_000_000;

    private readonly byte[] _bytes;
    private readonly Dictionary<int, (int Offset, int Container, int Index)> _places = []; // Container 0: a plain object at Offset
    private readonly Dictionary<int, object?> _objects = [];
    private readonly Dictionary<int, object?[]> _containers = [];
    private readonly HashSet<int> _opening = [];

    private PdfDecryption? _decryption;

    private PdfFile(byte[] bytes) => _bytes = bytes;

    public PdfDictionary Trailer { get; private set; } = [];

    public bool IsEncrypted => Trailer.ContainsKey("Encrypt");

    /// <exception cref="PdfDamage">Not even the list of objects can be read.</exception>
    public static PdfFile Open(byte[] bytes)
    {
        var file = new PdfFile(bytes);
        var start = file.StartOfTable();
        var seen = new HashSet<int>();
        for (int? at = start; at is { } offset;)
        {
            if (offset < 0 || offset >= bytes.Length || !seen.Add(offset)) throw new PdfDamage("xref");
            var trailer = file.ReadTable(offset);
            foreach (var (key, value) in trailer) file.Trailer.TryAdd(key, value);
            if (trailer.Get("XRefStm") is double hybrid && seen.Add((int)hybrid)) file.ReadTable((int)hybrid);
            at = trailer.Get("Prev") is double previous ? (int)previous : null;
        }

        return file;
    }

    /// <summary>Makes an encrypted file readable.</summary>
    /// <returns>False where it wants a password.</returns>
    public bool Unlock()
    {
        if (!IsEncrypted) return true;
        var identity = Resolve(Trailer.Get("ID")) is List<object?> { Count: > 0 } halves && Resolve(halves[0]) is byte[] first ? first : [];
        _decryption = Dictionary(Trailer.Get("Encrypt")) is { } encrypt ? PdfDecryption.Of(this, encrypt, identity) : null;
        return _decryption is not null;
    }

    public object? Resolve(object? value)
    {
        for (var steps = 0; value is PdfRef reference; steps++)
        {
            if (steps > 16) throw new PdfDamage("reference loop");
            value = Load(reference.Number);
        }

        return value;
    }

    public PdfDictionary? Dictionary(object? value) => Resolve(value) switch
    {
        PdfDictionary dictionary => dictionary,
        PdfStream stream => stream.Dictionary,
        _ => null,
    };

    public byte[] Decode(PdfStream stream, long limit)
    {
        var length = Resolve(stream.Dictionary.Get("Length")) is double d && d >= 0 && stream.Start + d <= _bytes.Length ? (int)d : EndOfStream(stream.Start) - stream.Start;
        ReadOnlyMemory<byte> raw = _bytes.AsMemory(stream.Start, length);
        return PdfFilters.Decode(this, stream.Dictionary, _decryption?.Decrypt(stream, raw) ?? raw, limit);
    }

    /// <summary>Number of pages as the file says, without reading them; null where it does not.</summary>
    public int? PageCount() =>
        Dictionary(Dictionary(Trailer.Get("Root"))?.Get("Pages"))?.Get("Count") is { } count && Resolve(count) is double d && d >= 0 ? (int)Math.Min(d, int.MaxValue) : null;

    /// <summary>All pages in order.</summary>
    public IEnumerable<PdfPage> Pages(int most)
    {
        var stack = new Stack<(PdfDictionary Node, PdfDictionary? Parent)>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        if (Dictionary(Dictionary(Trailer.Get("Root"))?.Get("Pages")) is { } root) stack.Push((root, null));
        var count = 0;
        while (stack.Count > 0 && count < most)
        {
            var (node, parent) = stack.Pop();
            if (!seen.Add(node)) throw new PdfDamage("page tree");
            foreach (var inherited in (ReadOnlySpan<string>)["MediaBox", "CropBox", "Rotate", "Resources"])
            {
                if (!node.ContainsKey(inherited) && parent?.Get(inherited) is { } value) node[inherited] = value;
            }

            if (Resolve(node.Get("Kids")) is List<object?> kids)
            {
                for (var i = kids.Count - 1; i >= 0; i--)
                {
                    if (Dictionary(kids[i]) is { } kid) stack.Push((kid, node));
                }

                continue;
            }

            count++;
            yield return Page(node);
        }
    }

    private PdfPage Page(PdfDictionary node)
    {
        var box = Numbers(node.Get("CropBox")) ?? Numbers(node.Get("MediaBox")) ?? [0, 0, 612, 792];
        var rotation = Resolve(node.Get("Rotate")) is double r ? (((int)r % 360) + 360) % 360 : 0;
        var contents = Resolve(node.Get("Contents")) switch
        {
            PdfStream one => [one],
            List<object?> many => [.. many.Select(Resolve).OfType<PdfStream>()],
            _ => ImmutableArray<PdfStream>.Empty,
        };
        return new(
            Math.Min(box[0], box[2]), Math.Min(box[1], box[3]), Math.Abs(box[2] - box[0]), Math.Abs(box[3] - box[1]), rotation, Dictionary(node.Get("Resources")), contents);
    }

    public double[]? Numbers(object? value)
    {
        if (Resolve(value) is not List<object?> { Count: >= 4 } list) return null;
        var numbers = list.Select(v => Resolve(v) is double d ? d : double.NaN).ToArray();
        return numbers.All(double.IsFinite) ? numbers : null;
    }

    private object? Load(int number)
    {
        if (_objects.TryGetValue(number, out var known)) return known;
        if (!_places.TryGetValue(number, out var place)) return null;
        if (!_opening.Add(number)) throw new PdfDamage("reference loop");
        var value = place.Container == 0 ? At(place.Offset).Indirect(number) : Packed(place.Container, place.Index);
        _opening.Remove(number);
        return _objects[number] = value;
    }

    private PdfObjects At(int offset) => new(_bytes, offset) { KeepsStrings = true };

    private object? Packed(int container, int index)
    {
        if (!_containers.TryGetValue(container, out var objects))
        {
            if (Load(container) is not PdfStream stream) throw new PdfDamage($"object stream {container}");
            var bytes = Decode(stream, 64L << 20);
            var count = Resolve(stream.Dictionary.Get("N")) is double n and >= 0 and < MostObjects ? (int)n : 0;
            var first = Resolve(stream.Dictionary.Get("First")) is double f and >= 0 ? (int)f : 0;
            var head = new PdfObjects(bytes, 0);
            objects = new object?[Math.Min(count, bytes.Length)];
            for (var i = 0; i < objects.Length; i++)
            {
                head.Next();
                if (head.Next() is double offset and >= 0 && first + offset < bytes.Length) objects[i] = new PdfObjects(bytes, first + (int)offset).Value();
            }

            _containers[container] = objects;
        }

        return index < objects.Length ? objects[index] : null;
    }

    private int StartOfTable()
    {
        var tail = _bytes.AsSpan(Math.Max(0, _bytes.Length - 2048));
        var at = tail.LastIndexOf("startxref"u8);
        if (at < 0 || tail[at..].IndexOf("%%EOF"u8) < 0) throw new PdfDamage("no end mark");
        return new PdfObjects(_bytes, _bytes.Length - tail.Length + at + 9).Next() is double offset and >= 0 ? (int)Math.Min(offset, int.MaxValue) : throw new PdfDamage("startxref");
    }

    private int EndOfStream(int start) => _bytes.AsSpan(start).IndexOf("endstream"u8) is var length and >= 0 ? start + length : _bytes.Length;

    private PdfDictionary ReadTable(int offset)
    {
        var objects = At(offset);
        if (objects.Next() is not PdfKeyword { Value: "xref" }) return ReadTableStream(offset);
        while (true)
        {
            var first = objects.Next();
            if (first is PdfKeyword { Value: "trailer" }) return objects.Value() as PdfDictionary ?? throw new PdfDamage("trailer");
            if (first is not double number || objects.Next() is not double count || count > MostObjects) throw new PdfDamage("xref");
            for (var i = 0; i < count; i++)
            {
                if (objects.Next() is not double at || objects.Next() is not double || objects.Next() is not PdfKeyword { Value: var kind }) throw new PdfDamage("xref");
                if (kind == "n") _places.TryAdd((int)number + i, ((int)Math.Min(at, int.MaxValue), 0, 0));
            }
        }
    }

    private PdfDictionary ReadTableStream(int offset)
    {
        var objects = new PdfObjects(_bytes, offset);
        if (objects.Next() is not double number || objects.Next() is not double || objects.Next() is not PdfKeyword { Value: "obj" }) throw new PdfDamage("xref");
        if (At(offset).Indirect((int)number) is not PdfStream stream) throw new PdfDamage("xref");
        var dictionary = stream.Dictionary;
        if (dictionary.Get("W") is not List<object?> { Count: 3 } widths || dictionary.Get("Size") is not double size) throw new PdfDamage("xref");
        var w = widths.Select(x => x is double d and >= 0 and <= 8 ? (int)d : 0).ToArray();
        var ranges = dictionary.Get("Index") is List<object?> index ? index.Select(x => x is double d ? (int)d : 0).ToArray() : [0, (int)size];
        var bytes = Decode(stream, 64L << 20);
        var at = 0;
        for (var r = 0; r + 1 < ranges.Length; r += 2)
        {
            for (var i = 0; i < ranges[r + 1] && at + w[0] + w[1] + w[2] <= bytes.Length; i++)
            {
                var kind = w[0] == 0 ? 1 : Field(bytes, ref at, w[0]);
                var second = Field(bytes, ref at, w[1]);
                var third = Field(bytes, ref at, w[2]);
                if (kind == 1) _places.TryAdd(ranges[r] + i, ((int)second, 0, 0));
                else if (kind == 2 && second > 0) _places.TryAdd(ranges[r] + i, (0, (int)second, (int)third));
                if (w[0] + w[1] + w[2] == 0) throw new PdfDamage("xref");
            }
        }

        return dictionary;
    }

    private static long Field(byte[] bytes, ref int at, int width)
    {
        long value = 0;
        for (var i = 0; i < width; i++) value = (value << 8) | bytes[at++];
        return value is >= 0 and <= int.MaxValue ? value : 0;
    }
}
