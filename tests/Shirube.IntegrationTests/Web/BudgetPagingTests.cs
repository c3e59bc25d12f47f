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
}
