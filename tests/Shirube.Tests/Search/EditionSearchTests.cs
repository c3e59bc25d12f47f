using Shirube.Core;
using Shirube.Policy.Withdrawals;
using Shirube.Search.Index;
using Shirube.Storage;
using Shirube.Tests.Library;
using Shirube.Web.Library;
using Shirube.Web.Search;

namespace Shirube.Tests.Search;

public sealed class EditionSearchTests : IDisposable
{
    private const string Lake = "湖の水を守り、魚の数を数えて知らせる。";
    private const string Rail = "鉄道の駅に自転車置場を設ける。";
    private readonly TemporaryLibrary _data = new();

    [Fact]
    public async Task What_is_stored_corrected_or_withdrawn_is_searched_at_once()
    {
        var library = await _data.OpenAsync();
        using var search = new EditionSearch(library);
        Assert.Equal(0, await CountAsync(search, "自転車"));

        await SaveAsync(library, "2021", (Lake, []), (Rail, ["置場を三つ設けた。"]));
        Assert.Equal(1, await CountAsync(search, "自転車"));
        Assert.Equal(1, await CountAsync(search, "三つ"));

        var keys = (await library.FindAsync("2021", default))!.Reviews.Keys;
        await library.ReviewAsync("2021", [new(keys.KeyOf("measure:1")!, 0, Reviews.Said.Reject())], default);
        Assert.Equal(0, await CountAsync(search, "魚の数"));

        await library.Withdrawals.SayAsync("2021", WithdrawalState.Withdrawn, "佐藤", "差し替え", 0, default);
        Assert.Equal(0, await CountAsync(search, "自転車"));
    }

    [Fact]
    public async Task What_another_process_stored_is_found_and_nothing_is_made_twice()
    {
        var library = await _data.OpenAsync();
        await SaveAsync(library, "2021", (Lake, []));
        using var one = new EditionSearch(library);
        using var other = new EditionSearch(await _data.OpenAsync());
        Assert.Equal(["#register", "2021"], (await one.FollowAsync(default)).Order(StringComparer.Ordinal));
        Assert.Empty(await other.FollowAsync(default));
        Assert.Equal(1, await CountAsync(other, "魚"));
    }

    [Fact]
    public async Task An_index_that_a_crash_left_behind_is_mended_at_the_next_search()
    {
        var library = await _data.OpenAsync();
        await SaveAsync(library, "2021", (Lake, []));
        using var search = new EditionSearch(library);
        await search.FollowAsync(default);
        await SaveAsync(library, "2022", (Rail, [])); // stored, not searched yet: the process dies here
        using var next = new EditionSearch(await _data.OpenAsync());
        Assert.Equal(1, await CountAsync(next, "鉄道"));
    }

    [Fact]
    public async Task Verifying_sees_a_damaged_index_and_makes_it_anew()
    {
        var library = await _data.OpenAsync();
        await SaveAsync(library, "2021", (Lake, []));
        using var search = new EditionSearch(library);
        Assert.All(await search.VerifyAsync(default), c => Assert.True(c.IsTrue));
        var database = _data.Folder.Database;
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={database}"))
        {
            await connection.OpenAsync();
            await connection.ExecuteAsync("delete from search_row where id in (select id from search_row limit 2)", default);
        }

        Assert.Contains(await search.VerifyAsync(default), c => c is { IsTrue: false, WrongWords: 2 });
        Assert.All(await search.VerifyAsync(default), c => Assert.True(c.IsTrue));
        Assert.Equal(1, await CountAsync(search, "魚の数"));
    }

    [Fact]
    public async Task Items_are_found_under_their_measure_with_their_own_lines()
    {
        var library = await _data.OpenAsync();
        await SaveAsync(library, "2021", (Rail, ["置場を三つ設けた。"]));
        using var search = new EditionSearch(library);
        var hit = Assert.Single((await search.AskAsync("三つ", r => r, default)).Shown);
        Assert.Equal((SearchKind.Item, "measure:1", 1), (hit.Kind, hit.Row, hit.Position));
        Assert.NotEmpty(hit.Parts[0].Lines);
    }

    public void Dispose() => _data.Dispose();

    private static async Task<int> CountAsync(EditionSearch search, string query) => (await search.AskAsync(query, r => r with { IncludesParts = false }, default)).Texts;

    private static async Task SaveAsync(EditionLibrary library, string edition, params (string Plan, string[] Status)[] measures)
    {
        var (draft, bytes) = Drafts.Of(edition, "markup/1", SectionPath.Of("1"), measures);
        await library.SaveAsync(draft, edition, bytes, default);
    }
}
