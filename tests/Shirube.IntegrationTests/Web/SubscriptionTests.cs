using System.Net;
using System.Text;
using System.Xml.Linq;

namespace Shirube.IntegrationTests.Web;

/// <summary>The ledger as a calendar and as a feed.</summary>
[Collection(WebServerGroup.Name)]
public sealed class SubscriptionTests(WebServer server)
{
    [Fact]
    public async Task The_calendar_has_an_event_for_each_deadline_with_a_day_in_lines_of_75_octets()
    {
        using var answer = await server.Client.GetAsync("/editions/2031/deadlines.ics");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        var lines = text.Split("\r\n");
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (lines[0], lines[^2]));
        Assert.All(lines, l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 0, 75));
        var events = lines.Count(l => l == "BEGIN:VEVENT");
        Assert.True(events > 0);
        Assert.Equal(events, lines.Where(l => l.StartsWith("UID:", StringComparison.Ordinal)).Distinct().Count());
        Assert.Equal(text, await server.Client.GetStringAsync("/editions/2031/deadlines.ics"));
    }

    [Fact]
    public async Task The_feed_is_valid_xml_with_an_entry_for_each_deadline()
    {
        using var answer = await server.Client.GetAsync("/editions/2031/deadlines.atom");
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        var feed = XDocument.Load(await answer.Content.ReadAsStreamAsync()).Root!;
        XNamespace atom = "http://www.w3.org/2005/Atom";
        Assert.Equal(atom + "feed", feed.Name);
        Assert.All(feed.Elements(atom + "entry"), e => Assert.StartsWith("http", e.Element(atom + "link")!.Attribute("href")!.Value, StringComparison.Ordinal));
        Assert.NotEmpty(feed.Elements(atom + "entry"));
    }

    [Theory]
    [InlineData("/editions/1999/deadlines.ics")]
    [InlineData("/editions/1999/deadlines.atom")]
    public async Task An_unknown_edition_has_none(string address)
    {
        using var answer = await server.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
