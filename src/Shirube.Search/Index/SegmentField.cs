namespace Shirube.Search.Index;

/// <summary>The two parts of a text that are indexed.</summary>
internal enum SearchField
{
    Content,
    Heading,
}

/// <summary>One field of a segment: its keys one behind the other, and which rows hold their words.</summary>
internal sealed class SegmentField(RowKind rows, FieldHead head)
{
    private const int Near = 8; // keys that are walked

    private readonly int[] _starts = Varint.DecodeAscending(head.Starts);
    private readonly WordDirectory _directory = WordDirectory.Decode(head.Rows);

    public RowKind Rows => rows;

    public int[] Starts => _starts;

    public WordDirectory Directory => _directory;

    public KeyFilter Pairs { get; } = KeyFilter.Decode(head.Pairs);

    public KeyFilter Triples { get; } = KeyFilter.Decode(head.Triples);

    public KeyFilter Fours { get; } = KeyFilter.Decode(head.Fours);

    /// <summary>The word by itself.</summary>
    public SoughtWord[] Seek(uint word) => [new(word, 0, _directory.RowsOf(word))];

    /// <summary>Words that together cover a key of two or more characters, those of the fewest rows first: where they stand tells which rows of the others need not be read.</summary>
    public SoughtWord[] Seek(string key)
    {
        if (key.Length == 2) return Seek(Word.Of(key[0], key[1]));
        var pairs = new SoughtWord[key.Length - 1];
        for (var i = 0; i < pairs.Length; i++)
        {
            var word = Word.Of(key[i], key[i + 1]);
            pairs[i] = new(word, i, _directory.RowsOf(word));
        }

        // among equals those at even places, which do not overlap
        Array.Sort(pairs, static (a, b) => (a.Count, a.Offset % 2, a.Offset).CompareTo((b.Count, b.Offset % 2, b.Offset)));
        var (covered, kept) = (new bool[key.Length], 0);
        foreach (var pair in pairs)
        {
            if (covered[pair.Offset] && covered[pair.Offset + 1]) continue;
            covered[pair.Offset] = covered[pair.Offset + 1] = true;
            pairs[kept++] = pair;
        }

        return pairs[..kept];
    }

    /// <summary>How many characters a key has.</summary>
    public int Length(int key) => _starts[key + 1] - _starts[key] - 1;

    /// <summary>The key in which a place lies, walking, then galloping from one before it.</summary>
    public int KeyAt(int place, int from)
    {
        for (var end = Math.Min(from + Near, _starts.Length - 1); from < end; from++)
        {
            if (_starts[from + 1] > place) return from;
        }

        var (low, step) = (from, 1);
        while (low + step < _starts.Length && _starts[low + step] <= place)
        {
            low += step;
            step *= 2;
        }

        var index = Array.BinarySearch(_starts, low, Math.Min(step, _starts.Length - low), place);
        return index >= 0 ? index : ~index - 1;
    }
}

/// <summary>A word that is looked for, where in the key it stands, and the rows of a segment that can hold it.</summary>
internal readonly record struct SoughtWord(uint Word, int Offset, Range Rows)
{
    /// <summary>Of the rows.</summary>
    public int Count => Rows.End.Value - Rows.Start.Value;
}
