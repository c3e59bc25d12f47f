using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;

namespace Shirube.Search.Index;

/// <summary>The segments of a database as they are now. Each is read once, since none ever changes; which there are is asked at every search.</summary>
internal sealed class SegmentShelf
{
    private ImmutableDictionary<long, Segment> _known = ImmutableDictionary<long, Segment>.Empty;
    private Shelved _last = new("", new([]));

    /// <summary>All segments, numbered through by text.</summary>
    public async Task<Catalogue> NowAsync(DbConnection connection, CancellationToken cancel)
    {
        var heads = new List<(long Id, string Source, long FirstText, long EndText)>();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "select id, source, first_text, end_text from search_segment order by first_text";
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel)) heads.Add((reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3)));
        }

        var ids = string.Join(',', heads.Select(h => h.Id.ToString(CultureInfo.InvariantCulture)));
        var last = _last;
        if (ids == last.Ids) return last.Catalogue;
        var now = ImmutableArray.CreateBuilder<Segment>(heads.Count);
        var first = 0;
        foreach (var (id, source, firstText, endText) in heads)
        {
            var segment = (_known.GetValueOrDefault(id) ?? await Segment.ReadAsync(connection, id, source, firstText, endText, cancel)).From(first);
            now.Add(segment);
            first += segment.Texts.Length;
        }

        _known = now.ToImmutableDictionary(s => s.Id);
        var catalogue = new Catalogue(now.DrainToImmutable());
        _last = new(ids, catalogue);
        return catalogue;
    }

    private sealed record Shelved(string Ids, Catalogue Catalogue);
}
