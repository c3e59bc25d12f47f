using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shirube.Web.Accounts;

namespace Shirube.IntegrationTests.Web;

/// <summary>The queue in a browser, signed in, on a server of its own.</summary>
public sealed class ReviewKeyboardTests(Browser browser) : IAsyncLifetime, IClassFixture<Browser>
{
    private readonly WebServer _server = new() { HasEarlier = false };

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [BrowserFact]
    public async Task The_queue_is_worked_through_by_keyboard_alone()
    {
        var page = await EnterAsync("/review?kind=Fact");
        var cards = page.Locator(".queue-card");
        var names = await cards.Locator("h2").AllInnerTextsAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("a");
        await page.WaitForSelectorAsync("#subject-2:focus");
        await page.Keyboard.PressAsync("c");
        Assert.Equal("TEXTAREA", await page.EvaluateAsync<string>("document.activeElement.tagName"));
        await page.Keyboard.TypeAsync("jark"); // letters, no commands
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal("subject-2", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.PressAsync("k");
        Assert.Equal("subject-1", await page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Equal(1, await page.Locator(".queue-card.done").CountAsync());

        await page.ReloadAsync();
        Assert.Equal(names[1], await cards.First.Locator("h2").InnerTextAsync());
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_keys_can_be_switched_off_and_an_overtaken_answer_is_shown()
    {
        var page = await EnterAsync("/review?kind=Fact");
        await page.UncheckAsync("#keys");
        await page.Locator("#subject-1").FocusAsync();
        await page.Keyboard.PressAsync("a");
        await page.WaitForTimeoutAsync(300);
        Assert.Equal(0, await page.Locator(".queue-card.done").CountAsync());

        using var other = await AccountForm.EnterAsync(_server, "鈴木");
        using var json = JsonDocument.Parse(await other.PageAsync("/review.json?kind=Fact"));
        var of = json.RootElement.GetProperty("subjects")[0].GetProperty("of").GetString()!;
        var second = await page.Context.NewPageAsync();
        await second.GotoAsync("/editions/2031/review?of=" + of);
        await second.ClickAsync("button[value=accept]");
        await page.Locator("#subject-1 button[value=accept]").ClickAsync();
        await page.WaitForSelectorAsync("[role=alert]");
        Assert.Contains("/editions/2031/review", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_name_is_rejected_and_taken_back_by_keyboard_alone()
    {
        var page = await EnterAsync("/programmes");
        await page.GotoAsync("/programmes/潮流協議会");
        await page.Locator("summary", new() { HasText = "名称ではないとする" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("一般の言葉");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".verdict.bad");
        Assert.Contains("一般の言葉", await page.Locator(".history").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator(".history summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".verdict.bad", new() { State = WaitForSelectorState.Detached });
        Assert.Equal(2, await page.Locator(".history tbody tr").CountAsync());
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Axe_finds_nothing_where_one_can_say_something()
    {
        var page = await EnterAsync("/review");
        var faults = new List<string>();
        foreach (var address in (string[])["/review", "/editions/2031/review?of=measure:1", "/editions/2031/review?of=deadline:1", "/review/bulk?kind=Fact&at=1", "/programmes/潮流協議会", "/sign-out"])
        {
            await page.GotoAsync(address);
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            faults.AddRange(result.Violations.Select(v => $"{address}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        }

        await page.Context.CloseAsync();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async Task<IPage> EnterAsync(string address)
    {
        await _server.Shelf.Own.Accounts.AddAsync("佐藤", Passwords.Hash(AccountForm.Password), CancellationToken.None);
        var page = await browser.OpenAsync(_server, "ja");
        await page.GotoAsync("/sign-in?back=" + Uri.EscapeDataString(address));
        await page.FillAsync("#name", "佐藤");
        await page.FillAsync("#password", AccountForm.Password);
        await page.ClickAsync("main button");
        await page.WaitForFunctionAsync("address => location.href.endsWith(address) && document.readyState === 'complete'", address); // loaded, with its script
        return page;
    }
}
