using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Shirube.Tests.Analytics;

namespace Shirube.IntegrationTests.Web;

/// <summary>A table with columns that a person maps; on a server of its own, since what is imported stays.</summary>
public sealed class ColumnPageTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime, IDisposable
{
    private const string Csv = "番号,事業名,R5当初予算（千円）,支出先,支出額（千円）,=HYPERLINK(1)\r\nX-1,灯台の灯り,1500,みさき造船,900,=1+1\r\nX-2,潮の発電,未定,,,\r\n";
    private readonly WebServer _server = new();
    private HttpClient _client = null!;
    private ImportForm _form = null!;

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        _client = _server.NewClient(keepsCookies: true);
        _form = new(_client);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [DuckFact]
    public async Task A_table_is_mapped_tried_and_imported_and_its_mapping_is_proposed_for_the_next()
    {
        var address = await _form.SendAsync(("一覧.csv", CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(Csv)));
        Assert.EndsWith("/columns", address.ToString(), StringComparison.Ordinal);
        var guessed = (await JsonAsync(address + ".json")).GetProperty("mapping").GetProperty("columns").EnumerateArray().ToList();
        Assert.Equal(["number", "name", "initial", "payee", "paid", "ignore"], guessed.Select(c => c.GetProperty("is").GetString()));
        Assert.Equal((2023, "thousand"), (guessed[2].GetProperty("year").GetInt32(), guessed[2].GetProperty("unit").GetString()));

        var page = await _client.GetStringAsync(address);
        using (var lacks = await PressAsync(address, page, "Import"))
        {
            Assert.Equal(HttpStatusCode.BadRequest, lacks.StatusCode);
            Assert.Contains("公開年度、府省庁", WebUtility.HtmlDecode(await lacks.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }

        using (var tried = await PressAsync(address, page, "Preview", ("year", "2024"), ("ministry", "しおかぜ県")))
        {
            var preview = WebUtility.HtmlDecode(await tried.Content.ReadAsStringAsync());
            Assert.Equal(HttpStatusCode.OK, tried.StatusCode);
            Assert.Contains("2 行から 2 件の事業を読み取りました", preview, StringComparison.Ordinal);
            Assert.Contains("2023 当初予算 1.5", preview, StringComparison.Ordinal);
            Assert.Contains("数の欄に文字がある", preview, StringComparison.Ordinal);
        }

        using (var early = await _client.GetAsync(new Uri("/projects/2024/しおかぜ県/X-1", UriKind.Relative))) Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        using (var changed = await PressAsync(address, page, "Import", ("headerRow", "2"), ("year", "2024"), ("ministry", "しおかぜ県"))) Assert.Equal(HttpStatusCode.BadRequest, changed.StatusCode);
        Uri status;
        using (var sent = await PressAsync(address, page, "Import", ("year", "2024"), ("ministry", "しおかぜ県"), ("name", "県の一覧")))
        {
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
            status = sent.Headers.Location!;
        }

        var done = await new UploadForm(_client).FinishedAsync(status);
        var file = done.GetProperty("files")[0];
        Assert.Equal(("done", 2), (done.GetProperty("stage").GetString(), file.GetProperty("rows").GetInt32()));
        var document = await JsonAsync(file.GetProperty("address").GetString() + ".json");
        Assert.Equal(("mapped-table", "県の一覧"), (document.GetProperty("kind").GetString(), document.GetProperty("mapping").GetString()));
        var source = await JsonAsync("/projects/2024/しおかぜ県/X-1/source.json");
        Assert.Equal(("=1+1", 2), (source.GetProperty("sheet").GetProperty("=HYPERLINK(1)").GetString(), source.GetProperty("line").GetInt32()));
        Assert.Contains("1.5", await _client.GetStringAsync(new Uri("/projects/2024/しおかぜ県/X-1", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("\"name\": \"県の一覧\"", await _client.GetStringAsync(new Uri("/budget/mappings/県の一覧/file", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("\"is\": \"initial\"", await _client.GetStringAsync(new Uri(file.GetProperty("address").GetString() + "/mapping", UriKind.Relative)), StringComparison.Ordinal);

        var next = await _form.SendAsync(("次.csv", Encoding.UTF8.GetBytes(Csv.Replace("X-", "Y-", StringComparison.Ordinal))));
        Assert.Contains("「県の一覧」を使いました", WebUtility.HtmlDecode(await _client.GetStringAsync(next)), StringComparison.Ordinal);
        Assert.Equal("しおかぜ県", (await JsonAsync(next + ".json")).GetProperty("mapping").GetProperty("ministry").GetString());
    }

    [DuckFact]
    public async Task Tables_come_one_by_one_and_a_missing_mapping_is_no_file_of_another_folder()
    {
        using var two = await _form.PostAsync(("a.csv", Encoding.UTF8.GetBytes(Csv)), ("b.csv", Encoding.UTF8.GetBytes(Csv)));
        Assert.Equal(HttpStatusCode.BadRequest, two.StatusCode);
        foreach (var address in (string[])["/budget/mappings/..%2Fshirube/file", "/budget/mappings/x/file", "/budget/documents/1/mapping", "/budget/import/0123456789abcdef0123456789abcdef/columns"])
        {
            using var answer = await _client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [BrowserFact]
    public async Task The_page_is_clean_for_axe_and_fits_a_narrow_screen()
    {
        var address = await _form.SendAsync(("一覧.csv", Encoding.UTF8.GetBytes(Csv)));
        var page = await browser.OpenAsync(_server, "ja", width: 360);
        await page.GotoAsync(address.ToString());
        await page.FillAsync("#year", "2024");
        await page.ClickAsync("#columns-form button:has-text('試し読み')");
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.Empty(result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        Assert.Contains("2 件の事業", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await page.Context.CloseAsync();
    }

    // the page's form as it stands, with some fields filled in
    private async Task<HttpResponseMessage> PressAsync(Uri address, string page, string handler, params (string Name, string Value)[] filled)
    {
        var form = page[page.IndexOf("id=\"columns-form\"", StringComparison.Ordinal)..];
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match input in Regex.Matches(form, "<input(?<all>[^>]*)>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture))
        {
            var (name, value) = (Attribute(input.Groups["all"].Value, "name"), Attribute(input.Groups["all"].Value, "value"));
            if (name.Length > 0 && !input.Value.Contains("checkbox", StringComparison.Ordinal) && !input.Value.Contains("\"file\"", StringComparison.Ordinal)) fields.TryAdd(name, value);
        }

        foreach (Match select in Regex.Matches(form, "<select[^>]*name=\"(?<name>[^\"]*)\"[^>]*>(?<options>(?s:.)*?)</select>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)))
        {
            var chosen = Regex.Match(select.Groups["options"].Value, "<option value=\"(?<value>[^\"]*)\" selected=\"selected\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
            fields[select.Groups["name"].Value] = chosen.Success ? chosen.Groups["value"].Value : "";
        }

        foreach (var (name, value) in filled) fields[name] = value;
        using var content = new FormUrlEncodedContent(fields);
        return await _client.PostAsync(new Uri($"{address}?handler={handler}", UriKind.Relative), content);
    }

    private static string Attribute(string tag, string name) =>
        WebUtility.HtmlDecode(Regex.Match(tag, $" {name}=\"(?<value>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture).Groups["value"].Value);

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var json = JsonDocument.Parse(await _client.GetStringAsync(new Uri(address, UriKind.Relative)));
        return json.RootElement.Clone();
    }
}
