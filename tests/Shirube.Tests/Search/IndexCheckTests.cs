using Shirube.Search.Index;
using Shirube.Storage;
using static Shirube.Tests.Search.SearchFolder;

namespace Shirube.Tests.Search;

public sealed class IndexCheckTests
{
    private static readonly SearchText[] Texts = [Text("a", "潮流発電の実証") with { Heading = "海の力", Years = [2031], Lines = [(3, 4)] }, Text("b", "森の調査")];

    [Fact]
    public async Task An_index_as_it_was_written_is_true()
    {
        await using var folder = await OfAsync(("2030", Texts));
        Assert.True((await CheckAsync(folder, Texts)).IsTrue);
    }

    [Theory]
    [InlineData("update search_row set bytes = x'05' where id = (select min(id) from search_row)")]
    [InlineData("delete from search_row where id = (select min(id) from search_row)")]
    [InlineData("insert into search_row (id, bytes) select min(id) + 1, x'01' from search_row")]
    [InlineData("update search_segment set content_starts = x'000102'")]
    [InlineData("update search_segment set heading_rows = x'00'")]
    public async Task A_word_that_was_lost_or_moved_is_seen(string damage)
    {
        await using var folder = await OfAsync(("2030", Texts));
        await SpoilAsync(folder, damage);
        Assert.True((await CheckAsync(folder, Texts)).WrongWords > 0);
    }

    [Theory]
    [InlineData("update search_row set bytes = zeroblob(length(bytes)) where id = (select max(id) from search_row)")]
    [InlineData("delete from search_row where id = (select max(id) from search_row)")]
    [InlineData("update search_segment set text_ends = x'8080808080'")]
    [InlineData("update search_segment set described = x'00'")]
    public async Task A_text_that_differs_from_its_source_is_seen(string damage)
    {
        await using var folder = await OfAsync(("2030", Texts));
        await SpoilAsync(folder, damage);
        Assert.True((await CheckAsync(folder, Texts)).WrongTexts > 0);
    }

    [Fact]
    public async Task A_text_that_is_told_to_be_of_another_year_is_seen_and_so_is_one_too_many()
    {
        await using var folder = await OfAsync(("2030", Texts));
        await DescribeAsync(folder, [Texts[0] with { Years = [2032] }, Texts[1]]);
        Assert.Equal(1, (await CheckAsync(folder, Texts)).WrongTexts);
        await DescribeAsync(folder, [.. Texts, Text("c", "橋の点検")]);
        Assert.Equal(1, (await CheckAsync(folder, Texts)).WrongTexts);
        await DescribeAsync(folder, [.. Texts]);
        Assert.True((await CheckAsync(folder, Texts)).IsTrue);
    }

    private static Task DescribeAsync(SearchFolder folder, List<SearchText> texts) => SpoilAsync(folder, $"update search_segment set described = x'{Convert.ToHexString(IndexedText.Encode(texts))}'");

    private static async Task<IndexCheck> CheckAsync(SearchFolder folder, SearchText[] texts)
    {
        await using var connection = await folder.ConnectAsync();
        return await IndexCheck.OfAsync(connection, "2030", texts, CancellationToken.None);
    }

    private static async Task SpoilAsync(SearchFolder folder, string damage)
    {
        await using var connection = await folder.ConnectAsync();
        await connection.ExecuteAsync(damage, CancellationToken.None);
    }
}
