using System.Collections.Concurrent;

namespace Shirube.Web.Imports;

/// <summary>Tables that were received and wait for a person to say what their columns are. Only the last ones are kept.</summary>
public sealed class PendingTables(IncomingFiles incoming)
{
    private const int Kept = 20;
    private readonly ConcurrentDictionary<string, WaitingFile> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    public void Keep(string id, WaitingFile file)
    {
        _files[id] = file;
        _order.Enqueue(id);
        while (_order.Count > Kept && _order.TryDequeue(out var old))
        {
            if (_files.TryRemove(old, out _)) incoming.Drop(old);
        }
    }

    /// <summary>Null for an id that was never given, is forgotten or is being imported.</summary>
    public WaitingFile? Find(string id) => _files.GetValueOrDefault(id);

    /// <summary>Gives a table away; its file stays.</summary>
    public void Release(string id) => _files.TryRemove(id, out _);
}
