namespace Shirube.Search.Index;

/// <summary>The two parts of a text that are indexed.</summary>
internal enum SearchField
{
    Content,
    Heading,
}

/// <summary>One field of a segment: its keys one behind the other, and which rows hold their words.</summary>
/// <param name="starts">Where each key begins among the characters of all; one more than there are keys.</param>
internal sealed class SegmentField(RowKind rows, int[] starts, WordDirectory directory, WordFilter words)
{
    private const int Near = 8; // keys that are walked

    public RowKind Rows => rows;

    public int[] Starts => starts;

    public WordDirectory Directory => directory;

    public WordFilter Words => words;

    /// <summary>How many characters a key has.</summary>
    public int Length(int key) => starts[key + 1] - starts[key] - 1;

    /// <summary>The key in which a place lies, walking, then galloping from one before it.</summary>
    public int KeyAt(int place, int from)
    {
        for (var end = Math.Min(from + Near, starts.Length - 1); from < end; from++)
        {
            if (starts[from + 1] > place) return from;
        }

        var (low, step) = (from, 1);
        while (low + step < starts.Length && starts[low + step] <= place)
        {
            low += step;
            step *= 2;
        }

        var index = Array.BinarySearch(starts, low, Math.Min(step, starts.Length - low), place);
        return index >= 0 ? index : ~index - 1;
    }
}
