using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Shirube.Search.Index;

/// <summary>A text in which a key stands, and how often.</summary>
/// <param name="Text">Number among all texts at hand.</param>
internal readonly record struct Occurrence(int Text, int Count);

/// <summary>Reads where keys stand in the segments. For one search: what it has read it keeps.</summary>
internal sealed class Postings(DbConnection connection, ImmutableArray<Segment> segments)
{
    private readonly Dictionary<long, byte[]?> _read = [];
    private readonly Dictionary<(string Key, SearchField Field), List<Occurrence>> _found = [];

    /// <summary>Reads all that the keys, and the Latin words that stand by themselves, need at once.</summary>
    public Task PrepareAsync(IEnumerable<(string Key, bool IsRun, SearchField Field)> keys, CancellationToken cancel) =>
        PrepareAsync(keys.Where(k => k.Key.Length > 1).SelectMany(k => k.IsRun ? [(Word.OfRun(k.Key), k.Field)] : Word.Cover(k.Key).Select(w => (w.Word, k.Field))), cancel);

    private async Task PrepareAsync(IEnumerable<(uint Word, SearchField Field)> words, CancellationToken cancel)
    {
        var wanted = new HashSet<long>();
        foreach (var (word, field) in words)
        {
            foreach (var segment in segments) wanted.Add(Word.Row(segment.Id(field), word));
        }

        wanted.RemoveWhere(_read.ContainsKey);
        if (wanted.Count == 0) return;
        foreach (var row in wanted) _read[row] = null;
        await using var command = connection.CreateCommand();
        command.CommandText = $"select id, places from search_posting where id in ({string.Join(',', wanted.Order().Select(w => w.ToString(CultureInfo.InvariantCulture)))})";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) _read[reader.GetInt64(0)] = reader.GetFieldValue<byte[]>(1);
    }

    /// <summary>The texts in which this Latin word or number stands by itself; rarely one more, see <see cref="Word.OfRun"/>.</summary>
    public async Task<List<Occurrence>> FindRunAsync(string run, SearchField field, CancellationToken cancel)
    {
        var word = Word.OfRun(run);
        await PrepareAsync([(word, field)], cancel);
        var found = new List<Occurrence>();
        var places = new List<int>();
        foreach (var segment in segments)
        {
            if (_read[Word.Row(segment.Id(field), word)] is not { } bytes) continue;
            places.Clear();
            PostingCodec.Decode(bytes, places);
            Count(segment, field, places, found);
        }

        return found;
    }

    /// <summary>The texts whose key holds this one, by number; exact.</summary>
    public async Task<List<Occurrence>> FindAsync(string key, SearchField field, CancellationToken cancel)
    {
        if (_found.TryGetValue((key, field), out var known)) return known;
        var found = new List<Occurrence>();
        if (key.Length == 0) return found;
        if (key.Length > 1) await PrepareAsync([(key, false, field)], cancel);
        foreach (var segment in segments)
        {
            if (key.Length == 1) await FindLetterAsync(segment, field, key[0], found, cancel);
            else Count(segment, field, Places(segment.Id(field), key), found);
        }

        _found[(key, field)] = found;
        return found;
    }

    // where the key begins, ascending
    private List<int> Places(long segment, string key)
    {
        var lists = new List<(byte[] Bytes, int Offset)>();
        foreach (var (word, offset) in Word.Cover(key))
        {
            if (_read[Word.Row(segment, word)] is not { } bytes) return [];
            lists.Add((bytes, offset));
        }

        lists.Sort((a, b) => a.Bytes.Length.CompareTo(b.Bytes.Length));
        var places = new List<int>();
        PostingCodec.Decode(lists[0].Bytes, places);
        foreach (ref var place in CollectionsMarshal.AsSpan(places)) place -= lists[0].Offset;
        places.RemoveAll(static p => p < 0); // too near the beginning
        foreach (var (bytes, offset) in lists.Skip(1))
        {
            if (places.Count == 0) break;
            PostingCodec.KeepCommon(places, bytes, offset);
        }

        return places;
    }

    private static void Count(Segment segment, SearchField field, List<int> places, List<Occurrence> found)
    {
        var starts = segment.Starts(field);
        var text = 0;
        for (var i = 0; i < places.Count;)
        {
            text = TextOf(starts, text, places[i]);
            var first = i;
            while (i < places.Count && places[i] < starts[text + 1]) i++;
            found.Add(new(segment.First + text, i - first));
        }
    }

    // gallops from the last text, since places ascend
    private static int TextOf(int[] starts, int from, int place)
    {
        var (low, step) = (from, 1);
        while (low + step < starts.Length && starts[low + step] <= place)
        {
            low += step;
            step *= 2;
        }

        var index = Array.BinarySearch(starts, low, Math.Min(step, starts.Length - low), place);
        return index >= 0 ? index : ~index - 1;
    }

    private async Task FindLetterAsync(Segment segment, SearchField field, char letter, List<Occurrence> found, CancellationToken cancel)
    {
        var counts = new int[segment.Texts.Length];
        var starts = segment.Starts(field);
        var places = new List<int>();
        var first = Word.Row(segment.Id(field), Word.Of(letter));
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"select places from search_posting where id between {first} and {first + Word.LastPair}");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            places.Clear();
            PostingCodec.Decode(reader.GetFieldValue<byte[]>(0), places);
            var text = 0;
            foreach (var place in places)
            {
                if (place >= starts[text + 1]) text = TextOf(starts, text, place);
                counts[text]++;
            }
        }

        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0) found.Add(new(segment.First + i, counts[i]));
        }
    }
}
