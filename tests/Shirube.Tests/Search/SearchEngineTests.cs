using Shirube.Search.Index;
using Shirube.Search.Queries;
using static Shirube.Tests.Search.SearchFolder;

namespace Shirube.Tests.Search;

public sealed class SearchEngineTests
{
    [Fact]
    public async Task A_measure_ranks_before_a_note_that_says_the_same()
    {
        await using var folder = await OfAsync(("2030", [
            Text("footnote:1", "量子技術の拠点について") with { Kind = SearchKind.Footnote, Weight = 0.8 },
            Text("measure:1", "量子技術の拠点を設ける。") with { Kind = SearchKind.Measure, Position = 1 },
        ]));
        Assert.Equal(["measure:1", "footnote:1"], (await folder.AskAsync("量子技術")).Shown.Select(h => h.Row));
    }

    [Fact]
    public async Task Hits_of_one_row_are_one_hit_with_its_own_text_behind()
    {
        await using var folder = await OfAsync(("2030", [
            Text("measure:1", "人を育てる。") with { Kind = SearchKind.Measure, Position = 1 },
            Text("measure:1/status:1", "海藻の講座を開いた。") with { Kind = SearchKind.Item, Row = "measure:1", Position = 1, Lines = [(7, 7)] },
            Text("measure:1/next:1", "海藻の講座を増やす。") with { Kind = SearchKind.Item, Row = "measure:1", Position = 1, Lines = [(9, 10)] },
        ]));
        var result = await folder.AskAsync("海藻", ask: r => r with { CountsFacets = true });
        var hit = Assert.Single(result.Shown);
        Assert.Equal((2, 1), (result.Texts, result.Hits));
        Assert.Equal(["measure:1"], hit.Parts.Skip(2).Select(p => p.Fact));
        Assert.Equal(SearchKind.Item, hit.Kind);
        Assert.Equal([(7, 7), (9, 10)], hit.Parts.SelectMany(p => p.Lines).Order());
    }

    [Fact]
    public async Task A_repeat_is_shown_once_with_both_places()
    {
        await using var folder = await OfAsync(("2030", [
            Text("measure:1", "漁港に充電設備を置く。") with { Lines = [(1, 1)] },
            Text("measure:2", "漁 港に充電設備を置く。") with { Lines = [(2, 2)] },
        ]));
        var hit = Assert.Single((await folder.AskAsync("充電設備")).Shown);
        Assert.Equal([(1, 1), (2, 2)], hit.Parts.SelectMany(p => p.Lines).Order());
    }

    [Fact]
    public async Task Filters_hold_in_hits_and_counts()
    {
        await using var folder = await OfAsync(
            ("2030", [
                Text("a", "港の調査を終える") with { Ministries = ["文", "経"], Years = [2031], HasDeadline = true, Section = "1 / (2)" },
                Text("b", "港の調査を始める") with { Ministries = ["農"], Section = "1 / (20)" },
            ]),
            ("2031", [Text("c", "港の調査") with { Kind = SearchKind.Indicator }]));
        async Task<string[]> Facts(string query)
        {
            var result = await folder.AskAsync(query, ask: r => r with { CountsFacets = true });
            Assert.Equal(result.Texts, result.Shown.Length);
            return [.. result.Shown.Select(h => h.Row).Order(StringComparer.Ordinal)];
        }

        Assert.Equal(["a", "b", "c"], await Facts("港"));
        Assert.Equal(["a"], await Facts("港 ministry:文"));
        Assert.Equal(["a"], await Facts("港 year:令和13年"));
        Assert.Equal(["a"], await Facts("港 あり:期限"));
        Assert.Equal(["a"], await Facts("港 section:1/(2)"));
        Assert.Equal(["a", "b"], await Facts("港 section:1"));
        Assert.Equal(["c"], await Facts("港 edition:2031"));
        Assert.Equal(["c"], await Facts("kind:indicator"));
        Assert.Equal(["a", "b"], await Facts("港 -kind:indicator"));
    }

    [Fact]
    public async Task Sources_that_may_not_be_seen_are_neither_shown_nor_counted()
    {
        await using var folder = await OfAsync(("open", [Text("a", "潮流発電")]), ("closed", [Text("b", "潮流発電")]));
        var result = await folder.AskAsync("潮流", ask: r => r with { Sources = ["open"], CountsFacets = true });
        Assert.Equal(("open", 1), (Assert.Single(result.Shown).Source, result.Texts));
        Assert.DoesNotContain("closed", result.Facets.SelectMany(f => f.Counts).Select(c => c.Value));
        var parts = await folder.AskAsync("潮流の発電はいつ", ask: r => r with { Sources = ["open"] });
        Assert.Equal(["open"], parts.Shown.Select(h => h.Source));
    }

    [Fact]
    public async Task Another_name_finds_too_and_says_why()
    {
        var dictionary = new SynonymDictionary([new("海しるべ", "海洋状況表示システム", "2030 glossary")]);
        await using var folder = await OfAsync(("2030", [Text("a", "海洋状況表示システムを広める。")]));
        var result = await folder.AskAsync("海しるべ", dictionary);
        Assert.Equal("a", Assert.Single(result.Shown).Row);
        Assert.Equal("2030 glossary", Assert.Single(result.Query.Terms).Variants.Single(v => v.Origin == VariantOrigin.Synonym).Reason);
        Assert.Empty((await folder.AskAsync("\"海しるべ\"", dictionary)).Shown.Where(h => h.IsWhole));
    }

    [Fact]
    public async Task A_question_shows_texts_with_parts_of_it_and_says_so()
    {
        await using var folder = await OfAsync(("2030", [
            Text("a", "養殖網の見守りブイを令和13年度末までに百基とする。") with { Years = [2031], HasDeadline = true },
            Text("b", "見守りブイの電池を改良する。"),
            Text("c", "林業の担い手を育てる。"),
        ]));
        var result = await folder.AskAsync("見守りブイはいつまでに何基になりますか");
        Assert.Equal(0, result.Texts);
        Assert.Equal(["a", "b"], result.Shown.Select(h => h.Row));
        Assert.All(result.Shown, h => Assert.False(h.IsWhole));
    }

    [Fact]
    public async Task A_Latin_word_by_itself_ranks_before_one_inside_another()
    {
        await using var folder = await OfAsync(("2030", [Text("a", "DIGITAL 化を進める計画"), Text("b", "IT 化を進める計画です")]));
        Assert.Equal(["b", "a"], (await folder.AskAsync("IT")).Shown.Select(h => h.Row));
    }

    [Fact]
    public async Task What_is_replaced_or_removed_is_found_no_more()
    {
        await using var folder = await OfAsync(("2030", [Text("a", "波力発電")]));
        await folder.PutAsync("2030", [Text("a", "潮流発電")]);
        Assert.Equal(0, (await folder.AskAsync("波力")).Texts);
        Assert.Equal(1, (await folder.AskAsync("潮流")).Texts);
        await folder.PutAsync("2030", []);
        Assert.Equal(0, (await folder.AskAsync("発電")).Texts);
    }

    [Fact]
    public async Task A_page_of_hits_goes_on_where_the_one_before_ended()
    {
        await using var folder = await OfAsync(("2030", Enumerable.Range(0, 45).Select(i => Text($"t{i}", $"漁港の整備 第{i}期"))));
        var pages = new List<string>();
        for (var skip = 0; skip < 45; skip += 10) pages.AddRange((await folder.AskAsync("漁港", ask: r => r with { Skip = skip, Limit = 10 })).Shown.Select(h => h.Row));
        Assert.Equal(45, pages.Distinct().Count());
    }
}
