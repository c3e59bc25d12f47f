using System.Net;
using System.Text.Json;
using Shirube.Tests.Analytics;

namespace Shirube.IntegrationTests.Web;

/// <summary>The mapping is computed in the background, and people decide on it; on a server of its own, where what is said stays.</summary>
public sealed class MappingPageTests : IAsyncLifetime
{
    private const string Page = "/editions/2031/measures/1/projects";
    private static readonly (string, string)[] Tide = [("year", "2025"), ("ministry", "しおかぜ県"), ("number", "2025-しお-24-0001")];

    private readonly WebServer _server = new() { HasEarlier = false };

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [DuckFact]
    public async Task A_person_confirms_rejects_and_takes_back()
    {
        await MappedAsync();
        Assert.Equal("machine", State(await TideAsync()));
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        using (var said = await person.PostAsync(Page, Page, [.. Tide, ("word", "confirmed"), ("why", "県の説明資料")])) Assert.Equal((HttpStatusCode.Redirect, Page + "?year=2025"), (said.StatusCode, said.Headers.Location?.ToString()));
        var confirmed = await TideAsync();
        Assert.Equal(("confirmed", 1), (State(confirmed), confirmed.GetProperty("probability").GetDouble()));
        Assert.Contains("県の説明資料（佐藤）", confirmed.GetProperty("reasons")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(180, confirmed.GetProperty("initial").GetDecimal());
        using (var again = await person.PostAsync(Page, Page, [.. Tide, ("word", "confirmed")])) Assert.Contains("既にそのとおり", WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using (var said = await person.PostAsync(Page, Page, [.. Tide, ("word", "rejected"), ("why", "別の事業"), ("queue", "true")])) Assert.Equal("/editions/2031/mapping?year=2025", said.Headers.Location?.ToString());
        Assert.Equal("rejected", State(await TideAsync()));
        using (var said = await person.PostAsync(Page, Page, [.. Tide, ("word", "withdrawn"), ("why", "見直し")])) Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        Assert.Equal("machine", State(await TideAsync()));
    }

    [DuckFact]
    public async Task Readers_cannot_decide_and_wrong_words_are_refused()
    {
        using var stranger = new AccountForm(_server);
        await MappedAsync();
        Assert.DoesNotContain("name=\"word\"", await stranger.PageAsync(Page), StringComparison.Ordinal);
        using (var refused = await stranger.PostAsync("/sign-in", Page, [.. Tide, ("word", "confirmed")])) Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        using var person = await AccountForm.EnterAsync(_server, "田中");
        using (var refused = await person.PostAsync(Page, Page, [.. Tide, ("word", "perhaps")])) Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using (var refused = await person.PostAsync(Page, Page, ("year", "2025"), ("ministry", "しおかぜ県"), ("number", "9999"), ("word", "confirmed"))) Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal("machine", State(await TideAsync()));
    }

    [DuckFact]
    public async Task Money_is_told_by_measure_and_the_whole_mapping_can_be_taken_away()
    {
        await MappedAsync();
        using var person = await AccountForm.EnterAsync(_server, "鈴木");
        using (await person.PostAsync(Page, Page, [.. Tide, ("word", "confirmed"), ("why", "確認")]))
        {
            using var json = JsonDocument.Parse(await _server.Client.GetStringAsync("/editions/2031/budget.json?year=2025"));
            Assert.Equal(180, json.RootElement.GetProperty("confirmed").GetProperty("initial").GetDecimal());
            Assert.Contains(json.RootElement.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("measures").EnumerateArray()), m => m.GetProperty("order").GetInt32() == 1 && m.GetProperty("confirmed").GetInt32() == 1);
        }

        using var all = JsonDocument.Parse(await _server.Client.GetStringAsync("/editions/2031/mapping.json?year=2025"));
        Assert.All(all.RootElement.GetProperty("measures").EnumerateArray(), m => Assert.Equal(4, m.GetProperty("projects").GetArrayLength()));
        Assert.Contains("2025-しお-24-0001", await _server.Client.GetStringAsync("/editions/2031/mapping.csv?year=2025"), StringComparison.Ordinal);
        Assert.Contains("/editions/2031/measures/1", await person.PageAsync("/projects/2025/しおかぜ県/2025-しお-24-0001"), StringComparison.Ordinal);
    }

    private static string? State(JsonElement project) => project.GetProperty("state").GetString();

    private async Task<JsonElement> TideAsync() =>
        JsonDocument.Parse(await _server.Client.GetStringAsync(Page + ".json?year=2025")).RootElement.GetProperty("projects").EnumerateArray().Single(p => p.GetProperty("number").GetString() == "2025-しお-24-0001");

    private async Task MappedAsync()
    {
        for (var i = 0; i < 600; i++)
        {
            using var json = JsonDocument.Parse(await _server.Client.GetStringAsync(Page + ".json?year=2025"));
            if (json.RootElement.GetProperty("projects").GetArrayLength() > 0) return;
            await Task.Delay(100);
        }

        Assert.Fail("The mapping was not computed within a minute.");
    }
}
