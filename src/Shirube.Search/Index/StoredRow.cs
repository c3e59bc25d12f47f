namespace Shirube.Search.Index;

/// <summary>A row as it is stored. Of lists of places it remembers where some begin, once one was looked for, so that the next is found without walking past a thousand others.</summary>
internal sealed class StoredRow(byte[] bytes)
{
    private const int Walked = 32; // lists between two that are remembered

    private (uint Word, int Next)[]? _marks;

    public byte[] Bytes => bytes;

    /// <summary>From where to walk to the first list of a word: a word before it, and where the list behind that one begins.</summary>
    /// <exception cref="InvalidDataException">The row holds no lists, or is damaged.</exception>
    public (uint Word, int Next) Before(uint word)
    {
        var marks = _marks ??= Marks();
        var last = 0;
        while (last + 1 < marks.Length && marks[last + 1].Word < word) last++;
        return marks[last];
    }

    private (uint Word, int Next)[] Marks()
    {
        var marks = new List<(uint Word, int Next)> { (0, 0) };
        var list = new WordList(this);
        for (var count = 1; list.MoveNext(); count++)
        {
            if (count % Walked == 0) marks.Add((list.Word, list.End));
        }

        return [.. marks];
    }
}
