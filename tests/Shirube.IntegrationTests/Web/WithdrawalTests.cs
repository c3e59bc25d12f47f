using System.Net;
using System.Text.Json;
using Deque.AxeCore.Playwright;
using Shirube.Policy.Withdrawals;

namespace Shirube.IntegrationTests.Web;

/// <summary>Withdrawing an edition on a server of its own.</summary>
public sealed class WithdrawalTests(Browser browser) : IAsyncLifetime, IClassFixture<Browser>
{
    private const string Form = "/editions/2022/withdrawal";
    private readonly WebServer _server = new();

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        byte[] bytes = [.. FictionalEdition.Bytes, (byte)'\n'];
        var draft = FictionalEdition.Make("みなと県科学技術振興戦略2022");
        draft = draft with
        {
            EditionId = "2022",
            DecidedOn = new(2022, 6, 1),
            Document = draft.Document with { Hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), Lines = draft.Document.Lines.Add("") },
            Measures = [.. draft.Measures.Select(m => m with { Status = [.. m.Status.Select(i => i with { Text = "別の年の報告である" + i.Text + m.Order })] })],
        };
        await _server.Shelf.Own.SaveAsync(draft, "2022", bytes, CancellationToken.None);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Withdrawing_needs_an_account_and_a_reason()
    {
        using var stranger = new AccountForm(_server);
        Assert.DoesNotContain("name=\"why\"", await stranger.PageAsync(Form), StringComparison.Ordinal);
        using (var answer = await stranger.PostAsync("/sign-in", Form, ("why", "理由"), ("seen", "0"))) Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        using (var answer = await person.PostAsync(Form, Form, ("why", " 　"), ("seen", "0"))) Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False((await JsonAsync(Form + ".json")).GetProperty("withdrawn").GetBoolean());
        using var missing = await _server.Client.GetAsync("/editions/1066/withdrawal");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Every_address_says_withdrawn_when_by_whom_and_why_and_all_lists_forget_it()
    {
        var elsewhere = await ElsewhereAsync();
        Assert.Contains("2022", elsewhere);
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        await WithdrawAsync(person);
        foreach (var address in (string[])["/editions/2022", "/editions/2022.json", "/editions/2022/measures", "/editions/2022/measures.csv", "/editions/2022/measures/1.json", "/editions/2022/deadlines.ics", "/editions/2022/original", "/editions/2022/review?of=measure:1", "/editions/2031/differences?since=2022"])
        {
            using var answer = await _server.Client.GetAsync(address);
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Contains("佐藤", text, StringComparison.Ordinal);
            Assert.Contains("<b>差し替え", text, StringComparison.Ordinal);
        }

        using var gone = await _server.Client.GetAsync("/editions/2022.json");
        using var json = JsonDocument.Parse(await gone.Content.ReadAsStringAsync());
        var withdrawn = json.RootElement.GetProperty("withdrawn");
        Assert.Equal(("2022", "withdrawn", "佐藤"), (withdrawn.GetProperty("edition").GetString(), withdrawn.GetProperty("state").GetString(), withdrawn.GetProperty("who").GetString()));
        Assert.True(withdrawn.GetProperty("when").GetDateTimeOffset() > DateTimeOffset.UnixEpoch);

        Assert.DoesNotContain("2022", await ElsewhereAsync());
        foreach (var list in (string[])["/editions.json", "/ministries.json", "/programmes.json", "/review.json", "/editions/2031/deadlines.json"])
        {
            Assert.DoesNotContain("\"edition\": \"2022\"", await person.PageAsync(list), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("取り下げられた版", await _server.Client.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("取り下げられた版", await person.PageAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_before_it_is_there_as_it_was()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        var before = await person.PageAsync("/editions/2022/measures.json");
        await WithdrawAsync(person);
        var day = (await _server.Shelf.Own.Withdrawals.OfAsync("2022", CancellationToken.None))[0].Day;
        Assert.Equal(before, await person.PageAsync($"/editions/2022/measures.json?asOf={day.AddDays(-1):yyyy-MM-dd}"));
        using var that = await _server.Client.GetAsync($"/editions/2022?asOf={day:yyyy-MM-dd}");
        Assert.Equal(HttpStatusCode.Gone, that.StatusCode);
    }

    [Fact]
    public async Task The_page_tells_what_moved_and_taking_it_back_brings_it_and_peoples_words_back()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        var before = await JsonAsync(Form + ".json");
        var own = before.GetProperty("ledgerMoved")[0];
        Assert.Equal(("2022", own.GetProperty("gone").GetInt32()), (own.GetProperty("edition").GetString(), (await JsonAsync("/editions/2022/deadlines.json")).GetArrayLength()));
        await WithdrawAsync(person);
        var after = await JsonAsync(Form + ".json");
        Assert.True(after.GetProperty("withdrawn").GetBoolean());
        Assert.Equal(before.GetProperty("linksMoved").GetRawText(), after.GetProperty("linksMoved").GetRawText());
        Assert.Equal(["2030", "2031"], after.GetProperty("linksMoved").EnumerateArray().Select(m => m.GetProperty("edition").GetString()));
        Assert.Contains("版「2031」の施策との対応", await person.PageAsync(Form), StringComparison.Ordinal);

        // a form that is overtaken withdraws nothing twice and turns nothing round
        using (var late = await person.PostAsync(Form, Form, ("why", "もう一度"), ("seen", "0"))) Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        using (var back = await person.PostAsync(Form, Form, ("why", "誤解だった"), ("seen", "1"))) Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        var history = (await JsonAsync(Form + ".json")).GetProperty("history");
        Assert.Equal(["withdrawn", "back"], history.EnumerateArray().Select(h => h.GetProperty("state").GetString()));
        Assert.Contains("2022", await ElsewhereAsync());
    }

    [BrowserFact]
    public async Task Axe_finds_nothing_on_the_pages_of_a_withdrawn_edition_and_the_keyboard_takes_it_back()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        await WithdrawAsync(person);
        var page = await browser.OpenAsync(_server, "ja", 360);
        await page.GotoAsync("/sign-in?back=" + Form);
        await page.FillAsync("#name", "佐藤");
        await page.FillAsync("#password", AccountForm.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#why");
        foreach (var address in (string[])["/editions/2022", Form])
        {
            await page.GotoAsync(address);
            Assert.Empty((await page.RunAxe()).Violations.Select(v => v.Id));
            Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }

        await page.FocusAsync("#why");
        await page.Keyboard.TypeAsync("戻す理由");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("text=誤解だった", new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        await page.WaitForSelectorAsync("td:has-text('戻す理由')");
        await page.Context.CloseAsync();
        Assert.Null(await _server.Shelf.WithdrawnAsync("2022", CancellationToken.None));
        Assert.Equal(WithdrawalState.Back, (await _server.Shelf.Own.Withdrawals.OfAsync("2022", CancellationToken.None))[^1].State);
    }

    private static async Task WithdrawAsync(AccountForm person)
    {
        using var answer = await person.PostAsync(Form, Form, ("why", "<b>差し替え"), ("seen", "0"));
        Assert.Equal((HttpStatusCode.Redirect, Form), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    private async Task<List<string?>> ElsewhereAsync() =>
        [.. (await JsonAsync("/editions/2031/measures/3.json")).GetProperty("elsewhere").EnumerateArray().Select(e => e.GetProperty("edition").GetString())];

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var json = JsonDocument.Parse(await _server.Client.GetStringAsync(new Uri(address, UriKind.Relative)));
        return json.RootElement.Clone();
    }
}
