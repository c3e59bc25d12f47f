using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Shirube.IntegrationTests.Web;

/// <summary>Chromium of this machine; the tests that need it are skipped in words where there is none.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string? Executable { get; } =
        ((string[])["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]).FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (Executable is null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = ["--no-sandbox"] });
    }

    /// <param name="language">"ja" or "en".</param>
    public async Task<IPage> OpenAsync(WebServer server, string language, int width = 1280)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = server.Address.ToString(),
            Locale = language,
            ViewportSize = new() { Width = width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
    }
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Browser.Executable is null) Skip = "skipped: no chromium";
    }
}

[Collection(WebServerGroup.Name)]
public sealed class AccessibilityTests(WebServer server, Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task Axe_finds_nothing_on_any_page_in_either_language()
    {
        var faults = new List<string>();
        foreach (var language in (string[])["ja", "en"])
        {
            var page = await browser.OpenAsync(server, language);
            foreach (var address in (string[])[.. PageAddresses.Pages, "/nowhere"])
            {
                await page.GotoAsync(address);
                var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
                faults.AddRange(result.Violations.Select(v => $"{language} {address}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
            }

            await page.Context.CloseAsync();
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [BrowserFact]
    public async Task Axe_does_see_a_planted_fault()
    {
        var page = await browser.OpenAsync(server, "ja");
        await page.GotoAsync("/about");
        await page.EvaluateAsync("document.querySelector('main').append(document.createElement('input'))");
        var result = await page.RunAxe();
        await page.Context.CloseAsync();
        Assert.Contains(result.Violations, v => v.Id == "label");
    }

    [BrowserFact]
    public async Task No_page_is_wider_than_a_narrow_screen()
    {
        var wide = new List<string>();
        var page = await browser.OpenAsync(server, "ja", width: 360);
        foreach (var address in PageAddresses.Pages)
        {
            await page.GotoAsync(address);
            var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > 360) wide.Add($"{address}: {width}");
        }

        await page.Context.CloseAsync();
        Assert.True(wide.Count == 0, string.Join('\n', wide));
    }

    [BrowserFact]
    public async Task The_keyboard_reaches_the_content_first_and_then_everything_in_order()
    {
        var page = await browser.OpenAsync(server, "ja");
        await page.GotoAsync("/editions/2031/measures/1");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await Focused(page, "getAttribute('href')"));
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.getBoundingClientRect().top >= 0"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await Focused(page, "id"));
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("document.getElementById('main').contains(document.activeElement)"));

        await page.GotoAsync("/editions/2031/measures/1");
        var last = -1.0;
        for (var i = 0; i < 12; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (i == 0) continue; // the skip link stands above the page
            var top = await page.EvaluateAsync<double>("document.activeElement.getBoundingClientRect().top + scrollY");
            Assert.True(top >= last - 40, "the focus jumps up the page");
            last = top;
        }

        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_document_cannot_run_a_script()
    {
        var page = await browser.OpenAsync(server, "ja");
        var dialogs = 0;
        var refused = new List<string>();
        page.Dialog += (_, dialog) =>
        {
            dialogs++;
            _ = dialog.DismissAsync();
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error") refused.Add(message.Text);
        };
        foreach (var address in PageAddresses.Pages) await page.GotoAsync(address);
        await page.Context.CloseAsync();
        Assert.Equal(0, dialogs);
        Assert.Empty(refused);
    }

    private static async Task<string?> Focused(IPage page, string property) => await page.EvaluateAsync<string?>($"document.activeElement.{property}");
}
