using Shirube.Search.Analysis;
using Shirube.Search.Index;
using static Shirube.Tests.Search.SearchFolder;

namespace Shirube.Tests.Search;

public sealed class CompletenessTests
{
    private const string Letters = "研究開発のデーター基盤ﾃﾞｰﾀーAI-e ＡＩ５5G,，10000。、・（）「」％①㈱がガ髙高🐟\n";

    [Fact]
    public async Task The_index_finds_what_a_plain_scan_finds()
    {
        var random = new Random(7);
        List<SearchText> texts = [.. Enumerable.Range(0, 120).Select(i => Text($"t{i}", Draw(random, random.Next(0, 40))))];
        await using var folder = await OfAsync(("2030", texts.Take(70)), ("2031", texts.Skip(70)));
        for (var i = 0; i < 1500; i++)
        {
            var query = $"\"{Draw(random, random.Next(1, 5))}\"";
            await SameAsScanAsync(folder, texts, query);
        }
    }

    [Theory]
    [InlineData("研")]
    [InlineData("%")]
    [InlineData("①")]
    [InlineData("。")]
    [InlineData("AI 基盤")]
    [InlineData("データ -AI")]
    [InlineData("-データ")]
    public async Task Single_letters_signs_and_exclusions_too(string query)
    {
        List<SearchText> texts = [Text("a", "研究データ基盤"), Text("b", "AI の基盤。"), Text("c", "50％の研"), Text("d", "①ＡＩデータ"), Text("e", "")];
        await using var folder = await OfAsync(("2030", texts));
        await SameAsScanAsync(folder, texts, query);
    }

    [Fact]
    public async Task A_letter_is_not_found_where_only_the_hash_of_a_Latin_word_begins_like_it()
    {
        List<SearchText> texts = [.. Enumerable.Range(0, 3000).Select(i => Text($"t{i}", $"w{i}x"))];
        await using var folder = await OfAsync(("2030", texts));
        for (var letter = '一'; letter < '一' + 2000; letter++) Assert.Equal(0, (await folder.AskAsync($"\"{letter}\"", ask: r => r with { IncludesParts = false })).Texts);
    }

    [Fact]
    public async Task Lists_that_go_on_over_many_rows_are_found_whole()
    {
        const string few = "研究開発基盤の"; // so few letters make lists of thousands of places
        var random = new Random(11);
        List<SearchText> texts = [.. Enumerable.Range(0, 1500).Select(i => Text($"t{i}", i % 40 == 0 ? Draw(random, 60) : Drawn(few, random.Next(400))))];
        await using var folder = await OfAsync(("2030", texts));
        var keys = texts.ConvertAll(t => SearchKey.Of(t.Content));
        for (var i = 0; i < 400; i++)
        {
            var word = i % 5 == 0 ? Draw(random, 2) + Drawn(few, 1) : Drawn(few, 1 + random.Next(9));
            var result = await folder.AskAsync($"\"{word}\"", ask: r => r with { Limit = 0, IncludesParts = false });
            var variants = result.Query.Terms.SelectMany(t => t.Variants).Select(v => v.Key).ToList();
            Assert.True(keys.Count(k => variants.Exists(v => k.Contains(v, StringComparison.Ordinal))) == result.Texts, $"{word}: index {result.Texts}");
        }

        string Drawn(string letters, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => letters[random.Next(letters.Length)]));
    }

    private static async Task SameAsScanAsync(SearchFolder folder, List<SearchText> texts, string query)
    {
        var result = await folder.AskAsync(query, ask: r => r with { Limit = 1000, IncludesParts = false });
        var found = texts.Where(t => result.Query.Terms.All(term => term.Variants.Any(v => SearchKey.Of(t.Content).Contains(v.Key, StringComparison.Ordinal)) != term.IsExcluded)).ToList();
        Assert.True(found.Count == result.Texts, $"{query}: scan {found.Count}, index {result.Texts}");
        Assert.Equal(found.Select(t => t.Fact).Order(StringComparer.Ordinal), result.Shown.SelectMany(h => h.Parts).Where(p => p.IsWhole).Select(p => p.Fact).Order(StringComparer.Ordinal));
    }

    private static string Draw(Random random, int length)
    {
        var runes = Letters.EnumerateRunes().ToArray();
        return string.Concat(Enumerable.Range(0, length).Select(_ => runes[random.Next(runes.Length)].ToString()));
    }
}
