using System.Text.Json;

namespace Shirube.IntegrationTests.Web;

/// <summary>What is restated counts once, and printed rows, what is counted once and what is restated each have their list. In 2031 measure 3 and the step 1-2 are restated.</summary>
[Collection(WebServerGroup.Name)]
public sealed class CountedOnceTests(WebServer server)
{
    [Theory]
    [InlineData("/editions/2031.json", "measures", 3, 1)]
    [InlineData("/editions/2031.json", "items", 6, 1)]
    [InlineData("/editions/2031/items.json", "items", 6, 1)]
    [InlineData("/editions/2031/items.json?column=next", "items", 3, 1)]
    [InlineData("/editions/2031/items.json?column=status&restated=only", "items", 3, 0)]
    [InlineData("/editions/2031.json", "deadlines", 3, 0)]
    public async Task Printed_and_restated_add_up(string address, string name, int printed, int restated)
    {
        var json = await JsonAsync(address);
        Assert.Equal((printed, restated, printed - restated), (Number(name), Number(name + "Restated"), Number(name + "Once")));
        int Number(string property) => json.GetProperty(property).GetInt32();
    }

    [Fact]
    public async Task Each_figure_has_its_list()
    {
        Assert.Equal([1, 2, 3], await OrdersAsync("/editions/2031/measures.json"));
        Assert.Equal([1, 2], await OrdersAsync("/editions/2031/measures.json?restated=without"));
        Assert.Equal([3], await OrdersAsync("/editions/2031/measures.json?restated=only"));
        Assert.Equal(6, (await ListAsync("/editions/2031/items.json")).GetArrayLength());
        Assert.Equal(5, (await ListAsync("/editions/2031/items.json?restated=without")).GetArrayLength());
        var only = Assert.Single((await ListAsync("/editions/2031/items.json?restated=only")).EnumerateArray());
        Assert.Equal((1, "next", 2, "measure:2/next:1"), (only.GetProperty("order").GetInt32(), only.GetProperty("column").GetString(), only.GetProperty("item").GetInt32(), only.GetProperty("origin").GetString()));
        foreach (var list in (string[])["/editions/2031/deadlines.json", "/review.json"])
        {
            var (all, once, again) = (await TotalAsync(list), await TotalAsync(list + "?restated=without"), await TotalAsync(list + "?restated=only"));
            Assert.Equal(all, once + again);
            Assert.Equal(list.StartsWith("/review", StringComparison.Ordinal), again > 0);
        }
    }

    [Fact]
    public async Task Sections_and_ministries_count_once_and_keep_the_printed_rows()
    {
        var people = (await JsonAsync("/editions/2031/sections/1/(2).json")).GetProperty("counts");
        Assert.Equal((1, 1, 0), (people.GetProperty("measures").GetInt32(), people.GetProperty("measuresRestated").GetInt32(), people.GetProperty("measuresOnce").GetInt32()));
        var whole = (await JsonAsync("/editions/2031/sections/1.json")).GetProperty("counts");
        Assert.Equal((3, 2, 3, 2), (whole.GetProperty("measures").GetInt32(), whole.GetProperty("measuresOnce").GetInt32(), whole.GetProperty("nextSteps").GetInt32(), whole.GetProperty("nextStepsOnce").GetInt32()));
        var ministry = (await JsonAsync("/ministries/教.json")).GetProperty("editions").EnumerateArray().Single(e => e.GetProperty("edition").GetString() == "2031");
        Assert.Equal((1, 0), (ministry.GetProperty("measureCount").GetInt32(), ministry.GetProperty("measureCountOnce").GetInt32()));
        Assert.Single(ministry.GetProperty("measures").EnumerateArray());
        var narrowed = (await JsonAsync("/ministries/教.json?restated=without")).GetProperty("editions").EnumerateArray().Single(e => e.GetProperty("edition").GetString() == "2031");
        Assert.Empty(narrowed.GetProperty("measures").EnumerateArray());
    }

    [Fact]
    public async Task The_comparison_of_editions_says_both_and_lists_both()
    {
        var all = await JsonAsync("/editions/2031/differences.json?since=2030");
        Assert.Equal(1, all.GetProperty("measuresRestated").GetInt32());
        var (once, only) = (await JsonAsync("/editions/2031/differences.json?since=2030&restated=without"), await JsonAsync("/editions/2031/differences.json?since=2030&restated=only"));
        Assert.Equal(all.GetProperty("lineage").GetArrayLength(), once.GetProperty("lineage").GetArrayLength() + only.GetProperty("lineage").GetArrayLength());
        Assert.Equal(3, Assert.Single(only.GetProperty("lineage").EnumerateArray()).GetProperty("to").GetProperty("order").GetInt32());
        Assert.Equal(Sum(all), Sum(once) + Sum(only));
        static int Sum(JsonElement json) => json.GetProperty("fates").EnumerateArray().Sum(f => f.GetProperty("measures").EnumerateObject().Sum(m => m.Value.GetInt32()));
    }

    private async Task<List<int>> OrdersAsync(string address) => [.. (await JsonAsync(address)).EnumerateArray().Select(m => m.GetProperty("order").GetInt32())];

    private async Task<JsonElement> ListAsync(string address) => (await JsonAsync(address)).GetProperty("list");

    private async Task<int> TotalAsync(string address) => await JsonAsync(address) is { ValueKind: JsonValueKind.Array } array ? array.GetArrayLength() : (await JsonAsync(address)).GetProperty("total").GetInt32();

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var json = JsonDocument.Parse(await server.Client.GetStringAsync(new Uri(address, UriKind.Relative)));
        return json.RootElement.Clone();
    }
}
