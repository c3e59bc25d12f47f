namespace Shirube.Search.Index;

/// <summary>Rows that were read lately, at most 33 MB of them; for many threads. Rows never change and their ids are never used again, so that one that is gone from the database is never asked for.</summary>
internal sealed class RowCache
{
    private const int MostOfAge = 4096; // rows of a page each

    private readonly Lock _gate = new();
    private Dictionary<long, byte[]> _young = [];
    private Dictionary<long, byte[]> _old = []; // what is not asked for again goes with the next change of age

    /// <summary>Moves the rows that are at hand from those wanted to those read.</summary>
    public void Take(HashSet<long> wanted, Dictionary<long, byte[]> read)
    {
        lock (_gate)
        {
            foreach (var id in wanted)
            {
                if (!_young.TryGetValue(id, out var row))
                {
                    if (!_old.TryGetValue(id, out row)) continue;
                    Keep(id, row);
                }

                read[id] = row;
            }
        }

        wanted.RemoveWhere(read.ContainsKey);
    }

    public void Add(IEnumerable<(long Id, byte[] Row)> rows)
    {
        lock (_gate)
        {
            foreach (var (id, row) in rows) Keep(id, row);
        }
    }

    private void Keep(long id, byte[] row)
    {
        if (_young.Count == MostOfAge) (_old, _young) = (_young, []);
        _young[id] = row;
    }
}
