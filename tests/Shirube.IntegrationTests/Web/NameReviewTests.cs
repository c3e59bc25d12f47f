using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Shirube.IntegrationTests.Web;

/// <summary>What people say of names in the register, on a server of its own: what is said stays.</summary>
public sealed partial class NameReviewTests : IAsyncLifetime
{
    private const string Council = "潮流協議会";
    private const string Other = "実証海域";

    private readonly WebServer _server = new() { HasEarlier = false };

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        await ReadAgainAsync("markup/2");
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Reading_is_public_and_saying_something_needs_an_account()
    {
        using var stranger = new AccountForm(_server);
        var page = await stranger.PageAsync(Address(Council));
        Assert.DoesNotContain("name=\"verdict\"", page, StringComparison.Ordinal);
        Assert.Contains("/sign-in?back=%2Fprogrammes%2F", page, StringComparison.Ordinal);
        using var answer = await stranger.PostAsync("/sign-in", Address(Council), ("verdict", "reject"), ("names", Council), ("seen", "0"), ("why", "x"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains(Council, await NamesAsync());
    }

    [Fact]
    public async Task Joined_names_are_one_entry_everywhere_and_the_old_address_leads_to_it()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        var before = await NamesAsync();
        using (var said = await SayAsync(person, Other, "join", ("other", Council), ("relation", "Former"), ("why", "条例による"))) Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);

        Assert.Equal(before.Count - 1, (await NamesAsync()).Count);
        var (kept, old) = (await NamesAsync()).Contains(Council) ? (Council, Other) : (Other, Council);
        foreach (var ending in (string[])["", ".json"])
        {
            using var moved = await _server.Client.GetAsync(Address(old) + ending);
            Assert.Equal((HttpStatusCode.Redirect, Address(kept) + ending), (moved.StatusCode, moved.Headers.Location?.ToString()));
        }

        var entry = await JsonAsync(Address(kept) + ".json");
        var alias = entry.GetProperty("aliases").EnumerateArray().Single(a => a.GetProperty("name").GetString() == old);
        Assert.Equal(("renamed", "register.person", "佐藤", "条例による"), (Text(alias, "kind"), Text(alias, "rule"), Text(alias, "person"), Text(alias, "why")));
        var page = await person.PageAsync(Address(kept));
        Assert.Contains("佐藤 さんの判断", page, StringComparison.Ordinal);
        Assert.Contains("「潮流協議会」が「実証海域」に改称", page, StringComparison.Ordinal);
        Assert.Contains("register.abbreviations", page, StringComparison.Ordinal);
        Assert.Contains("/editions/2031/source?fact=abbreviation:1#L13", page, StringComparison.Ordinal);
        Assert.Contains(old, await person.PageAsync("/programmes.csv?name=" + Uri.EscapeDataString(kept)), StringComparison.Ordinal);

        await ReadAgainAsync("markup/3");
        Assert.Equal(before.Count - 1, (await NamesAsync()).Count);

        var word = (await JsonAsync(Address(kept) + ".json")).GetProperty("words")[0].GetProperty("id").GetInt32();
        using (var undone = await SayAsync(person, kept, "undo", ("word", $"{word}"))) Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal(before, await NamesAsync());
        Assert.Equal(["renamed", "undone"], (await JsonAsync(Address(old) + ".json")).GetProperty("words").EnumerateArray().Select(w => Text(w, "says")));
        Assert.DoesNotContain("value=\"undo\"", await person.PageAsync(Address(old)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_was_taken_out_is_an_entry_of_its_own_and_does_not_come_back()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        var before = await JsonAsync(Address(Other) + ".json");
        var taken = Text(before.GetProperty("aliases")[0], "name")!;
        using (var said = await SayAsync(person, Other, "part", ("taken", taken), ("why", "海域と発電は別"))) Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        Assert.Empty((await JsonAsync(Address(Other) + ".json")).GetProperty("aliases").EnumerateArray());
        Assert.Equal(taken, Text(await JsonAsync(Address(taken) + ".json"), "name"));

        await ReadAgainAsync("markup/3");
        Assert.Empty((await JsonAsync(Address(Other) + ".json")).GetProperty("aliases").EnumerateArray());
        Assert.Contains("「潮流発電の実証海域」は「実証海域」の名称ではない", await person.PageAsync(Address(taken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_programme_leaves_lists_and_counts_and_keeps_its_page()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        using (var said = await SayAsync(person, Council, "reject", ("why", "一般の言葉 <b>"))) Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        Assert.DoesNotContain(Council, await NamesAsync());
        Assert.DoesNotContain(Council, await person.PageAsync("/programmes.csv"), StringComparison.Ordinal);
        var page = await person.PageAsync(Address(Council));
        Assert.Contains("一覧、集計、取り出すデータには入りません", page, StringComparison.Ordinal);
        Assert.Contains("一般の言葉 &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"reject\"", page, StringComparison.Ordinal);
        Assert.Contains(Address(Council), await person.PageAsync("/programmes"), StringComparison.Ordinal);
        Assert.True((await JsonAsync(Address(Council) + ".json")).GetProperty("rejected").GetBoolean());
        using (var undone = await SayAsync(person, Council, "undo", ("word", "1"))) Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Contains(Council, await NamesAsync());
    }

    [Fact]
    public async Task Of_two_people_at_once_the_second_is_shown_what_the_first_said()
    {
        using var first = await AccountForm.EnterAsync(_server, "佐藤");
        using var second = await AccountForm.EnterAsync(_server, "鈴木");
        var seen = await FormAsync(second, Council);
        using (var said = await SayAsync(first, Council, "reject", ("why", "一般の言葉"))) Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        using (var late = await second.PostAsync("/sign-out", Address(Council), [.. seen, ("verdict", "join"), ("other", Other), ("relation", "Same"), ("why", "私の理由")]))
        {
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
            Assert.Contains("一般の言葉", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        // from the other side: what was said of the entry to join with has to be seen first
        string page;
        using (var unseen = await SayAsync(second, Other, "join", ("other", Council), ("relation", "Same"), ("why", "私の理由")))
        {
            page = await unseen.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.Conflict, unseen.StatusCode);
            Assert.Contains("一般の言葉", page, StringComparison.Ordinal);
            Assert.Contains("私の理由</textarea>", page, StringComparison.Ordinal);
        }

        using (var again = await second.PostAsync("/sign-out", Address(Other), [.. Fields(page), ("verdict", "join"), ("other", Council), ("relation", "Same"), ("why", "私の理由")])) Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(["common", "same"], (await JsonAsync(Address(Other) + ".json")).GetProperty("words").EnumerateArray().Select(w => Text(w, "says")));
    }

    [Fact]
    public async Task Of_many_at_the_same_moment_exactly_one_is_stored()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        var form = await FormAsync(person, Council);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => person.PostAsync("/sign-out", Address(Council), [.. form, ("verdict", i % 2 == 0 ? "reject" : "join"), ("other", Other), ("why", $"{i}")])));
        Assert.Equal([HttpStatusCode.Redirect, .. Enumerable.Repeat(HttpStatusCode.Conflict, 7)], answers.Select(a => a.StatusCode).Order());
        foreach (var answer in answers) answer.Dispose();
    }

    [Theory]
    [InlineData("reject", "", "", "0", HttpStatusCode.BadRequest)] // no reason
    [InlineData("explode", "理由", "", "0", HttpStatusCode.BadRequest)]
    [InlineData("join", "理由", "ない名前", "0", HttpStatusCode.BadRequest)]
    [InlineData("join", "理由", "海", "0", HttpStatusCode.BadRequest)] // one character names nothing
    [InlineData("join", "理由", "潮流 協議会", "0", HttpStatusCode.BadRequest)] // itself
    [InlineData("part", "理由", "", "0", HttpStatusCode.BadRequest)]
    [InlineData("undo", "理由", "", "0", HttpStatusCode.BadRequest)]
    [InlineData("reject", "理由", "", "7", HttpStatusCode.Conflict)]
    public async Task A_form_that_cannot_be_is_refused_and_stores_nothing(string verdict, string why, string other, string seen, HttpStatusCode status)
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        using var answer = await person.PostAsync("/sign-out", Address(Council), ("names", Council), ("seen", seen), ("verdict", verdict), ("why", why), ("other", other));
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(0, (await JsonAsync(Address(Council) + ".json")).GetProperty("words").GetArrayLength());
    }

    // two passages that name the other entry, which the edition's list of abbreviations explains
    private async Task ReadAgainAsync(string rules)
    {
        var draft = FictionalEdition.Make();
        var said = draft.Passages[0] with { Text = "「実証海域」を広げる。" };
        await _server.Shelf.Own.SaveAsync(draft with { RuleVersion = rules, Passages = [.. draft.Passages, said, said] }, "2031", FictionalEdition.Bytes, CancellationToken.None);
    }

    private static string Address(string name) => "/programmes/" + Uri.EscapeDataString(name);

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private async Task<List<string>> NamesAsync()
    {
        var names = new List<string>();
        foreach (var kind in (string[])["", "?kind=Term"]) names.AddRange((await JsonAsync("/programmes.json" + kind)).EnumerateArray().Select(p => Text(p, "name")!));
        return names;
    }

    private static async Task<HttpResponseMessage> SayAsync(AccountForm person, string name, string verdict, params (string Name, string Value)[] fields) =>
        await person.PostAsync("/sign-out", Address(name), [.. await FormAsync(person, name), ("verdict", verdict), .. fields]);

    private static async Task<(string Name, string Value)[]> FormAsync(AccountForm person, string name) => Fields(await person.PageAsync(Address(name)));

    // what the forms of a page carry unseen
    private static (string Name, string Value)[] Fields(string page) =>
        [.. ((string[])["names", "seen", "seenOther"]).Select(name => (name, Hidden().Matches(page).FirstOrDefault(m => m.Groups["name"].Value == name))).Where(f => f.Item2 is not null).Select(f => (f.name, WebUtility.HtmlDecode(f.Item2!.Groups["value"].Value)))];

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var json = JsonDocument.Parse(await _server.Client.GetStringAsync(new Uri(address, UriKind.Relative)));
        return json.RootElement.Clone();
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[a-zA-Z]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hidden();
}
