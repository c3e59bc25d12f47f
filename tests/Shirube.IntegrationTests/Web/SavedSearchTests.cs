using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;

namespace Shirube.IntegrationTests.Web;

/// <summary>Searches that people keep, and what they say of the dictionary.</summary>
public sealed class SavedSearchTests : IAsyncLifetime
{
    private readonly WebServer _server = new();

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_search_is_kept_with_all_that_is_chosen_for_the_one_who_saved_it()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        using var other = await AccountForm.EnterAsync(_server, "鈴木");
        using var saved = await person.PostAsync("/sign-out", "/search?q=%E6%B5%B7&kind=measure", ("name", "海の施策"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await person.PageAsync("/search"));
        var link = Assert.Single(page.QuerySelectorAll(".saved a"), a => a.TextContent == "海の施策");
        Assert.Equal("/search?q=%E6%B5%B7&kind=measure", link.GetAttribute("href"));
        using var there = await person.Client.GetAsync(link.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
        Assert.DoesNotContain("海の施策", await other.PageAsync("/search"), StringComparison.Ordinal);
        Assert.DoesNotContain("海の施策", await _server.Client.GetStringAsync(new Uri("/search", UriKind.Relative)), StringComparison.Ordinal);

        var id = page.QuerySelector(".saved input[name=forget]")!.GetAttribute("value")!;
        using var stranger = await other.PostAsync("/sign-out", "/search", ("forget", id));
        Assert.Contains("海の施策", await person.PageAsync("/search"), StringComparison.Ordinal);
        using var forgotten = await person.PostAsync("/sign-out", "/search", ("forget", id));
        Assert.DoesNotContain("海の施策", await person.PageAsync("/search"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pair_of_words_is_looked_for_at_once_and_refused_at_once_and_every_word_is_kept()
    {
        Assert.Equal(0, await TextsAsync("灯火塔"));
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        await SayAsync(person, "same", "灯火塔", "灯台", "同じ施設", "0", HttpStatusCode.Redirect);
        Assert.True(await TextsAsync("灯火塔") > 0);
        await SayAsync(person, "apart", "灯台", "灯火塔", "別の施設だった", "0", HttpStatusCode.Conflict); // did not see the first word
        await SayAsync(person, "apart", "灯台", "灯火塔", "別の施設だった", "1", HttpStatusCode.Redirect);
        Assert.Equal(0, await TextsAsync("灯火塔"));
        using var json = await JsonAsync("/search/words.json");
        Assert.Equal([("apart", true, "佐藤", "別の施設だった"), ("same", false, "佐藤", "同じ施設")], json.RootElement.GetProperty("said").EnumerateArray()
            .Select(w => (w.GetProperty("says").GetString()!, w.GetProperty("standing").GetBoolean(), w.GetProperty("who").GetString()!, w.GetProperty("why").GetString()!)));
    }

    [Fact]
    public async Task What_the_texts_tell_can_be_refused_and_taken_up_again()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        Assert.Contains("海に面する町", await AddedAsync("沿岸の町"));
        await SayAsync(person, "apart", "沿岸の町", "海に面する町", "ほかの組合もある", "0", HttpStatusCode.Redirect);
        Assert.DoesNotContain("海に面する町", await AddedAsync("沿岸の町"));
        await SayAsync(person, "undone", "沿岸の町", "海に面する町", "取り消し", "1", HttpStatusCode.Redirect);
        Assert.Contains("海に面する町", await AddedAsync("沿岸の町"));
    }

    [Theory]
    [InlineData("same", "海", "海洋の言葉", "一文字")]
    [InlineData("same", "海洋の言葉", "海洋 の言葉", "同じ語")]
    [InlineData("same", "海洋の言葉", "別の言葉", "")]
    [InlineData("explode", "海洋の言葉", "別の言葉", "理由")]
    public async Task A_form_that_cannot_be_is_refused(string says, string word, string other, string why)
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        await SayAsync(person, says, word, other, why, "0", HttpStatusCode.BadRequest);
        using var json = await JsonAsync("/search/words.json");
        Assert.Empty(json.RootElement.GetProperty("said").EnumerateArray());
    }

    [Fact]
    public async Task Without_signing_in_nothing_is_kept()
    {
        using var reader = new AccountForm(_server);
        using var word = await reader.PostAsync("/sign-in", "/search/words", ("says", "same"), ("word", "灯火塔"), ("other", "灯台"), ("why", "理由"), ("seen", "0"));
        Assert.Equal(HttpStatusCode.Unauthorized, word.StatusCode);
        using var search = await reader.PostAsync("/sign-in", "/search?q=x", ("name", "何か"));
        Assert.Equal(HttpStatusCode.Unauthorized, search.StatusCode);
    }

    private static async Task SayAsync(AccountForm person, string says, string word, string other, string why, string seen, HttpStatusCode status)
    {
        using var answer = await person.PostAsync("/sign-out", "/search/words", ("says", says), ("word", word), ("other", other), ("why", why), ("seen", seen));
        Assert.Equal(status, answer.StatusCode);
    }

    private async Task<int> TextsAsync(string query)
    {
        using var json = await JsonAsync("/search.json?q=" + Uri.EscapeDataString(query));
        return json.RootElement.GetProperty("textCount").GetInt32();
    }

    private async Task<List<string?>> AddedAsync(string query)
    {
        using var json = await JsonAsync("/search.json?q=" + Uri.EscapeDataString(query));
        return [.. json.RootElement.GetProperty("reading").GetProperty("terms")[0].GetProperty("variants").EnumerateArray().Select(v => v.GetProperty("text").GetString())];
    }

    private async Task<JsonDocument> JsonAsync(string address) => JsonDocument.Parse(await _server.Client.GetStringAsync(new Uri(address, UriKind.Relative)));
}
