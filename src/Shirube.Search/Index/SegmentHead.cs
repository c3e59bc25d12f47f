using System.Data.Common;
using System.Globalization;

namespace Shirube.Search.Index;

/// <summary>The columns of one field of a segment.</summary>
/// <param name="Starts">Where each key begins among the characters of all; one more than there are.</param>
/// <param name="Rows">See <see cref="WordDirectory"/>.</param>
/// <param name="Pairs">The words of the index: see <see cref="KeyFilter"/>.</param>
/// <param name="Triples">The same of the runs of three characters.</param>
/// <param name="Fours">The same of the runs of four.</param>
internal sealed record FieldHead(byte[] Starts, byte[] Rows, byte[] Pairs, byte[] Triples, byte[] Fours)
{
    public byte[][] Values => [Starts, Rows, Pairs, Triples, Fours];
}

/// <summary>The columns of a segment.</summary>
/// <param name="Headings">Each kept once.</param>
/// <param name="HeadingOf">For each text the number of its heading.</param>
/// <param name="TextEnds">Where each content, then each heading, ends among the bytes of all packed texts.</param>
/// <param name="Described">See <see cref="IndexedText"/>.</param>
/// <param name="Dictionary">See <see cref="TextPacker"/>.</param>
internal sealed record SegmentHead(FieldHead Contents, FieldHead Headings, byte[] HeadingOf, byte[] TextEnds, byte[] Described, byte[] Dictionary)
{
    public static readonly string[] Columns =
    [
        "content_starts", "content_rows", "content_pairs", "content_triples", "content_fours",
        "heading_starts", "heading_rows", "heading_pairs", "heading_triples", "heading_fours",
        "heading_of", "text_ends", "described", "dictionary",
    ];

    public byte[][] Values => [.. Contents.Values, .. Headings.Values, HeadingOf, TextEnds, Described, Dictionary];

    /// <summary>What tells where words stand: always the same for the same texts.</summary>
    public byte[][] Words => [.. Contents.Values, .. Headings.Values, HeadingOf];

    public static async Task<SegmentHead> ReadAsync(DbConnection connection, long segment, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"select {string.Join(", ", Columns)} from search_segment where id = {segment}");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new(Field(0), Field(5), Bytes(10), Bytes(11), Bytes(12), Bytes(13));

        FieldHead Field(int column) => new(Bytes(column), Bytes(column + 1), Bytes(column + 2), Bytes(column + 3), Bytes(column + 4));

        byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);
    }
}
