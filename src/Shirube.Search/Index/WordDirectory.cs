namespace Shirube.Search.Index;

/// <summary>With which word and place each row of one field of a segment begins: so that only rows are read that can hold what is looked for.</summary>
internal sealed class WordDirectory(uint[] words, int[] places)
{
    public int Count => words.Length;

    /// <summary>The rows that can hold the word.</summary>
    public Range RowsOf(uint word) => RowsOf(word, word);

    /// <summary>The rows that can hold words from the first to the last.</summary>
    public Range RowsOf(uint first, uint last)
    {
        var end = LowerBound(last, orEqual: true);
        return end == 0 ? 0..0 : Math.Max(0, LowerBound(first, orEqual: false) - 1)..end; // a list can begin at the end of the row before
    }

    /// <summary>The first place of the word that the row can hold.</summary>
    public int From(int row, uint word) => words[row] == word ? places[row] : 0;

    public static WordDirectory Decode(ReadOnlySpan<byte> bytes)
    {
        var numbers = Varint.Decode(bytes);
        var words = new uint[numbers.Count / 2];
        var places = new int[words.Length];
        for (var i = 0; i < words.Length; i++) (words[i], places[i]) = ((i == 0 ? 0 : words[i - 1]) + numbers[2 * i], (int)numbers[(2 * i) + 1]);
        return new(words, places);
    }

    public static byte[] Encode(List<WordRow> rows) =>
        Varint.Encode(rows.SelectMany((row, i) => (uint[])[row.Word - (i == 0 ? 0 : rows[i - 1].Word), (uint)row.Place]));

    // the first row that begins behind the word, or with it
    private int LowerBound(uint word, bool orEqual)
    {
        var (low, high) = (0, words.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (words[middle] < word || (orEqual && words[middle] == word)) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
