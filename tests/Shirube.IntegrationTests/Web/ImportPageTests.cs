using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Shirube.Analytics.Duck;
using Shirube.Budget.Evidence;
using Shirube.Tests.Analytics;

namespace Shirube.IntegrationTests.Web;

/// <summary>On a server of its own: what is imported stays.</summary>
public sealed class ImportPageTests : IAsyncLifetime, IDisposable
{
    private readonly WebServer _server = new();
    private HttpClient _client = null!;
    private ImportForm _form = null!;
    private UploadForm _status = null!;

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        _client = _server.NewClient(keepsCookies: true);
        (_form, _status) = (new(_client), new(_client));
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [DuckFact]
    public async Task Files_are_imported_together_and_the_page_tells_what_became_of_each()
    {
        var plain = Sheets("0101", "0102");
        var packed = Packed(Sheets("0103"));
        var done = await _status.FinishedAsync(await _form.SendAsync(("灯台.ndjson", plain), ("C:\\灯り\\湾.ndjson.gz", packed)));
        Assert.True(Stage(done) == "done", done.ToString());
        var files = done.GetProperty("files").EnumerateArray().ToList();
        Assert.Equal(["灯台.ndjson imported 2", "湾.ndjson.gz imported 1"], files.Select(f => $"{f.GetProperty("name")} {f.GetProperty("outcome")} {f.GetProperty("rows")}"));
        Assert.Equal(["budget-years", "text-for-number"], files[1].GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString()).Order(StringComparer.Ordinal));

        var address = files[1].GetProperty("address").GetString()!;
        var document = await JsonAsync(address + ".json?code=text-for-number");
        Assert.Equal(("湾.ndjson.gz", "review-sheets", 1), (document.GetProperty("fileName").GetString(), document.GetProperty("kind").GetString(), document.GetProperty("sheets").GetInt32()));
        var finding = Assert.Single(document.GetProperty("list").EnumerateArray());
        Assert.Equal(("執行額", "未定", 1, "/projects/2031/しおかぜ県/0103"), (finding.GetProperty("field").GetString(), finding.GetProperty("text").GetString(), finding.GetProperty("line").GetInt32(), Uri.UnescapeDataString(finding.GetProperty("address").GetString()!)));
        Assert.Equal(packed, await _client.GetByteArrayAsync(new Uri(address + "/original", UriKind.Relative)));
        using var sheet = await _client.GetAsync(new Uri("/projects/2031/しおかぜ県/0103", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, sheet.StatusCode);

        var again = await _status.FinishedAsync(await _form.SendAsync(("また.ndjson", plain)));
        Assert.Equal("unchanged", again.GetProperty("files")[0].GetProperty("outcome").GetString());
        Assert.Equal(files[0].GetProperty("address").GetString(), again.GetProperty("files")[0].GetProperty("address").GetString());
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(_server.Shelf.Own.Folder.Root, "incoming")));
    }

    [DuckFact]
    public async Task A_damaged_file_is_named_with_its_line_and_does_not_keep_the_others_out()
    {
        var before = await _client.GetStringAsync(new Uri("/budget/documents.json", UriKind.Relative));
        byte[] bad = [.. Sheets("0102"), .. "{\"公開年度\":"u8];
        var failed = await _status.FinishedAsync(await _form.SendAsync(("bad.ndjson", bad)));
        Assert.Equal("failed", Stage(failed));
        Assert.StartsWith("bad.ndjson の 2 行目", Error(failed, "damaged-line"), StringComparison.Ordinal);
        var unknown = await _status.FinishedAsync(await _form.SendAsync(("picture.png", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0])));
        Error(unknown, "not-a-budget-file");
        var both = await _status.FinishedAsync(await _form.SendAsync(("bad.ndjson", bad), ("picture.png", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0])));
        Assert.Equal(("failed", "refused"), (Stage(both), both.GetProperty("files")[1].GetProperty("outcome").GetString()));
        Assert.Equal(before, await _client.GetStringAsync(new Uri("/budget/documents.json", UriKind.Relative)));

        var address = await _form.SendAsync(("bad.ndjson", bad), ("good.ndjson", Sheets("0101")));
        var mixed = await _status.FinishedAsync(address);
        Assert.Equal(("done", "imported"), (Stage(mixed), mixed.GetProperty("files")[1].GetProperty("outcome").GetString()));
        Assert.StartsWith("bad.ndjson の 2 行目", Error(mixed.GetProperty("files")[0], "damaged-line"), StringComparison.Ordinal);
        var page = await _client.GetStringAsync(address);
        Assert.Contains("読み取れなかったファイルが 1 件", page, StringComparison.Ordinal);
        Assert.Contains("bad.ndjson の 2 行目", page, StringComparison.Ordinal);
        using var kept = await _client.GetAsync(new Uri("/projects/2031/しおかぜ県/0101", UriKind.Relative));
        using var lost = await _client.GetAsync(new Uri("/projects/2031/しおかぜ県/0102", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (kept.StatusCode, lost.StatusCode));
    }

    [DuckFact]
    public async Task An_import_waits_for_another_says_so_and_can_be_cancelled()
    {
        var turn = Path.Combine(new BudgetFolder(_server.Shelf.Own.Folder).Root, ".import.lock");
        Uri address, second;
        await using (File.Open(turn, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            address = await _form.SendAsync(("a.ndjson", Sheets("0101")));
            second = await _form.SendAsync(("b.ndjson", Sheets("0102")));
            var waiting = await _status.StatusAsync(address, s => Stage(s) == "waiting");
            Assert.Contains("別の取り込み", waiting.GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.Contains("別の取り込み", await _client.GetStringAsync(address), StringComparison.Ordinal);
            using var budget = await _client.GetAsync(new Uri("/projects", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, budget.StatusCode);
            await _status.PressAsync(address, "Cancel");
            Assert.Equal("cancelled", Stage(await _status.FinishedAsync(address)));
        }

        Assert.Equal("done", Stage(await _status.FinishedAsync(second)));
        using var cancelled = await _client.GetAsync(new Uri("/projects/2031/しおかぜ県/0101", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, cancelled.StatusCode);
    }

    [DuckFact]
    public async Task Tables_of_an_older_version_are_made_anew_while_the_server_runs()
    {
        var published = new BudgetFolder(_server.Shelf.Own.Folder).Published;
        File.Copy(published, published + ".old");
        using (var database = DuckDatabase.Open(published + ".old"))
        using (var connection = database.Connect())
        {
            connection.Execute("update derived set version = 0; drop table payment_payee");
        }

        File.Move(published + ".old", published, overwrite: true);
        using (var early = await _client.GetAsync(new Uri("/payees.json", UriKind.Relative)))
        {
            Assert.True(early.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.OK, $"{early.StatusCode}"); // never a fault
        }

        var since = TimeProvider.System.GetTimestamp();
        for (var status = HttpStatusCode.ServiceUnavailable; status != HttpStatusCode.OK; await Task.Delay(200))
        {
            using var answer = await _client.GetAsync(new Uri("/payees.json", UriKind.Relative));
            status = answer.StatusCode;
            Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromMinutes(2), "The tables were not made anew.");
        }
    }

    [DuckFact]
    public async Task What_is_not_there_or_too_large_or_without_its_token_is_refused()
    {
        using var big = await _form.PostAsync(("a.ndjson", new byte[2_000_000]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, big.StatusCode);
        using var empty = await _form.PostAsync(("a.ndjson", []));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Sheets("0101")), "file", "a.ndjson" } };
        using var forged = await _client.PostAsync(ImportForm.Address, form);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        foreach (var address in (string[])["/budget/documents/99", "/budget/documents/99/original", "/budget/import/0123456789abcdef0123456789abcdef"])
        {
            using var missing = await _client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }
    }

    // what is said in Japanese
    private static string? Error(JsonElement told, string code)
    {
        var error = told.GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetString());
        return error.GetProperty("japanese").GetString();
    }

    private static string? Stage(JsonElement status) => status.GetProperty("stage").GetString();

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var json = JsonDocument.Parse(await _client.GetStringAsync(new Uri(address, UriKind.Relative)));
        return json.RootElement.Clone();
    }

    // each has one executed amount that is no number
    private static byte[] Sheets(params string[] numbers) => Encoding.UTF8.GetBytes(string.Concat(numbers.Select(n =>
        $$"""{"公開年度":2031,"事業名":"灯り {{n}}","府省庁":"しおかぜ県","事業番号":"{{n}}","予算":[{"年度":2030,"当初予算":1.5,"予算計":1.5,"執行額":"未定"}]}""" + "\n")));

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
