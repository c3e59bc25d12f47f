using System.Data.Common;
using System.Globalization;

namespace Shirube.Search.Index;

/// <summary>The columns of a segment.</summary>
/// <param name="ContentStarts">Where each content begins among the characters of all; one more than there are.</param>
/// <param name="ContentRows">See <see cref="WordDirectory"/>.</param>
/// <param name="ContentWords">See <see cref="KeyFilter"/>.</param>
/// <param name="ContentTriples">The same of the runs of three characters.</param>
/// <param name="HeadingStarts">The same of the headings, each kept once.</param>
/// <param name="HeadingOf">For each text the number of its heading.</param>
/// <param name="TextEnds">Where each content, then each heading, ends among the bytes of all packed texts.</param>
/// <param name="Dictionary">See <see cref="TextPacker"/>.</param>
internal sealed record SegmentHead(
    byte[] ContentStarts, byte[] ContentRows, byte[] ContentWords, byte[] ContentTriples, byte[] HeadingStarts, byte[] HeadingRows, byte[] HeadingWords, byte[] HeadingTriples, byte[] HeadingOf, byte[] TextEnds, byte[] Dictionary)
{
    public static readonly string[] Columns = ["content_starts", "content_rows", "content_words", "content_triples", "heading_starts", "heading_rows", "heading_words", "heading_triples", "heading_of", "text_ends", "dictionary"];

    public byte[][] Values => [ContentStarts, ContentRows, ContentWords, ContentTriples, HeadingStarts, HeadingRows, HeadingWords, HeadingTriples, HeadingOf, TextEnds, Dictionary];

    public static async Task<SegmentHead> ReadAsync(DbConnection connection, long segment, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"select {string.Join(", ", Columns)} from search_segment where id = {segment}");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new(Bytes(0), Bytes(1), Bytes(2), Bytes(3), Bytes(4), Bytes(5), Bytes(6), Bytes(7), Bytes(8), Bytes(9), Bytes(10));

        byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);
    }
}
