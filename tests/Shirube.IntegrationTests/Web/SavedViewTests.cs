using System.Net;
using System.Text.Json;
using Shirube.Tests.Analytics;

namespace Shirube.IntegrationTests.Web;

/// <summary>Views of the budget that people save under a name and a lasting address.</summary>
public sealed class SavedViewTests : IAsyncLifetime
{
    private readonly WebServer _server = new();

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_view_has_an_address_that_lasts_and_leads_all_to_its_page_and_data()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        using var saved = await person.PostAsync("/sign-out", "/views", ("name", "海洋局の予算"), ("target", "/budget?year=2024&by=bureau"));
        Assert.Equal("/views", saved.Headers.Location?.OriginalString);
        var view = Assert.Single(await ViewsAsync());
        Assert.Equal(("海洋局の予算", "佐藤", "/views/1"), (view.GetProperty("name").GetString(), view.GetProperty("savedBy").GetString(), view.GetProperty("address").GetString()));
        Assert.Equal("/budget?year=2024&by=bureau", await LeadsToAsync("/views/1"));
        Assert.Equal("/budget.csv?year=2024&by=bureau", await LeadsToAsync("/views/1.csv"));

        Assert.Contains("1,海洋局の予算,/views/1,/budget?year=2024&by=bureau,佐藤,", await _server.Client.GetStringAsync(new Uri("/views.csv", UriKind.Relative)), StringComparison.Ordinal);

        using var renamed = await person.PostAsync("/sign-out", "/views", ("name", "局ごとの予算"), ("target", "/budget?year=2024&by=bureau"));
        Assert.Equal(("局ごとの予算", 1), (Assert.Single(await ViewsAsync()).GetProperty("name").GetString(), view.GetProperty("id").GetInt32()));
    }

    [Fact]
    public async Task Only_who_saved_it_takes_it_back_and_its_number_is_not_given_again()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        using var other = await AccountForm.EnterAsync(_server, "鈴木");
        using var saved = await person.PostAsync("/sign-out", "/views", ("name", "事業"), ("target", "/projects"));
        using var stranger = await other.PostAsync("/sign-out", "/views", ("remove", "1"));
        Assert.Single(await ViewsAsync());
        using var removed = await person.PostAsync("/sign-out", "/views", ("remove", "1"));
        Assert.Empty(await ViewsAsync());
        using var gone = await _server.Client.GetAsync(new Uri("/views/1", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        using var again = await person.PostAsync("/sign-out", "/views", ("name", "事業"), ("target", "/projects"));
        Assert.Equal("/projects", await LeadsToAsync("/views/2"));
        using var never = await _server.Client.GetAsync(new Uri("/views/3", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);
    }

    [Theory]
    [InlineData("https://example.org/budget")]
    [InlineData("//example.org/budget")]
    [InlineData("/budget/..//example.org")]
    [InlineData("/budget\\example")]
    [InlineData("/budgets")]
    [InlineData("/sign-out")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/budget?a=\r\nx")]
    [InlineData("")]
    public async Task What_is_no_page_of_the_budget_is_refused(string target)
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        using var refused = await person.PostAsync("/sign-out", "/views", ("name", "x"), ("target", target));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Empty(await ViewsAsync());
    }

    [DuckFact]
    public async Task The_form_saves_the_page_with_its_filters_for_those_who_are_signed_in()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        Assert.Contains("value=\"/budget/outcomes?year=2024&amp;ministry=%E3%81%97\"", await person.PageAsync("/budget/outcomes?year=2024&ministry=%E3%81%97"), StringComparison.Ordinal);
        Assert.DoesNotContain("view-name", await _server.Client.GetStringAsync(new Uri("/budget/outcomes", UriKind.Relative)), StringComparison.Ordinal);
    }

    private async Task<List<JsonElement>> ViewsAsync()
    {
        using var json = JsonDocument.Parse(await _server.Client.GetStringAsync(new Uri("/views.json", UriKind.Relative)));
        return [.. json.RootElement.Clone().GetProperty("views").EnumerateArray()];
    }

    private async Task<string?> LeadsToAsync(string address)
    {
        using var answer = await _server.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location?.OriginalString;
    }
}
