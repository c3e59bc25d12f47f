using System.Runtime.InteropServices;

namespace Shirube.Search.Index;

/// <summary>Collects where the words of many keys stand. One blank place parts two keys, so that no run of words crosses from one into the next.</summary>
internal sealed class KeyPlaces
{
    private readonly List<ulong> _places = []; // word, then place
    private readonly List<int> _starts = [0];

    /// <summary>Characters so far.</summary>
    public int Length => _starts[^1];

    /// <summary>Where each key begins; the last is where the next would.</summary>
    public List<int> Starts => _starts;

    public void Add(string key)
    {
        var start = Length;
        for (var i = 0; i < key.Length; i++)
        {
            var word = Word.Of(key[i], i + 1 < key.Length ? key[i + 1] : '\0');
            _places.Add(((ulong)word << 32) | (uint)(start + i));
        }

        for (var i = 0; i < key.Length; i = Math.Max(i + 1, Word.RunEnd(key, i)))
        {
            if (Word.RunEnd(key, i) is var end && end - i > 1) _places.Add(((ulong)Word.OfRun(key.AsSpan(i, end - i)) << 32) | (uint)(start + i));
        }

        _starts.Add(start + key.Length + 1);
    }

    /// <summary>The rows of the index and what stands in front of them. Once only.</summary>
    public (List<WordRow> Rows, FieldHead Head) Build()
    {
        var room = new ulong[_places.Count];
        var triples = KeyFilter.Encode(room.AsSpan(0, Triples(room)), KeyFilter.BitsPerTriple);
        var fours = KeyFilter.Encode(room.AsSpan(0, Fours(room)), KeyFilter.BitsPerFour);
        SortByWord(room);
        var words = new List<ulong>();
        var rows = WordRow.Pack(Lists().Select(list =>
        {
            words.Add(list.Word);
            return list;
        }));
        return (rows, new(Varint.EncodeAscending(_starts), WordDirectory.Encode(rows), KeyFilter.Encode(CollectionsMarshal.AsSpan(words), KeyFilter.BitsPerWord), triples, fours));
    }

    // two words that follow each other share a character; gives how many there are
    private int Triples(Span<ulong> into)
    {
        var count = 0;
        for (var i = 0; i + 1 < _places.Count; i++)
        {
            var (word, behind) = ((uint)(_places[i] >> 32), (uint)(_places[i + 1] >> 32));
            if ((uint)_places[i] + 1 == (uint)_places[i + 1] && (char)word == behind >> 16 && IsPair(behind)) into[count++] = Word.Triple((char)(word >> 16), (char)word, (char)behind);
        }

        return count;
    }

    // not the last character of a key, nor a run
    private static bool IsPair(uint word) => (char)word is not '\0' and <= (char)Word.LastPair;

    // the words of two halves, the second two places on
    private int Fours(Span<ulong> into)
    {
        var count = 0;
        for (var i = 0; i + 2 < _places.Count; i++)
        {
            var (word, behind) = ((uint)(_places[i] >> 32), (uint)(_places[i + 2] >> 32));
            if ((uint)_places[i] + 2 == (uint)_places[i + 2] && IsPair(word) && IsPair(behind)) into[count++] = Word.Four(word, behind);
        }

        return count;
    }

    private IEnumerable<(uint Word, List<int> Places)> Lists()
    {
        var run = new List<int>();
        for (var i = 0; i < _places.Count;)
        {
            var word = (uint)(_places[i] >> 32);
            run.Clear();
            for (; i < _places.Count && (uint)(_places[i] >> 32) == word; i++) run.Add((int)(uint)_places[i]);
            yield return (word, run);
        }
    }

    // the places ascend already: two passes over halves of the word keep their order
    private void SortByWord(Span<ulong> room)
    {
        var a = CollectionsMarshal.AsSpan(_places);
        var b = room;
        foreach (var shift in (int[])[32, 48])
        {
            var next = new int[1 << 16];
            foreach (var place in a) next[(ushort)(place >> shift)]++;
            var sum = 0;
            foreach (ref var count in next.AsSpan()) (count, sum) = (sum, sum + count);
            foreach (var place in a) b[next[(ushort)(place >> shift)]++] = place;
            var swapped = a;
            a = b;
            b = swapped;
        }
    }
}
