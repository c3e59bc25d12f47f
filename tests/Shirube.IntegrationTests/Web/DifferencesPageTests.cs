using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Shirube.IntegrationTests.Web;

/// <summary>The picture of what became of the measures, the table beside it and the lists they lead to.</summary>
[Collection(WebServerGroup.Name)]
public sealed class DifferencesPageTests(WebServer server)
{
    private const string Address = "/editions/2031/differences";

    [Fact]
    public async Task Picture_table_and_json_say_the_same_numbers()
    {
        var page = await PageAsync(Address);
        var bands = page.QuerySelectorAll("svg.sankey a.band").Select(b => (Address: b.GetAttribute("href"), Number: int.Parse(Digits(b.GetAttribute("aria-label")!), null))).OrderBy(b => b.Address, StringComparer.Ordinal);
        var cells = page.QuerySelectorAll("table.fates tbody td:not(:last-child) a").Select(c => (Address: c.GetAttribute("href"), Number: int.Parse(c.TextContent, null))).OrderBy(b => b.Address, StringComparer.Ordinal);
        Assert.NotEmpty(bands);
        Assert.Equal(cells, bands);
        using var json = JsonDocument.Parse(await server.Client.GetStringAsync(new Uri(Address + ".json", UriKind.Relative)));
        var fates = json.RootElement.GetProperty("fates").EnumerateArray().SelectMany(f => f.GetProperty("measures").EnumerateObject()).Select(m => m.Value.GetInt32());
        Assert.Equal(cells.Sum(c => c.Number), fates.Sum());
        Assert.Equal("4", page.QuerySelector("table.fates tfoot td:last-child")!.TextContent); // three measures of 2030 and a new one
    }

    [Fact]
    public async Task Every_number_leads_to_a_list_of_as_many_measures()
    {
        var page = await PageAsync(Address);
        foreach (var cell in page.QuerySelectorAll("table.fates td a, svg.sankey a.band"))
        {
            var number = Digits(cell.GetAttribute("aria-label") ?? cell.TextContent);
            var list = await PageAsync(Address + cell.GetAttribute("href"));
            Assert.Equal(number, Digits(list.QuerySelectorAll("article.card").Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public async Task The_filter_holds_for_json_and_csv_too()
    {
        var query = "?since=2030&relation=dropped";
        using var json = JsonDocument.Parse(await server.Client.GetStringAsync(new Uri(Address + ".json" + query, UriKind.Relative)));
        var link = Assert.Single(json.RootElement.GetProperty("lineage").EnumerateArray());
        Assert.Equal(("dropped", 2), (link.GetProperty("relation").GetString(), link.GetProperty("from").GetProperty("order").GetInt32()));
        var csv = await server.Client.GetStringAsync(new Uri(Address + ".csv" + query, UriKind.Relative));
        Assert.Equal(2, csv.TrimEnd().Split("\r\n").Length);
    }

    private async Task<IParentNode> PageAsync(string address) => await new HtmlParser().ParseDocumentAsync(await server.Client.GetStringAsync(new Uri(address, UriKind.Relative)));

    // of "1 (1) 潮流の利用 → 変更: 施策 2 件" the last number
    private static string Digits(string text) => new(text.Reverse().SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).Reverse().ToArray());
}
