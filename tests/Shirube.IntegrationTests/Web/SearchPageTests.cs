using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Shirube.Tests.Analytics;

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
        var page = await PageAsync("q", "沿岸の町");
        var added = Assert.Single(page.QuerySelectorAll(".reading li"), l => l.TextContent.Contains("海に面する町", StringComparison.Ordinal));
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

    [Theory]
    [InlineData("海域の数はいくつ?")]
    [InlineData("実証海域の数")]
    public async Task A_question_that_only_an_item_answers_is_answered_in_its_own_words(string question)
    {
        var page = await PageAsync("q", question, "edition", "2031");
        var quote = page.QuerySelector(".answer blockquote")!;
        Assert.Equal("潮流発電の実証海域を2033年度までに三か所整備する。", quote.TextContent.Trim());
        Assert.StartsWith("/editions/2031/source", quote.GetAttribute("cite"), StringComparison.Ordinal);
        Assert.Null((await PageAsync("q", "鉄道の駅の数は?", "edition", "2031")).QuerySelector(".answer"));
    }

    [Theory]
    [InlineData("月の海域の数はいくつ?")] // of another matter
    [InlineData("割合は?")] // of nothing
    public async Task What_the_texts_do_not_answer_is_not_answered(string question) => Assert.Null((await PageAsync("q", question, "edition", "2031")).QuerySelector(".answer"));

    [Fact]
    public async Task A_filter_beside_the_words_narrows_what_a_typed_one_leaves()
    {
        using var typed = await JsonAsync("q", "海 府省:海");
        var all = typed.RootElement.GetProperty("textCount").GetInt32();
        var others = typed.RootElement.GetProperty("facets").GetProperty("ministry").EnumerateArray().Where(m => m.GetProperty("value").GetString() != "海").ToList();
        Assert.NotEmpty(others);
        foreach (var other in others)
        {
            using var both = await JsonAsync("q", "海 府省:海", "ministry", other.GetProperty("value").GetString()!);
            Assert.Equal(other.GetProperty("texts").GetInt32(), both.RootElement.GetProperty("textCount").GetInt32());
            Assert.True(other.GetProperty("texts").GetInt32() <= all);
        }
    }

    [Theory]
    [InlineData("海 府省:海", "海 府省:みなと県海洋局")]
    [InlineData("海 種類:項目", "海 種類:今後の取組")]
    [InlineData("海域 年:2033", "海域 年:令和15")]
    public async Task Two_names_of_one_value_find_the_same(string one, string other)
    {
        using var first = await JsonAsync("q", one);
        using var second = await JsonAsync("q", other);
        Assert.NotEqual(0, first.RootElement.GetProperty("textCount").GetInt32());
        Assert.Equal(first.RootElement.GetProperty("hits").ToString(), second.RootElement.GetProperty("hits").ToString());
    }

    [Theory]
    [InlineData("海 府省:どこにもない局", "府省：どこにもない局")]
    [InlineData("海 節:どこにもない節", "節：どこにもない節")]
    [InlineData("海 版:1999", "版：1999")]
    public async Task A_value_that_nothing_goes_by_is_told(string query, string filter)
    {
        var page = await PageAsync("q", query);
        Assert.Contains(page.QuerySelectorAll(".reading li"), l => l.TextContent.Contains(filter, StringComparison.Ordinal));
        Assert.Contains("何も見つかりません", page.QuerySelector(".reading strong")!.TextContent, StringComparison.Ordinal);
    }

    [DuckFact]
    public async Task Review_sheets_stand_beside_the_hits_and_among_the_kinds()
    {
        var page = await PageAsync("q", "潮流");
        var link = Assert.Single(page.QuerySelectorAll(".facets a"), a => a.GetAttribute("href")!.Contains("kind=project", StringComparison.Ordinal));
        Assert.NotEmpty(page.QuerySelectorAll(".projects-glance .hit"));
        var sheets = await PageAsync(link.GetAttribute("href")!);
        Assert.Equal(link.ParentElement!.QuerySelector(".count")!.TextContent, Count(sheets).Texts);
        Assert.All(sheets.QuerySelectorAll(".hit h3 a"), a => Assert.StartsWith("/projects/", a.GetAttribute("href"), StringComparison.Ordinal));
        using var typed = await JsonAsync("q", "潮流 種類:予算事業");
        Assert.Equal(Count(sheets).Texts, typed.RootElement.GetProperty("textCount").ToString());
        Assert.All(typed.RootElement.GetProperty("hits").EnumerateArray(), h => Assert.Equal("project", h.GetProperty("kind").GetString()));
        using var narrowed = await JsonAsync("q", "潮流 種類:予算事業 版:2031");
        Assert.Equal(0, narrowed.RootElement.GetProperty("textCount").GetInt32());
        Assert.Equal("notHere", narrowed.RootElement.GetProperty("reading").GetProperty("notes")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Another_word_of_the_texts_is_proposed_for_one_that_nothing_holds()
    {
        using var json = await JsonAsync("q", "潮流発伝");
        Assert.Equal("潮流発電", json.RootElement.GetProperty("didYouMean").GetString());
    }

    [Fact]
    public async Task In_document_order_the_lines_of_an_edition_ascend()
    {
        using var json = await JsonAsync("q", "海", "edition", "2031", "sort", "document");
        var lines = json.RootElement.GetProperty("hits").EnumerateArray().Where(h => h.GetProperty("whole").GetBoolean()).Select(h => h.GetProperty("parts")[0].GetProperty("lines")[0][0].GetInt32()).ToList();
        Assert.True(lines.Count > 3);
        Assert.Equal(lines.Order(), lines);
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
        return (numbers[0], numbers[^1]); // sheets have one number
    }

    private static string Address(string path, params string[] query) =>
        path + "?" + string.Join('&', query.Chunk(2).Select(p => $"{p[0]}={Uri.EscapeDataString(p[1])}"));

    private async Task<JsonDocument> JsonAsync(params string[] query) => JsonDocument.Parse(await server.Client.GetStringAsync(new Uri(Address("/search.json", query), UriKind.Relative)));

    private Task<IHtmlDocument> PageAsync(params string[] query) => PageAsync(Address("/search", query));

    private async Task<IHtmlDocument> PageAsync(string address) => await new HtmlParser().ParseDocumentAsync(await server.Client.GetStringAsync(new Uri(address, UriKind.Relative)));
}
