using System.Net;
using Shirube.Tests.Analytics;

namespace Shirube.IntegrationTests.Web;

public sealed class BudgetPagingTests : IAsyncLifetime
{
    private readonly WebServer _server = new();

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [DuckFact]
    public async Task Any_number_of_a_page_is_answered()
    {
        foreach (var list in (string[])["/projects", "/payees", "/payees/3120001000001", "/budget/outcomes", "/budget/quality"])
        {
            foreach (var number in (int[])[int.MinValue, 0, int.MaxValue])
            {
                using var answer = await _server.Client.GetAsync(new Uri($"{list}?page={number}", UriKind.Relative));
                Assert.Equal((list, number, HttpStatusCode.OK), (list, number, answer.StatusCode));
            }
        }
    }

    [DuckTheory]
    [InlineData("/budget?by=colour", "by", "colour")]
    [InlineData("/budget?year=last", "year", "last")]
    [InlineData("/projects.csv?order=colour", "order", "colour")]
    [InlineData("/payees?page=x", "page", "x")]
    [InlineData("/editions/2031/deadlines?state=colour", "state", "colour")]
    public async Task A_value_of_the_address_that_cannot_be_read_is_refused_by_name(string address, string part, string value)
    {
        using var answer = await _server.Client.GetAsync(new Uri(address, UriKind.Relative));
        var said = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"「{part}」の値「{value}」", WebUtility.HtmlDecode(said), StringComparison.Ordinal);
    }
}
