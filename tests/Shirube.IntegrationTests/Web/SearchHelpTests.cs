using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Parser;

namespace Shirube.IntegrationTests.Web;

/// <summary>What the search does for browsers, feed readers and people who type.</summary>
[Collection(WebServerGroup.Name)]
public sealed class SearchHelpTests(WebServer server, Browser browser) : IClassFixture<Browser>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task A_browser_can_add_the_search()
    {
        var page = await new HtmlParser().ParseDocumentAsync(await server.Client.GetStringAsync(new Uri("/about", UriKind.Relative)));
        using var answer = await server.Client.GetAsync(page.QuerySelector("link[rel=search]")!.GetAttribute("href"));
        Assert.Equal("application/opensearchdescription+xml", answer.Content.Headers.ContentType?.MediaType);
        var description = XDocument.Load(await answer.Content.ReadAsStreamAsync()).Root!;
        Assert.InRange(description.Element(description.Name.Namespace + "ShortName")!.Value.Length, 1, 16);
        foreach (var url in description.Elements(description.Name.Namespace + "Url"))
        {
            using var there = await server.Client.GetAsync(url.Attribute("template")!.Value.Replace("{searchTerms}", "%E6%B5%B7", StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.OK, there.StatusCode);
            Assert.Equal(url.Attribute("type")!.Value, there.Content.Headers.ContentType?.MediaType);
        }
    }

    [Theory]
    [InlineData("潮流協", "潮流協議会", "事業・制度")]
    [InlineData("海と", "海と暮らす社会", "見出し")]
    [InlineData("海洋局", "府省:海", "府省で絞り込む みなと県海洋局")]
    [InlineData("海洋研究者", "海洋研究者の数", "指標")]
    [InlineData("続ける 潮流協", "続ける 潮流協議会", "事業・制度")]
    [InlineData("海 -潮流協", "海 -潮流協議会", "事業・制度")]
    [InlineData("種類:指", "種類:指標", "絞り込み")]
    [InlineData("府省:海洋", "府省:海", "府省で絞り込む みなと県海洋局")]
    public async Task What_is_typed_is_completed(string typed, string text, string meaning)
    {
        var (texts, meanings) = await SuggestAsync(typed);
        Assert.Contains(text, texts);
        Assert.Equal(meaning, meanings[texts.IndexOf(text)]);
    }

    [Fact]
    public async Task What_would_find_nothing_beside_the_words_before_is_not_offered()
    {
        Assert.Contains("潮流協議会", (await SuggestAsync("潮流協")).Texts);
        Assert.Empty((await SuggestAsync("どこにもない言葉 潮流協")).Texts);
    }

    [Fact]
    public async Task Nothing_and_too_much_are_completed_by_nothing()
    {
        foreach (var typed in (string[])["", " ", "zzz", new string('海', 1001)]) Assert.Empty((await SuggestAsync(typed)).Texts);
    }

    [Fact]
    public async Task Hits_come_as_a_feed()
    {
        using var answer = await server.Client.GetAsync("/search.atom?q=" + Uri.EscapeDataString("潮流発電"));
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        var feed = XDocument.Load(await answer.Content.ReadAsStreamAsync()).Root!;
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.Contains(entries, e => e.Element(Atom + "id")!.Value == "urn:shirube:2031:measure:1");
        Assert.Equal(entries.Count, entries.Select(e => e.Element(Atom + "id")!.Value).Distinct().Count());
        Assert.All(entries, e => Assert.Contains("潮流発電", e.Element(Atom + "summary")!.Value, StringComparison.Ordinal));
        Assert.All(entries, e => Assert.True(DateTimeOffset.Parse(e.Element(Atom + "updated")!.Value, System.Globalization.CultureInfo.InvariantCulture).Year >= 2026));
        using var there = await server.Client.GetAsync(entries[0].Element(Atom + "link")!.Attribute("href")!.Value);
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
        using var empty = await server.Client.GetAsync("/search.atom");
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
    }

    [Theory]
    [InlineData("海洋研究者の数は?", "約310人")]
    [InlineData("潮流発電の設備容量の目標", "40MW以上（2035年度）")]
    public async Task A_question_for_an_amount_is_answered_with_what_is_printed(string query, string printed)
    {
        var page = await SearchAsync(query);
        Assert.Contains(page.QuerySelectorAll(".answer q"), q => q.TextContent == printed);
        var place = page.QuerySelectorAll(".answer dd").First(d => d.QuerySelector("q")!.TextContent == printed).QuerySelector("a")!.GetAttribute("href");
        Assert.StartsWith("/editions/203", place, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await server.Client.GetStringAsync("/search.json?q=" + Uri.EscapeDataString(query)));
        Assert.NotEmpty(json.RootElement.GetProperty("answers").EnumerateArray());
    }

    [Theory]
    [InlineData("潮流発電")] // asks for no amount
    [InlineData("灯台の数は?")] // no indicator of this name
    [InlineData("海洋研究者の給与の額は?")]
    public async Task Without_such_an_indicator_nothing_is_answered(string query) => Assert.Empty((await SearchAsync(query)).QuerySelectorAll(".answer"));

    [Theory]
    [InlineData("潮流協義会", "潮流協議会")]
    [InlineData("潮流議協会", "潮流協議会")]
    [InlineData("続ける 潮流協義会", "続ける 潮流協議会")]
    [InlineData("まったく別の言葉", null)]
    [InlineData("潮流発電", null)] // stands there
    public async Task Another_spelling_is_offered_where_nothing_is_found_and_it_finds_something(string query, string? meant)
    {
        using var json = JsonDocument.Parse(await server.Client.GetStringAsync("/search.json?q=" + Uri.EscapeDataString(query)));
        Assert.Equal(meant, json.RootElement.GetProperty("didYouMean").GetString());
        Assert.Equal(meant is null ? 0 : 1, (await SearchAsync(query)).QuerySelectorAll("p.lead a").Length);
    }

    [Fact]
    public async Task A_client_that_asks_too_often_is_told_to_wait_and_others_pages_go_on()
    {
        var busy = new WebServer { SearchesAtOnce = 5, HasEarlier = false };
        await busy.InitializeAsync();
        try
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 15).Select(_ => busy.Client.GetAsync(new Uri("/search.json?q=x", UriKind.Relative))));
            var refused = answers.Where(a => a.StatusCode == HttpStatusCode.TooManyRequests).ToList();
            Assert.InRange(answers.Count(a => a.IsSuccessStatusCode), 5, 10);
            Assert.NotEmpty(refused);
            Assert.True(refused[0].Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
            using var json = JsonDocument.Parse(await refused[0].Content.ReadAsStringAsync());
            Assert.Contains("5 回", json.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
            using var page = await busy.Client.GetAsync("/editions");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            foreach (var answer in answers) answer.Dispose();
        }
        finally
        {
            await busy.DisposeAsync();
        }
    }

    [BrowserFact]
    public async Task The_box_completes_by_keyboard()
    {
        var page = await browser.OpenAsync(server, "ja");
        await page.GotoAsync("/about");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("潮流協");
        await page.WaitForSelectorAsync("#site-suggestions [role=option]");
        Assert.Equal("true", await page.GetAttributeAsync("#site-search", "aria-expanded"));
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("site-suggestion-0", await page.GetAttributeAsync("#site-search", "aria-activedescendant"));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("location.pathname === '/search' && document.querySelector('#site-search')?.value === '潮流協議会'");
        await page.Context.CloseAsync();
    }

    private async Task<(List<string> Texts, List<string> Meanings)> SuggestAsync(string typed)
    {
        using var json = JsonDocument.Parse(await server.Client.GetStringAsync("/search/suggest.json?q=" + Uri.EscapeDataString(typed)));
        return ([.. json.RootElement[1].EnumerateArray().Select(e => e.GetString()!)], [.. json.RootElement[2].EnumerateArray().Select(e => e.GetString()!)]);
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> SearchAsync(string query) =>
        await new HtmlParser().ParseDocumentAsync(await server.Client.GetStringAsync("/search?q=" + Uri.EscapeDataString(query)));
}
