using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Shirube.IntegrationTests.Web;

[Collection(WebServerGroup.Name)]
public sealed class SimilarPageTests(WebServer server)
{
    [Fact]
    public async Task A_measure_tells_what_is_like_it_why_and_what_is_the_same_elsewhere()
    {
        var page = await PageAsync("/editions/2031/measures/1");
        var section = page.QuerySelector("section[aria-labelledby=similar]")!;
        Assert.Contains("/editions/2030/measures/1", section.QuerySelectorAll("p.where a").Select(a => a.GetAttribute("href")));
        Assert.DoesNotContain(section.QuerySelectorAll(".hit h3 a"), a => a.GetAttribute("href") == "/editions/2030/measures/1");
        var hit = section.QuerySelectorAll(".hit").First(h => h.QuerySelector("h3 a")!.GetAttribute("href") == "/editions/2031/measures/2");
        Assert.Contains("潮流協議会", hit.QuerySelector(".reasons")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(hit.QuerySelectorAll(".similar-links a"), a => a.GetAttribute("href") == "/editions/2031/measures/1/beside/2031/2");
        Assert.DoesNotContain("0.", section.TextContent, StringComparison.Ordinal); // reasons, no bare number
    }

    [Fact]
    public async Task The_twins_tell_the_reasons()
    {
        using var json = await JsonAsync("/editions/2031/measures/1.json");
        var one = json.RootElement.GetProperty("similar").EnumerateArray().First(s => s.GetProperty("order").GetInt32() == 2);
        Assert.Contains(one.GetProperty("shared").GetProperty("names").EnumerateArray(), n => n.GetString() == "潮流協議会");
        Assert.Equal("/editions/2031/measures/1/beside/2031/2", one.GetProperty("compare").GetString());
        using var list = await JsonAsync("/search.json?like=2031/measure:1");
        Assert.Equal("2031/measure:1", list.RootElement.GetProperty("like").GetString());
        Assert.Equal(JsonValueKind.Array, list.RootElement.GetProperty("same").ValueKind);
        Assert.Contains("潮流協議会", await server.Client.GetStringAsync(new Uri("/search.csv?like=2031/measure:1", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typed_into_the_box_it_leads_to_the_same_list_and_keeps_the_day()
    {
        var page = await PageAsync("/search?q=like:2030/measure:1&asOf=2030-12-31");
        Assert.Contains("2030", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("main a"), a => (a.GetAttribute("href") ?? "").Contains("/editions/2031", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/search?like=2031", HttpStatusCode.BadRequest)]
    [InlineData("/search/like?of=2031/measure:99", HttpStatusCode.NotFound)]
    [InlineData("/search/like?of=1999/measure:1", HttpStatusCode.NotFound)]
    [InlineData("/editions/2031/measures/1/beside/2031/99", HttpStatusCode.NotFound)]
    [InlineData("/editions/2031/measures/1/beside/1999/1", HttpStatusCode.NotFound)]
    [InlineData("/search/like?of=2031/measure:1&asOf=2030-12-31", HttpStatusCode.NotFound)]
    public async Task What_names_no_measure_is_told(string address, HttpStatusCode status)
    {
        using var answer = await server.Client.GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Side_by_side_the_shared_words_are_marked_and_text_stays_text()
    {
        var page = await PageAsync("/editions/2031/measures/1/beside/2031/2");
        Assert.Equal(2, page.QuerySelectorAll(".side-by-side > section").Length);
        Assert.Contains(page.QuerySelectorAll("main mark"), m => m.TextContent.Contains("潮流協議会", StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("main script"));
        Assert.Contains(FictionalEdition.Hostile, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var same = await PageAsync("/editions/2031/measures/1/beside/2030/1");
        Assert.NotNull(same.QuerySelector(".verdict"));
    }

    private async Task<JsonDocument> JsonAsync(string address) => JsonDocument.Parse(await server.Client.GetStringAsync(new Uri(address, UriKind.Relative)));

    private async Task<IHtmlDocument> PageAsync(string address) => await new HtmlParser().ParseDocumentAsync(await server.Client.GetStringAsync(new Uri(address, UriKind.Relative)));
}
