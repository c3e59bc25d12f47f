using System.Runtime.InteropServices;

namespace Shirube.Search.Index;

/// <summary>A text in which a key stands, and how often.</summary>
/// <param name="Text">Number among all texts at hand.</param>
internal readonly record struct Occurrence(int Text, int Count);

/// <summary>Reads where keys stand in the segments. For one search: what it has read it keeps.</summary>
internal sealed class Postings(RowReader rows, Catalogue catalogue, Buffers buffers)
{
    private const int ShortList = 2; // rows; so few are read beforehand

    private readonly Dictionary<(string Key, SearchField Field), List<Occurrence>> _found = [];
    private readonly Dictionary<(string Key, bool IsRun, SearchField Field), List<(Segment Segment, SoughtWord[] Words)>> _sought = [];

    /// <summary>Reads the short lists that the keys, and the Latin words that stand by themselves, need at once.</summary>
    public Task PrepareAsync(IEnumerable<(string Key, bool IsRun, SearchField Field)> keys, CancellationToken cancel)
    {
        var wanted = new HashSet<long>();
        foreach (var (key, isRun, field) in keys.Where(k => k.Key.Length > 1))
        {
            foreach (var (segment, words) in Seek(key, isRun, field))
            {
                foreach (var word in words)
                {
                    if (word.Count <= ShortList) wanted.UnionWith(RowsOf(segment, field, word.Rows));
                }
            }
        }

        return rows.ReadAsync(wanted, cancel);
    }

    /// <summary>The texts in which this Latin word or number stands by itself; rarely one more, see <see cref="Word.OfRun"/>.</summary>
    public Task<List<Occurrence>> FindRunAsync(string run, SearchField field, CancellationToken cancel) => FindAsync(run, isRun: true, field, cancel);

    /// <summary>The texts whose key holds this one, by number; exact.</summary>
    public async Task<List<Occurrence>> FindAsync(string key, SearchField field, CancellationToken cancel)
    {
        if (_found.TryGetValue((key, field), out var known)) return known;
        return _found[(key, field)] = key.Length switch
        {
            0 => [],
            1 => await FindLetterAsync(key[0], field, cancel),
            _ => await FindAsync(key, isRun: false, field, cancel),
        };
    }

    // the segments that may hold the key, with what is to be read there
    private List<(Segment Segment, SoughtWord[] Words)> Seek(string key, bool isRun, SearchField field)
    {
        if (_sought.TryGetValue((key, isRun, field), out var sought)) return sought;
        _sought[(key, isRun, field)] = sought = [];
        var run = isRun ? Word.OfRun(key) : 0;
        var runs = isRun ? KeyRuns.Of(run) : KeyRuns.Of(key);
        foreach (var segment in catalogue.Filters(field).Passing(runs).Select(i => catalogue.Segments[i]))
        {
            var at = segment.Field(field);
            sought.Add((segment, isRun ? at.Seek(run) : at.Seek(key)));
        }

        return sought;
    }

    private async Task<List<Occurrence>> FindAsync(string key, bool isRun, SearchField field, CancellationToken cancel)
    {
        var crossings = Seek(key, isRun, field).ConvertAll(s => new Crossing(s.Segment, field, s.Words, buffers.Places()));
        for (var open = crossings.ToList(); open.Count > 0; open.RemoveAll(c => c.IsAtEnd))
        {
            await rows.ReadAsync([.. open.SelectMany(c => c.Wanted())], cancel);
            foreach (var crossing in open) crossing.Step(rows);
        }

        var found = buffers.Occurrences();
        foreach (var crossing in crossings)
        {
            AddTexts(crossing.Segment, field, crossing.Places, found);
            buffers.Return(crossing.Places);
        }

        return found;
    }

    // a letter is all words that begin with it
    private async Task<List<Occurrence>> FindLetterAsync(char letter, SearchField field, CancellationToken cancel)
    {
        var found = buffers.Occurrences();
        var (first, last) = (Word.Of(letter), Word.Of(letter) + Word.LastPair);
        await rows.ReadAsync([.. catalogue.Segments.SelectMany(s => Ids(s, field, first, last))], cancel);
        foreach (var segment in catalogue.Segments)
        {
            var counts = new int[segment.Field(field).Starts.Length - 1];
            var places = buffers.Places();
            foreach (var id in Ids(segment, field, first, last))
            {
                WordRow.Read(rows[id], first, last, places, () =>
                {
                    Count(segment.Field(field), places, 0, buffers.Keys);
                    foreach (var (key, count) in buffers.Keys) counts[key] += count;
                    buffers.Keys.Clear();
                    places.Clear();
                });
            }

            buffers.Return(places);
            for (var key = 0; key < counts.Length; key++)
            {
                if (counts[key] > 0) buffers.Keys.Add(new(key, counts[key]));
            }

            if (field == SearchField.Heading) AddTextsUnder(segment, found);
            else found.AddRange(buffers.Keys.Select(k => k with { Text = segment.First + k.Text }));
            buffers.Keys.Clear();
        }

        return found;
    }

    private void AddTexts(Segment segment, SearchField field, List<int> places, List<Occurrence> found)
    {
        if (field == SearchField.Content)
        {
            Count(segment.Field(field), places, segment.First, found);
            return;
        }

        Count(segment.Field(field), places, 0, buffers.Keys);
        AddTextsUnder(segment, found);
        buffers.Keys.Clear();
    }

    // the keys are headings
    private void AddTextsUnder(Segment segment, List<Occurrence> found)
    {
        var before = found.Count;
        foreach (var (heading, count) in buffers.Keys)
        {
            foreach (var text in segment.Under(heading)) found.Add(new(segment.First + text, count));
        }

        CollectionsMarshal.AsSpan(found)[before..].Sort(static (a, b) => a.Text.CompareTo(b.Text));
    }

    // the keys in which the places lie, and how many in each
    private static void Count(SegmentField field, List<int> places, int firstKey, List<Occurrence> keys)
    {
        var all = CollectionsMarshal.AsSpan(places);
        var key = 0;
        for (var i = 0; i < all.Length;)
        {
            key = field.KeyAt(all[i], key);
            var (first, end) = (i, field.Starts[key + 1]);
            while (i < all.Length && all[i] < end) i++;
            keys.Add(new(firstKey + key, i - first));
        }
    }

    private static IEnumerable<long> Ids(Segment segment, SearchField field, uint first, uint last) => RowsOf(segment, field, segment.Field(field).Directory.RowsOf(first, last));

    private static IEnumerable<long> RowsOf(Segment segment, SearchField field, Range rows)
    {
        for (var row = rows.Start.Value; row < rows.End.Value; row++) yield return RowId.Of(segment.Id, segment.Field(field).Rows, row);
    }
}
