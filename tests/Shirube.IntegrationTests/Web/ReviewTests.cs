using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Shirube.IntegrationTests.Web;

/// <summary>Reviewing on a server of its own: what is said stays.</summary>
public sealed partial class ReviewTests : IAsyncLifetime
{
    private readonly WebServer _server = new() { HasEarlier = false };

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Reading_is_public_and_saying_something_needs_an_account()
    {
        using var stranger = new AccountForm(_server);
        var page = await stranger.PageAsync("/editions/2031/review?of=measure:1");
        Assert.DoesNotContain("name=\"verdict\"", page, StringComparison.Ordinal);
        Assert.Contains("/sign-in?back=", page, StringComparison.Ordinal);
        using var answer = await stranger.PostAsync("/sign-in", "/editions/2031/review", ("of", "measure:1"), ("key", "x"), ("seen", "0"), ("verdict", "accept"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("machine", (await JsonAsync("/editions/2031/review.json?of=measure:1")).GetProperty("review").GetString());
    }

    [Fact]
    public async Task A_correction_stands_on_pages_and_in_json_and_outlives_a_new_reading()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        using var answer = await SayAsync(person, "measure:1", "correct", ("to.planText", "潮流発電の実証海域を2035年度までに三か所整備する。"), ("to.ministries", "海"), ("why", "正誤表による"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        await CheckAsync("measure:1", 1);
        var newer = FictionalEdition.Make();
        Assert.Equal(3, newer.Measures.Length);
        newer = newer with { RuleVersion = "markup/2", Measures = [.. newer.Measures.Reverse().Select((m, i) => m with { Order = i + 1 })], Restatements = [] };
        await _server.Shelf.Own.SaveAsync(newer, "2031", FictionalEdition.Bytes, CancellationToken.None);
        Assert.Equal("markup/2", (await JsonAsync("/editions/2031.json")).GetProperty("ruleVersion").GetString());
        await CheckAsync("measure:3", 3);

        async Task CheckAsync(string fact, int order)
        {
            var measure = (await JsonAsync($"/editions/2031/measures/{order}.json")).GetProperty("measure");
            Assert.Equal("潮流発電の実証海域を2035年度までに三か所整備する。", measure.GetProperty("planText").GetString());
            Assert.Equal(["海"], measure.GetProperty("ministries").EnumerateArray().Select(m => m.GetString()));
            Assert.Equal(2035, measure.GetProperty("deadlines")[0].GetProperty("year").GetInt32());
            var page = await person.PageAsync($"/editions/2031/measures/{order}");
            Assert.Contains("訂正済み（佐藤）", page, StringComparison.Ordinal);
            Assert.Contains("<q lang=\"ja\">潮流発電の実証海域を2033年度までに三か所整備する。</q>", page, StringComparison.Ordinal);
            var history = (await JsonAsync($"/editions/2031/review.json?of={fact}")).GetProperty("history");
            Assert.Equal(["佐藤", "佐藤"], history.EnumerateArray().Select(h => h.GetProperty("who").GetString()));
            Assert.All(history.EnumerateArray(), h => Assert.Equal("正誤表による", h.GetProperty("why").GetString()));
            Assert.Contains((await JsonAsync("/editions/2031/deadlines.json")).EnumerateArray(), d => d.GetProperty("order").GetInt32() == order && d.GetProperty("text").GetString() == "2035年度まで");
        }
    }

    [Fact]
    public async Task Of_two_people_at_once_the_second_is_shown_what_the_first_said()
    {
        using var first = await AccountForm.EnterAsync(_server, "佐藤");
        using var second = await AccountForm.EnterAsync(_server, "鈴木");
        var seen = await FormAsync(second, "measure:3");
        using (var said = await SayAsync(first, "measure:3", "reject", ("why", "これは施策ではない"))) Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);

        using var late = await second.PostAsync("/sign-out", "/editions/2031/review", [.. seen, ("verdict", "correct"), ("to.planText", "高校生の海洋実習を広げる。"), ("why", "私の理由")]);
        var page = await late.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("これは施策ではない", page, StringComparison.Ordinal);
        Assert.Contains("高校生の海洋実習を広げる。</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("私の理由", page, StringComparison.Ordinal);
        Assert.Equal("rejected", (await JsonAsync("/editions/2031/review.json?of=measure:3")).GetProperty("review").GetString());

        using (var again = await SayAsync(second, "measure:3", "accept")) Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        var history = (await JsonAsync("/editions/2031/review.json?of=measure:3")).GetProperty("history");
        Assert.Equal(["rejected 佐藤", "confirmed 鈴木"], history.EnumerateArray().Select(h => $"{h.GetProperty("state")} {h.GetProperty("who")}"));
    }

    [Fact]
    public async Task Of_many_at_the_same_moment_exactly_one_is_stored()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        var form = await FormAsync(person, "measure:2");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => person.PostAsync("/sign-out", "/editions/2031/review", [.. form, ("verdict", i % 2 == 0 ? "accept" : "reject")])));
        Assert.Equal([HttpStatusCode.Redirect, .. Enumerable.Repeat(HttpStatusCode.Conflict, 7)], answers.Select(a => a.StatusCode).Order());
        foreach (var answer in answers) answer.Dispose();
        Assert.Equal(1, (await JsonAsync("/editions/2031/review.json?of=measure:2")).GetProperty("history").GetArrayLength());
    }

    [Fact]
    public async Task A_rejected_measure_leaves_the_lists_and_keeps_its_page()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        using (var said = await SayAsync(person, "measure:1", "reject")) Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        Assert.Equal([2, 3], (await JsonAsync("/editions/2031/measures.json")).EnumerateArray().Select(m => m.GetProperty("order").GetInt32()));
        Assert.DoesNotContain((await JsonAsync("/editions/2031/deadlines.json")).EnumerateArray(), d => d.GetProperty("order").GetInt32() == 1);
        Assert.Contains("却下（佐藤）", await person.PageAsync("/editions/2031/measures/1"), StringComparison.Ordinal);
        Assert.Contains("measure:1", await person.PageAsync("/review.json?state=Rejected"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("section:1", "/editions/2031/sections/1.json", "sections")]
    [InlineData("goal:1", "/editions/2031/sections/1.json", "goals")]
    [InlineData("passage:1", "/editions/2031/sections/1/(2).json", "passages")]
    public async Task Sections_goals_and_passages_can_be_rejected_and_taken_back(string of, string page, string list)
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        var address = of == "section:1" ? "/editions/2031.json" : page;
        var before = (await JsonAsync(address)).GetProperty(list).GetArrayLength();
        using (var said = await SayAsync(person, of, "reject")) Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        Assert.Equal(before - 1, (await JsonAsync(address)).GetProperty(list).GetArrayLength());
        Assert.Equal("rejected", (await JsonAsync($"/editions/2031/review.json?of={of}")).GetProperty("review").GetString());
        Assert.Equal([1, 2, 3], (await JsonAsync("/editions/2031/measures.json")).EnumerateArray().Select(m => m.GetProperty("order").GetInt32()));
        using (var again = await SayAsync(person, of, "accept")) Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(before, (await JsonAsync(address)).GetProperty(list).GetArrayLength());
    }

    [Fact]
    public async Task Every_field_of_an_indicator_is_corrected_on_its_form_and_no_number_is_guessed()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        foreach (var (field, value) in ((string, string)[])[("to.target.value", "四十"), ("to.target.year", "36"), ("to.values.1.text", ""), ("to.target.operator", "perhaps"), ("to.baseline.value", "3"), ("to.target.text", "")])
        {
            using var refused = await SayAsync(person, "indicator:1", "correct", (field, value));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        using (var said = await SayAsync(person, "indicator:1", "correct", ("to.target.value", "４５"), ("to.target.year", "2036"), ("to.target.operator", "about"), ("to.values.1.unit", "千kW"), ("to.baseline.text", "10MW"), ("to.baseline.value", "10"))) Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        var indicator = (await JsonAsync("/editions/2031/indicators.json")).EnumerateArray().First();
        var target = indicator.GetProperty("target");
        Assert.Equal((45m, 2036, "about", "千kW", 10m), (target.GetProperty("value").GetDecimal(), target.GetProperty("year").GetInt32(), target.GetProperty("operator").GetString(), indicator.GetProperty("values")[0].GetProperty("unit").GetString(), indicator.GetProperty("baseline").GetProperty("value").GetDecimal()));
        await _server.Shelf.Own.SaveAsync(FictionalEdition.Make() with { RuleVersion = "markup/2", Findings = [] }, "2031", FictionalEdition.Bytes, CancellationToken.None);
        Assert.Equal(45m, (await JsonAsync("/editions/2031/indicators.json"))[0].GetProperty("target").GetProperty("value").GetDecimal());
        Assert.Contains("目標: 数値", await person.PageAsync("/editions/2031/review?of=indicator:1"), StringComparison.Ordinal);
        Assert.Contains("実証海域", await person.PageAsync("/editions/2031/review?of=abbreviation:1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_a_person_decided_counts_everywhere()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        var before = (await JsonAsync("/editions/2031/deadlines.json")).EnumerateArray().ToList();
        Assert.DoesNotContain(before, d => d.GetProperty("state").GetString() == "metLate");
        var deadline = (await JsonAsync("/editions/2031/review.json?of=deadline:1")).GetProperty("deadline").GetString()!;
        using (var said = await SayAsync(person, "deadline:1", "correct", ("to.state", "MetLate"), ("why", "=白書に記載"))) Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);

        var decided = Assert.Single((await JsonAsync("/editions/2031/deadlines.json")).EnumerateArray(), d => d.GetProperty("state").GetString() == "metLate");
        Assert.Equal((deadline, "ledger.person", "佐藤"), (decided.GetProperty("text").GetString(), decided.GetProperty("rule").GetString(), decided.GetProperty("person").GetString()));
        var page = await person.PageAsync("/editions/2031/deadlines");
        Assert.Contains("佐藤 さんの判断", page, StringComparison.Ordinal);
        Assert.Matches(new Regex("遅れて実施</a></th><td>[^<]*</td><td class=\"number\"><a href=\"[^\"]*\">1</a></td>", RegexOptions.NonBacktracking), page);
        Assert.Contains(",metLate,ledger.person,", await person.PageAsync("/editions/2031/deadlines.csv"), StringComparison.Ordinal);
        Assert.Contains("遅れて実施", await person.PageAsync("/editions/2031/deadlines.ics"), StringComparison.Ordinal);
        Assert.Equal(before.Count, (await JsonAsync("/editions/2031/deadlines.json")).GetArrayLength());
    }

    [Fact]
    public async Task What_a_person_types_stays_text()
    {
        using var person = await AccountForm.EnterAsync(_server, "=1+1<b>");
        using (var said = await SayAsync(person, "indicator:2", "correct", ("to.name", "=HYPERLINK(\"x\")<img src=x>"), ("why", "<script>alert(1)</script>"))) Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        foreach (var address in (string[])["/editions/2031/review?of=indicator:2", "/editions/2031/indicators/2", "/editions/2031/indicators", "/review?state=Corrected"])
        {
            var page = await person.PageAsync(address);
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
            Assert.DoesNotContain("1+1<b>", page, StringComparison.Ordinal);
        }

        Assert.Contains("'=HYPERLINK", await person.PageAsync("/review.csv?state=Corrected"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accept", "nonsense-key", "0", HttpStatusCode.Conflict)]
    [InlineData("explode", null, "0", HttpStatusCode.BadRequest)]
    [InlineData("correct", null, "0", HttpStatusCode.BadRequest)]
    [InlineData("accept", null, "7", HttpStatusCode.Conflict)]
    public async Task A_form_that_cannot_be_is_refused_and_stores_nothing(string verdict, string? key, string seen, HttpStatusCode status)
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        var form = await FormAsync(person, "measure:1");
        using var answer = await person.PostAsync(
            "/sign-out", "/editions/2031/review", ("of", "measure:1"), ("key", key ?? form.First(f => f.Name == "key").Value), ("seen", seen), ("verdict", verdict), ("to.planText", "　"));
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(0, (await JsonAsync("/editions/2031/review.json?of=measure:1")).GetProperty("history").GetArrayLength());
    }

    [Theory]
    [InlineData("measure:99")]
    [InlineData("deadline:99")]
    [InlineData("deadline:x")]
    [InlineData("link:2031:1:1")]
    [InlineData("link:1066:1:1")]
    [InlineData("legend:99")]
    [InlineData("row:1")]
    [InlineData("")]
    public async Task What_cannot_be_reviewed_is_not_found(string of)
    {
        using var answer = await _server.Client.GetAsync("/editions/2031/review?of=" + of);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_queue_shrinks_as_people_answer_and_goes_back_to_itself()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        var before = await JsonAsync("/review.json?kind=Fact");
        var first = before.GetProperty("subjects")[0];
        using var said = await SayAsync(person, first.GetProperty("of").GetString()!, "accept", ("back", "/review?kind=Fact"));
        Assert.Equal("/review?kind=Fact", said.Headers.Location?.ToString());
        var after = await JsonAsync("/review.json?kind=Fact");
        Assert.Equal(before.GetProperty("total").GetInt32() - 1, after.GetProperty("total").GetInt32());
        Assert.NotEqual(first.GetProperty("of").GetString(), after.GetProperty("subjects")[0].GetProperty("of").GetString());
        using var astray = await SayAsync(person, "measure:2", "accept", ("back", "https://evil.example/"));
        Assert.StartsWith("/editions/2031/review?of=", astray.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_are_accepted_only_after_saying_how_many_and_count_no_accuracy()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        var count = (await JsonAsync("/review/bulk.json?kind=Fact&at=1")).GetProperty("count").GetInt32();
        Assert.True(count > 10);
        using (var wrong = await person.PostAsync("/review/bulk?kind=Fact&at=1", "/review/bulk", ("kind", "Fact"), ("at", "1"), ("count", "1"))) Assert.Equal(HttpStatusCode.Conflict, wrong.StatusCode);
        Assert.Equal(count, (await JsonAsync("/review/bulk.json?kind=Fact&at=1")).GetProperty("count").GetInt32());
        using (var right = await person.PostAsync("/review/bulk?kind=Fact&at=1", "/review/bulk", ("kind", "Fact"), ("at", "1"), ("count", $"{count}"))) Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(0, (await JsonAsync("/review/bulk.json?kind=Fact&at=1")).GetProperty("count").GetInt32());

        using (var said = await SayAsync(person, "measure:1", "reject")) Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        var rule = (await JsonAsync("/review/accuracy.json")).EnumerateArray().Single(r => r.GetProperty("rule").GetString() == "markup.measure");
        Assert.Equal((1, 0, 1, 2), (rule.GetProperty("reviewed").GetInt32(), rule.GetProperty("accepted").GetInt32(), rule.GetProperty("rejected").GetInt32(), rule.GetProperty("bulk").GetInt32()));
        var unseen = (await JsonAsync("/review/accuracy.json")).EnumerateArray().Single(r => r.GetProperty("rule").GetString() == "markup.goal");
        Assert.Equal((0, JsonValueKind.Null), (unseen.GetProperty("reviewed").GetInt32(), unseen.GetProperty("share").ValueKind));
    }

    [Fact]
    public async Task A_link_that_was_undone_stays_undone_and_one_made_by_hand_stays()
    {
        var later = FictionalEdition.Make("みなと県科学技術振興戦略2032");
        byte[] bytes = [.. FictionalEdition.Bytes, (byte)'\n'];
        later = later with { Document = later.Document with { Hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), Lines = later.Document.Lines.Add("") } };
        later = later with { Measures = [.. later.Measures.Select(m => m with { Status = [.. m.Status.Select(i => i with { Text = "別の年の報告である" + i.Text + m.Order })] })] };
        await _server.Shelf.Own.SaveAsync(later, "2032", bytes, CancellationToken.None);
        using var person = await AccountForm.EnterAsync(_server, "佐藤");
        Assert.Equal("2031", Assert.Single(await ElsewhereAsync("2032", 3)));

        using (var undone = await SayAsync(person, "link:2031:3:3", "reject", "2032")) Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Empty(await ElsewhereAsync("2032", 3));
        using (var made = await SayAsync(person, "link:2031:1:1", "correct", "2032", ("to.order", "3"))) Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.Empty(await ElsewhereAsync("2031", 1));
        var link = Assert.Single((await JsonAsync("/editions/2032/measures/1.json")).GetProperty("elsewhere").EnumerateArray());
        Assert.Equal((3, 1.0), (link.GetProperty("order").GetInt32(), link.GetProperty("confidence").GetDouble()));

        var newer = later with { RuleVersion = "markup/2", Findings = [] };
        await _server.Shelf.Own.SaveAsync(newer, "2032", bytes, CancellationToken.None);
        Assert.Empty(await ElsewhereAsync("2032", 3));
        Assert.Equal("2032", Assert.Single(await ElsewhereAsync("2031", 3)));
        Assert.Contains("link:2031:3:3", await person.PageAsync("/review.json?kind=Link&state=Rejected"), StringComparison.Ordinal);
        Assert.Contains("取り消された対応", await person.PageAsync("/editions/2032/review?of=link:2031:3:3"), StringComparison.Ordinal);
    }

    private async Task<List<string?>> ElsewhereAsync(string edition, int order) =>
        [.. (await JsonAsync($"/editions/{edition}/measures/{order}.json")).GetProperty("elsewhere").EnumerateArray().Select(e => e.GetProperty("edition").GetString())];

    private static Task<HttpResponseMessage> SayAsync(AccountForm person, string of, string verdict, params (string Name, string Value)[] fields) => SayAsync(person, of, verdict, "2031", fields);

    private static async Task<HttpResponseMessage> SayAsync(AccountForm person, string of, string verdict, string edition, params (string Name, string Value)[] fields) =>
        await person.PostAsync("/sign-out", $"/editions/{edition}/review", [.. await FormAsync(person, of, edition), ("verdict", verdict), .. fields]);

    // what the form of a thing carries unseen
    private static async Task<(string Name, string Value)[]> FormAsync(AccountForm person, string of, string edition = "2031")
    {
        var page = await person.PageAsync($"/editions/{edition}/review?of={of}");
        return [.. ((string[])["of", "key", "seen"]).Select(name => (name, WebUtility.HtmlDecode(Hidden().Matches(page).First(m => m.Groups["name"].Value == name).Groups["value"].Value)))];
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var json = JsonDocument.Parse(await _server.Client.GetStringAsync(new Uri(address, UriKind.Relative)));
        return json.RootElement.Clone();
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[a-z]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hidden();
}
