using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Shirube.IntegrationTests.Web;

/// <summary>The timeline on a measure's page.</summary>
[Collection(WebServerGroup.Name)]
public sealed class TimelineTests(WebServer server)
{
    [Fact]
    public async Task Editions_and_deadlines_stand_by_day_in_picture_and_table_alike()
    {
        var page = await PageAsync("/editions/2031/measures/1");
        var rows = page.QuerySelectorAll(".timeline-view tbody tr").Select(r => r.QuerySelector("a")!.GetAttribute("href")).ToList();
        Assert.Equal(["/editions/2030/measures/1", "/editions/2031/measures/1", "/editions/2031/measures/1#n1", "/editions/2031/measures/1#deadlines-title"], rows);
        Assert.Equal(rows, page.QuerySelectorAll("svg.timeline a.mark").Select(m => m.GetAttribute("href")));
        var first = page.QuerySelector("svg.timeline a.mark")!.TextContent;
        Assert.Contains("2030年6月3日", first, StringComparison.Ordinal);
        Assert.Contains("変更", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_edition_without_a_deadline_draws_nothing()
    {
        var page = await PageAsync("/editions/2030/measures/2");
        Assert.Null(page.QuerySelector(".timeline-view"));
        Assert.Null(page.GetElementById("timeline"));
    }

    private async Task<IHtmlDocument> PageAsync(string address) => await new HtmlParser().ParseDocumentAsync(await server.Client.GetStringAsync(new Uri(address, UriKind.Relative)));
}
