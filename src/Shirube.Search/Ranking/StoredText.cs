using Shirube.Search.Index;

namespace Shirube.Search.Ranking;

/// <summary>What of a text is read only when it is shown.</summary>
internal readonly record struct StoredText(ShownText Text, string Heading)
{
    /// <summary>Reads some texts at once, by their numbers.</summary>
    public static async Task<Dictionary<int, StoredText>> ReadAsync(RowReader rows, Catalogue catalogue, IReadOnlyCollection<int> texts, CancellationToken cancel)
    {
        var places = texts.Select(t => (Text: t, Segment: catalogue.SegmentOf(t))).Select(t => (t.Text, t.Segment, Bytes: t.Segment.BytesOf(t.Text - t.Segment.First))).ToList();
        await rows.ReadAsync([.. places.SelectMany(p => PackedTexts.Rows(p.Segment.Id, p.Bytes.Content).Concat(PackedTexts.Rows(p.Segment.Id, p.Bytes.Heading)))], cancel);
        return places.ToDictionary(p => p.Text, p => new StoredText(ShownText.Read(Read(p.Segment, p.Bytes.Content)), Read(p.Segment, p.Bytes.Heading)));

        string Read(Segment segment, Range bytes) => PackedTexts.Read(segment.Id, bytes, id => rows[id].Bytes, segment.Unpacker);
    }
}
