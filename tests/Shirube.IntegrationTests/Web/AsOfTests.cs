using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Shirube.IntegrationTests.Web;

/// <summary>What was known and said on an earlier day: 2030-06-03 is the day of the edition 2030, 2031-06-01 that of 2031.</summary>
[Collection(WebServerGroup.Name)]
public sealed class AsOfTests(WebServer server)
{
    [Theory]
    [InlineData("2030-06-02", new string[0])]
    [InlineData("2030-06-03", new[] { "2030" })]
    [InlineData("2031-05-31", new[] { "2030" })]
    [InlineData("2031-06-01", new[] { "2031", "2030" })]
    [InlineData("2030", new[] { "2030" })]
    [InlineData("2031", new[] { "2031", "2030" })]
    public async Task Only_editions_decided_by_then_are_listed(string asOf, string[] editions)
    {
        using var json = JsonDocument.Parse(await server.Client.GetStringAsync(new Uri("/editions.json?asOf=" + asOf, UriKind.Relative)));
        Assert.Equal(editions, json.RootElement.EnumerateArray().Select(e => e.GetProperty("edition").GetString()));
    }

    [Theory]
    [InlineData("/editions/2031")]
    [InlineData("/editions/2031/measures/1")]
    [InlineData("/editions/2031/deadlines")]
    [InlineData("/editions/2030/differences?since=2031")]
    public async Task An_edition_that_was_not_there_yet_says_so(string address)
    {
        var query = (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "asOf=2030-12-31";
        using var answer = await server.Client.GetAsync(PageAddresses.Twin(address, ".json") + query);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var detail = json.RootElement.GetProperty("detail").GetString();
        Assert.Contains("2031年6月1日", detail, StringComparison.Ordinal);
        Assert.Contains("2030年12月31日", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2030-13-01")]
    [InlineData("yesterday")]
    [InlineData("2029")]
    [InlineData("２０３０-０６-０３")]
    public async Task What_is_no_day_and_no_edition_is_refused_with_a_reason(string asOf)
    {
        foreach (var address in (string[])["/editions", "/editions.json", "/editions/2031/measures/1.json", "/ministries.csv", "/editions/2031/deadlines.ics"])
        {
            using var answer = await server.Client.GetAsync($"{address}?asOf={Uri.EscapeDataString(asOf)}");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(asOf, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Links_to_other_editions_ministries_and_comparison_know_nothing_later()
    {
        using var then = await JsonAsync("/editions/2030/measures/1.json?asOf=2030-12-31");
        Assert.Empty(then.RootElement.GetProperty("elsewhere").EnumerateArray());
        Assert.Equal("2030-12-31", then.RootElement.GetProperty("asOf").GetString());
        using var now = await JsonAsync("/editions/2030/measures/1.json");
        Assert.Single(now.RootElement.GetProperty("elsewhere").EnumerateArray());
        Assert.False(now.RootElement.TryGetProperty("asOf", out _));

        using var ministries = await JsonAsync("/ministries.json?asOf=2030");
        Assert.All(ministries.RootElement.EnumerateArray(), m => Assert.Equal("2030", Assert.Single(m.GetProperty("editions").EnumerateArray()).GetProperty("edition").GetString()));
        var page = await PageAsync("/editions/2030/differences?asOf=2030");
        Assert.Empty(page.QuerySelectorAll("#since option"));
    }

    [Fact]
    public async Task The_ledger_stands_as_on_that_day_on_every_page_that_shows_it()
    {
        static IEnumerable<(int Order, string? State)> States(JsonElement deadlines) =>
            deadlines.EnumerateArray().Select(d => (d.GetProperty("order").GetInt32(), d.GetProperty("state").GetString()));
        using var today = await JsonAsync("/editions/2031/deadlines.json");
        using var later = await JsonAsync("/editions/2031/deadlines.json?asOf=2036-01-01");
        Assert.All(States(today.RootElement), s => Assert.Equal("open", s.State));
        Assert.Contains(States(later.RootElement), s => s is { Order: 1, State: not "open" });
        foreach (var (query, ledger) in (IEnumerable<(string, JsonDocument)>)[("", today), ("?asOf=2036-01-01", later)])
        {
            using var measure = await JsonAsync("/editions/2031/measures/1.json" + query);
            Assert.Equal(States(ledger.RootElement).Where(s => s.Order == 1).Order(), States(measure.RootElement.GetProperty("deadlines")).Order());
        }
    }

    [Fact]
    public async Task A_page_says_the_day_and_keeps_it_in_its_links_and_forms()
    {
        foreach (var address in (string[])["/editions?asOf=2031", "/editions/2031/measures?asOf=2031", "/editions/2031/measures/1?asOf=2031", "/editions/2031/differences?relation=changed&asOf=2031", "/ministries/海?asOf=2031"])
        {
            var page = await PageAsync(address);
            Assert.Contains("2031年6月1日", page.QuerySelector("aside.banner strong")!.TextContent, StringComparison.Ordinal);
            var links = page.QuerySelectorAll("a[href^='/'], a[href^='?']").Where(a => a.Closest("sup") is null).Select(a => a.GetAttribute("href")!).ToList();
            var back = Assert.Single(links, l => !l.Contains("asOf=2031", StringComparison.Ordinal));
            Assert.Equal(page.QuerySelector("aside.banner a")!.GetAttribute("href"), back);
            Assert.All(page.QuerySelectorAll("form[method=get]"), f => Assert.Equal("2031", f.QuerySelector("input[name=asOf]")!.GetAttribute("value")));
        }

        var ledger = await PageAsync("/editions/2031/deadlines?asOf=2031");
        Assert.Equal("2031-06-01", Assert.Single(ledger.QuerySelectorAll("main form input[name=asOf]")).GetAttribute("value"));
    }

    [Fact]
    public async Task Every_twin_says_the_day_in_a_header()
    {
        foreach (var address in (string[])["/editions.json", "/editions/2031/measures.csv", "/ministries.xlsx", "/editions/2031"])
        {
            using var answer = await server.Client.GetAsync(address + "?asOf=2031");
            Assert.Equal("2031-06-01", Assert.Single(answer.Headers.GetValues("Shirube-As-Of")));
            using var today = await server.Client.GetAsync(address);
            Assert.False(today.Headers.Contains("Shirube-As-Of"));
        }
    }

    private async Task<JsonDocument> JsonAsync(string address) => JsonDocument.Parse(await server.Client.GetStringAsync(new Uri(address, UriKind.Relative)));

    private async Task<IHtmlDocument> PageAsync(string address) => await new HtmlParser().ParseDocumentAsync(await server.Client.GetStringAsync(new Uri(address, UriKind.Relative)));
}
