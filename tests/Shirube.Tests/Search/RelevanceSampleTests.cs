using Shirube.Search;
using Shirube.Search.Queries;

namespace Shirube.Tests.Search;

/// <summary>The same as over the real editions, on the built-in sample.</summary>
public sealed class RelevanceSampleTests(AskedSample sample) : IClassFixture<AskedSample>
{
    public static TheoryData<RelevanceRow> Rows =>
    [
        new("keyword", "藻場 面積", 2, "藻場の面積", "the indicator of this name"),
        new("keyword", "自動観測ブイ", 2, "自動観測ブイ", "the compound as a whole"),
        new("phrase", "\"海の探究ラボ\"", 1, "海の探究ラボ", "exactly these words"),
        new("question", "海岸に漂着したごみはどれくらい回収した?", 2, "海岸漂着ごみの回収量", "an amount is asked for"),
        new("old name", "海の探究ラボ", 20, "しおかぜ探究ラボ", "renamed: the later edition uses the new name"),
        new("variant", "５Ｇ人口ｶﾊﾞｰ率", 1, "沿岸5G人口カバー率", "width, and a blank inside the printed word"),
        new("one character", "潮", 1, "潮", "one character is found inside words"),
        new("era year", "令和8年度 藻場", 2, "藻場", "the years of the two calendars are one"),
        new("Latin inside Japanese", "沿岸5G", 1, "沿岸5G", "Latin and kanji in one word"),
    ];

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public async Task What_is_meant_stands_among_the_first_hits(RelevanceRow row) => await row.HoldAsync(sample.Editions);

    [Fact]
    public async Task The_answer_is_the_value_that_the_label_names()
    {
        var (indicators, _) = await sample.Editions.AnswerAsync("沿岸5G人口カバー率は?");
        Assert.Equal("通信の整備状況", indicators[0].Indicator.Name);
        Assert.Contains(indicators, i => i.View.Id == "2024" && i.Indicator.Values.Any(v => v.Text == "86.4%"));
    }

    [Theory]
    [InlineData("鉄道の駅の数は?")]
    [InlineData("自動観測ブイ")]
    public async Task Without_an_amount_that_is_asked_for_and_printed_there_is_no_box(string query)
    {
        var (indicators, sentences) = await sample.Editions.AnswerAsync(query);
        Assert.Empty(indicators);
        Assert.Empty(sentences);
    }

    [Fact]
    public async Task A_date_that_is_taken_out_ranks_nothing()
    {
        var editions = sample.Editions;
        const string Query = "令和6年度に存在しない言葉";
        var added = (await editions.AskAsync(Query)).Query.Terms.SelectMany(t => t.Variants).Single(v => v.Origin == VariantOrigin.Date);
        var with = await editions.AskAsync(Query);
        var without = await editions.AskAsync(Query, added.Text);
        Assert.Contains(Dates(with), d => d == "2024年度");
        Assert.Empty(Dates(without));
        Assert.True(Best(with) > 2 * Best(without)); // 年度 is still a part of what was typed
    }

    private static IEnumerable<string> Dates(SearchResult result) =>
        ContentWords.Of(result.Query, SynonymDictionary.Empty).SelectMany(w => w.Others).Where(o => o.Origin == VariantOrigin.Date).Select(o => o.Text);

    // score of the best text with the year in the other calendar only
    private static double Best(SearchResult result) =>
        result.Shown.SelectMany(h => h.Parts).Where(p => p.Content.Contains("2024年度", StringComparison.Ordinal) && !p.Content.Contains("令和", StringComparison.Ordinal)).Max(p => p.Score);
}
