using System.Collections.Immutable;
using System.Data.Common;

namespace Shirube.Search.Index;

/// <summary>The segments of a database as they are now. Each is read once, since none ever changes; which there are is asked at every search.</summary>
internal sealed class SegmentShelf
{
    private ImmutableDictionary<long, Segment> _known = ImmutableDictionary<long, Segment>.Empty;
    private Shelved _last = new(default, new([]));

    /// <summary>All segments, numbered through by text.</summary>
    public async Task<Catalogue> NowAsync(DbConnection connection, CancellationToken cancel)
    {
        var state = await StateAsync(connection, cancel);
        var last = _last;
        if (state == last.State) return last.Catalogue;
        var heads = await HeadsAsync(connection, cancel);
        var now = ImmutableArray.CreateBuilder<Segment>(heads.Count);
        var first = 0;
        foreach (var (id, source) in heads)
        {
            var segment = (_known.GetValueOrDefault(id) ?? await Segment.ReadAsync(connection, id, source, cancel)).From(first);
            now.Add(segment);
            first += segment.Texts.Length;
        }

        _known = now.ToImmutableDictionary(s => s.Id);
        var catalogue = new Catalogue(now.DrainToImmutable());
        _last = new(state, catalogue);
        return catalogue;
    }

    // ids are never used again: where segments came, the last id is another; where some only went, their number is
    private static async Task<(long Segments, long Last)> StateAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select (select count(*) from search_segment), (select coalesce(max(id), 0) from search_segment)";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private static async Task<List<(long Id, string Source)>> HeadsAsync(DbConnection connection, CancellationToken cancel)
    {
        var heads = new List<(long Id, string Source)>();
        await using var command = connection.CreateCommand();
        command.CommandText = "select id, source from search_segment order by id";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) heads.Add((reader.GetInt64(0), reader.GetString(1)));
        return heads;
    }

    private sealed record Shelved((long Segments, long Last) State, Catalogue Catalogue);
}
