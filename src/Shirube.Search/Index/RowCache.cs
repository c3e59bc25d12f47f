namespace Shirube.Search.Index;

/// <summary>Rows that were read lately, at most 134 MB of them and no more than a 64th of the memory; for many threads. Rows never change and their ids are never used again, so that one that is gone from the database is never asked for.</summary>
internal sealed class RowCache
{
    private const int Share = 64; // of the memory that the process may use
    private static readonly int MostOfAge = (int)Math.Min(16_384, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Share / 2 / WordRow.Size);

    private readonly Lock _gate = new();
    private Dictionary<long, StoredRow> _young = [];
    private Dictionary<long, StoredRow> _old = []; // what is not asked for again goes with the next change of age

    /// <summary>Moves the rows that are at hand from those wanted to those read.</summary>
    public void Take(HashSet<long> wanted, Dictionary<long, StoredRow> read)
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

    public void Add(IEnumerable<(long Id, StoredRow Row)> rows)
    {
        lock (_gate)
        {
            foreach (var (id, row) in rows) Keep(id, row);
        }
    }

    private void Keep(long id, StoredRow row)
    {
        if (_young.Count == MostOfAge) (_old, _young) = (_young, []);
        _young[id] = row;
    }
}
