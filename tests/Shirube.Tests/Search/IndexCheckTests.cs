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
    [InlineData("update search_posting set places = x'05' where id = (select min(id) from search_posting)")]
    [InlineData("delete from search_posting where id = (select max(id) from search_posting)")]
    [InlineData("insert into search_posting (id, places) select max(id) + 1, x'01' from search_posting")]
    [InlineData("update search_segment set starts = x'000102'")]
    public async Task A_word_that_was_lost_or_moved_is_seen(string damage)
    {
        await using var folder = await OfAsync(("2030", Texts));
        await SpoilAsync(folder, damage);
        Assert.True((await CheckAsync(folder, Texts)).WrongWords > 0);
    }

    [Theory]
    [InlineData("update search_text set content = '潮流発電の検証' where fact = 'a'")]
    [InlineData("update search_text set lines = '3-5' where fact = 'a'")]
    [InlineData("delete from search_text where fact = 'b'")]
    public async Task A_text_that_differs_from_its_source_is_seen(string damage)
    {
        await using var folder = await OfAsync(("2030", Texts));
        await SpoilAsync(folder, damage);
        Assert.True((await CheckAsync(folder, Texts)).WrongTexts > 0);
    }

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
