using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;

namespace Shirube.Search.Index;

/// <summary>The segments of a database as they are now. Each is read once, since none ever changes; which there are is asked at every search.</summary>
internal sealed class SegmentShelf
{
    private ImmutableDictionary<long, Segment> _known = ImmutableDictionary<long, Segment>.Empty;
    private ImmutableArray<Segment> _last = [];
    private string _lastIds = "";

    /// <summary>All segments, numbered through by text.</summary>
    public async Task<ImmutableArray<Segment>> NowAsync(DbConnection connection, CancellationToken cancel)
    {
        var heads = new List<(long Content, long Heading, string Source, long FirstText)>();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "select c.id, h.id, c.source, c.first_text from search_segment c join search_segment h on h.first_text = c.first_text and h.source = c.source and h.field = 'Heading' "
                + "where c.field = 'Content' order by c.first_text";
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel)) heads.Add((reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2), reader.GetInt64(3)));
        }

        var ids = string.Join(',', heads.Select(h => h.Content.ToString(CultureInfo.InvariantCulture)));
        var (last, lastIds) = (_last, _lastIds);
        if (ids == lastIds) return last;
        var now = ImmutableArray.CreateBuilder<Segment>(heads.Count);
        var first = 0;
        foreach (var head in heads)
        {
            var segment = _known.GetValueOrDefault(head.Content) ?? await ReadAsync(connection, head, cancel);
            segment = segment.First == first ? segment : segment.From(first);
            now.Add(segment);
            first += segment.Texts.Length;
        }

        _known = now.ToImmutableDictionary(s => s.Id(SearchField.Content));
        (_last, _lastIds) = (now.ToImmutable(), ids);
        return now.DrainToImmutable();
    }

    private static async Task<Segment> ReadAsync(DbConnection connection, (long Content, long Heading, string Source, long FirstText) head, CancellationToken cancel)
    {
        var content = await StartsAsync(connection, head.Content, cancel);
        var heading = await StartsAsync(connection, head.Heading, cancel);
        var texts = new List<IndexedText>(content.Length - 1);
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"select id, kind, position, belongs_to, section, ministries, years, has_deadline, restates, weight, is_definition from search_text where id >= {head.FirstText} and id < {head.FirstText + content.Length - 1} order by id");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            texts.Add(new(
                reader.GetInt64(0), head.Source, Enum.Parse<SearchKind>(reader.GetString(1)), reader.IsDBNull(2) ? null : reader.GetInt32(2), reader.GetString(3), reader.GetString(4),
                Bars(reader.GetString(5)), [.. Bars(reader.GetString(6)).Select(y => int.Parse(y, CultureInfo.InvariantCulture))], reader.GetInt32(7) == 1, reader.IsDBNull(8) ? null : reader.GetString(8), reader.GetDouble(9), reader.GetInt32(10) == 1));
        }

        if (texts.Count != content.Length - 1) throw new InvalidDataException($"The search index of \"{head.Source}\" does not fit its texts. Run `shirube verify` to make it anew.");
        return new(head.Content, head.Heading, content, heading, [.. texts]);
    }

    private static async Task<int[]> StartsAsync(DbConnection connection, long segment, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"select starts from search_segment where id = {segment}");
        var starts = new List<int>();
        PostingCodec.Decode((byte[])(await command.ExecuteScalarAsync(cancel))!, starts);
        return [.. starts];
    }

    private static ImmutableArray<string> Bars(string list) => list.Length == 0 ? [] : [.. list.Trim('|').Split('|')];
}
