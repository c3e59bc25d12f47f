using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Shirube.IntegrationTests.Web;

[Collection(WebServerGroup.Name)]
public sealed class SearchPageTests(WebServer server)
{
    [Theory]
    [InlineData("潮流発電", "measure:1")]
    [InlineData("漁業", "measure:1/status:2")]
    [InlineData("海洋研究者", "indicator:2")]
    [InlineData("占用", "footnote:2")]
    [InlineData("段落", "passage:1")]
    [InlineData("電力", "goal:2")]
    [InlineData("kind:finding 読めない一行", "finding:1")]
    public async Task Every_kind_of_fact_is_found_and_leads_to_its_page(string query, string fact)
    {
        using var json = await JsonAsync("q", query, "edition", "2031");
        var hits = json.RootElement.GetProperty("hits").EnumerateArray().SelectMany(h => h.GetProperty("parts").EnumerateArray()).ToList();
        var hit = hits.First(h => h.GetProperty("fact").GetString() == fact);
        Assert.True(hit.GetProperty("whole").GetBoolean());
        using var answer = await server.Client.GetAsync(hit.GetProperty("address").GetString());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_hit_shows_its_path_its_words_marked_and_its_place_in_the_original()
    {
        var page = await PageAsync("q", "三か所 整備", "edition", "2031");
        var hit = page.QuerySelectorAll(".hit").First(h => h.QuerySelector("h3 a")!.GetAttribute("href") == "/editions/2031/measures/1");
        Assert.Equal("三か所整備", hit.QuerySelector(".snippet mark")!.TextContent);
        Assert.Equal("1 海と暮らす社会 › (1) 潮流の利用", hit.QuerySelector(".hit-path")!.TextContent.Trim());
        Assert.Equal("/editions/2031/source?fact=measure:1#L13", hit.QuerySelector(".evidence a")!.GetAttribute("href"));
        Assert.Contains("県政策課", hit.TextContent, StringComparison.Ordinal);
        Assert.Contains("2033", hit.QuerySelector(".evidence")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_a_document_stays_text()
    {
        var page = await PageAsync("q", "script alert");
        Assert.Contains(page.QuerySelectorAll(".snippet"), s => s.TextContent.Contains(FictionalEdition.Hostile, StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("main script"));
        var typed = await PageAsync("q", "\"><img src=x onerror=alert(1)>");
        Assert.Empty(typed.QuerySelectorAll("main img"));
    }

    [Fact]
    public async Task What_was_added_is_told_and_can_be_taken_out_and_put_back()
    {
        var page = await PageAsync("q", "令和15年度");
        var added = Assert.Single(page.QuerySelectorAll(".reading li"), l => l.TextContent.Contains("2033年度", StringComparison.Ordinal));
        var out1 = added.QuerySelector("a.take-out")!.GetAttribute("href")!;
        Assert.NotEmpty(page.QuerySelectorAll(".hit"));
        var without = await PageAsync(out1);
        Assert.Contains("0 件", without.QuerySelector(".counts")!.TextContent, StringComparison.Ordinal);
        var back = Assert.Single(without.QuerySelectorAll(".reading a.take-out")).GetAttribute("href")!;
        Assert.Equal(Count(page), Count(await PageAsync(back)));
    }

    [Fact]
    public async Task A_synonym_names_the_fact_that_tells_it()
    {
        var page = await PageAsync("q", "実証海域");
        var added = Assert.Single(page.QuerySelectorAll(".reading li"), l => l.TextContent.Contains("潮流発電の実証海域", StringComparison.Ordinal));
        Assert.StartsWith("/editions/20", added.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        var without = await PageAsync(added.QuerySelector("a.take-out")!.GetAttribute("href")!);
        Assert.DoesNotContain(without.QuerySelectorAll(".reading li"), l => l.TextContent.StartsWith('＋'));
    }

    [Theory]
    [InlineData("海 \"開いた", "引用符")]
    [InlineData("海 OR", "OR")]
    [InlineData("海 kind:xyz", "kind:xyz")]
    public async Task What_was_unclear_is_told(string query, string note)
    {
        var page = await PageAsync("q", query);
        Assert.Contains(note, page.QuerySelector(".reading strong")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_beside_a_facet_is_the_number_of_texts_behind_its_link()
    {
        var page = await PageAsync("q", "海");
        var links = page.QuerySelectorAll(".facets li").ToList();
        Assert.True(links.Count > 6);
        foreach (var link in links)
        {
            var behind = await PageAsync(link.QuerySelector("a")!.GetAttribute("href")!);
            Assert.Equal(link.QuerySelector(".count")!.TextContent, Count(behind).Texts);
            Assert.Contains(behind.QuerySelectorAll(".reading a.take-out"), a => a.GetAttribute("href") == "/search?q=%E6%B5%B7");
        }
    }

    [Theory]
    [InlineData("\"を続ける\"", "2031")] // 「潮流協議会」を続ける stands in two measures and is shown once
    [InlineData("海", "2030")]
    [InlineData("潮流発電", "2031")]
    public async Task The_number_of_hits_is_the_number_shown(string query, string edition)
    {
        using var json = await JsonAsync("q", query, "edition", edition);
        var whole = json.RootElement.GetProperty("hits").EnumerateArray().Count(h => h.GetProperty("whole").GetBoolean());
        Assert.Equal(whole, json.RootElement.GetProperty("hitCount").GetInt32());
        Assert.False(json.RootElement.GetProperty("hitCountIsMost").GetBoolean());
        Assert.Equal(whole.ToString(System.Globalization.CultureInfo.InvariantCulture), Count(await PageAsync("q", query, "edition", edition)).Hits);
    }

    [Fact]
    public async Task A_question_that_only_an_item_answers_is_answered_in_its_own_words()
    {
        var page = await PageAsync("q", "海域の数はいくつ?", "edition", "2031");
        var quote = page.QuerySelector(".answer blockquote")!;
        Assert.Equal("潮流発電の実証海域を2033年度までに三か所整備する。", quote.TextContent.Trim());
        Assert.StartsWith("/editions/2031/source", quote.GetAttribute("cite"), StringComparison.Ordinal);
        Assert.Null((await PageAsync("q", "鉄道の駅の数は?", "edition", "2031")).QuerySelector(".answer"));
    }

    [Fact]
    public async Task An_entry_of_the_register_stands_above_the_hits()
    {
        var page = await PageAsync("q", "潮流協議会");
        Assert.Contains(page.QuerySelectorAll(".entities a"), a => a.GetAttribute("href") == "/programmes/" + Uri.EscapeDataString("潮流協議会"));
    }

    [Fact]
    public async Task Hits_that_hold_only_some_of_the_words_say_so()
    {
        var page = await PageAsync("q", "潮流発電 どこにもない言葉");
        Assert.NotEmpty(page.QuerySelectorAll(".hit"));
        Assert.All(page.QuerySelectorAll(".hit"), h => Assert.NotNull(h.QuerySelector(".badge")));
        Assert.NotNull(page.QuerySelector(".verdict.open"));
    }

    [Fact]
    public async Task In_the_order_of_the_documents_lines_ascend()
    {
        using var json = await JsonAsync("q", "海", "edition", "2031", "sort", "document", "kind", "measure");
        var orders = json.RootElement.GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("order").GetInt32()).ToList();
        Assert.Equal(orders.Order(), orders);
        Assert.True(orders.Count >= 2);
    }

    [Fact]
    public async Task As_of_an_earlier_day_nothing_later_is_found()
    {
        using var json = await JsonAsync("q", "潮流発電", "asOf", "2030-12-31");
        Assert.All(json.RootElement.GetProperty("hits").EnumerateArray(), h => Assert.Equal("2030", h.GetProperty("edition").GetString()));
        Assert.NotEmpty(json.RootElement.GetProperty("hits").EnumerateArray());
        Assert.Equal("2030", Assert.Single(json.RootElement.GetProperty("facets").GetProperty("edition").EnumerateArray()).GetProperty("value").GetString());
    }

    [Theory]
    [InlineData("kind", "xyz")]
    [InlineData("kind", "1")]
    [InlineData("year", "２０３１")]
    [InlineData("sort", "best")]
    public async Task A_value_that_means_nothing_is_refused(string name, string value)
    {
        using var answer = await server.Client.GetAsync(Address("/search.json", "q", "海", name, value));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(value, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_is_too_long_is_refused_in_words_and_one_at_the_limit_is_answered()
    {
        using var most = await server.Client.GetAsync(Address("/search", "q", new string('海', 1000)));
        Assert.Equal(HttpStatusCode.OK, most.StatusCode);
        using var over = await server.Client.GetAsync(Address("/search", "q", new string('海', 1001)));
        Assert.Equal(HttpStatusCode.BadRequest, over.StatusCode);
        Assert.Contains("1,001", await over.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var words = await server.Client.GetAsync(Address("/search", "q", string.Join(' ', Enumerable.Range(0, 60))));
        Assert.Equal(HttpStatusCode.BadRequest, words.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"\"")]
    public async Task Without_words_there_is_help(string query)
    {
        var page = await PageAsync("q", query);
        var examples = page.QuerySelectorAll(".examples dt a").ToList();
        Assert.True(examples.Count > 5);
        foreach (var example in examples) Assert.Equal(example.TextContent, (await PageAsync(example.GetAttribute("href")!)).QuerySelector<IHtmlInputElement>("#site-search")!.Value);
    }

    private static (string Hits, string Texts) Count(IHtmlDocument page)
    {
        var numbers = page.QuerySelector(".counts")!.TextContent.Split([' ', '（', '）'], StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsAsciiDigit(w[0])).ToList();
        return (numbers[0], numbers[1]);
    }

    private static string Address(string path, params string[] query) =>
        path + "?" + string.Join('&', query.Chunk(2).Select(p => $"{p[0]}={Uri.EscapeDataString(p[1])}"));

    private async Task<JsonDocument> JsonAsync(params string[] query) => JsonDocument.Parse(await server.Client.GetStringAsync(new Uri(Address("/search.json", query), UriKind.Relative)));

    private Task<IHtmlDocument> PageAsync(params string[] query) => PageAsync(Address("/search", query));

    private async Task<IHtmlDocument> PageAsync(string address) => await new HtmlParser().ParseDocumentAsync(await server.Client.GetStringAsync(new Uri(address, UriKind.Relative)));
}
