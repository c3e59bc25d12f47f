using Shirube.Core;
using Shirube.Tests.Library;
using Shirube.Web.Editions;
using Shirube.Web.Search;

namespace Shirube.Tests.Web;

public sealed class SimilarMeasuresTests : IDisposable
{
    private const string Lake = "湖の水質観測ブイを設け、外来魚駆除計画を進める。";
    private const string River = "漁協とともに川の生き物調べを始める。外来魚駆除計画はその結果で改め、水質観測ブイの記録は学校に配る。";
    private static readonly string[] Others = [.. "駅道橋港山谷森丘村町市島浜".Select(c => $"{c}の名所を訪ねる{c}巡りを催す。")];
    private readonly TemporaryLibrary _data = new();

    [Fact]
    public async Task The_same_measure_of_another_edition_is_told_apart_and_comes_once()
    {
        var shelf = await ShelfAsync(null, ("2021", Lake, River), ("2022", Lake, River));
        var similar = await new SimilarIndex(new(shelf), new(shelf)).OfAsync(default);
        var found = Assert.Single(similar.Of("2022", 1, 5));
        Assert.Equal(2, found.Place.Measure.Order);
        Assert.Contains("外来魚駆除計画", found.Names.Concat(found.Terms));
        Assert.Single(found.Same);
        Assert.Equal("2021/measure:1", Assert.Single(similar.SameAs("2022", 1)).Id);
    }

    [Fact]
    public async Task As_of_an_earlier_day_later_editions_give_nothing()
    {
        var shelf = await ShelfAsync(() => new(2021, 12, 31), ("2021", Lake, "橋の灯りを替える。"), ("2022", River, "橋の灯りを替える。"));
        Assert.Empty((await new SimilarIndex(new(shelf), new(shelf)).OfAsync(default)).Of("2021", 1, 5));
        var now = await ShelfAsync(null);
        Assert.NotEmpty((await new SimilarIndex(new(now), new(now)).OfAsync(default)).Of("2021", 1, 5));
    }

    [Theory]
    [InlineData("2024/measure:12", "2024", 12)]
    [InlineData("２０２４／施策：１２", "2024", 12)]
    [InlineData("plan-7/measure:3", "plan-7", 3)]
    public void A_measure_is_named_by_edition_and_number(string text, string edition, int order) => Assert.Equal(new(edition, order), LikeQuery.Of(text));

    [Theory]
    [InlineData("measure:12")]
    [InlineData("2024/indicator:12")]
    [InlineData("2024/measure:0")]
    [InlineData("2024/measure:99999999999")]
    public void Anything_else_names_none(string text) => Assert.Null(LikeQuery.Of(text));

    [Fact]
    public void Only_a_query_that_is_nothing_else_asks_for_what_is_alike()
    {
        Assert.Equal(new("2024", 12), LikeQuery.OfTyped(" like:2024/measure:12 "));
        Assert.Null(LikeQuery.OfTyped("like:2024/measure:12 湖"));
        Assert.Null(LikeQuery.OfTyped("2024/measure:12"));
    }

    public void Dispose() => _data.Dispose();

    private async Task<EditionShelf> ShelfAsync(Func<DateOnly?>? asOf, params (string Edition, string One, string Two)[] editions)
    {
        var library = await _data.OpenAsync();
        foreach (var (edition, one, two) in editions)
        {
            (string, string[])[] measures = [(one, []), (two, []), .. Others.Select(o => (o, Array.Empty<string>()))];
            var (draft, bytes) = Drafts.Of(string.Join('\n', measures.Select(m => m.Item1)) + edition, "markup/1", SectionPath.Of("1"), measures);
            await library.SaveAsync(draft with { DecidedOn = new(int.Parse(edition, System.Globalization.CultureInfo.InvariantCulture), 6, 1) }, edition, bytes, default);
        }

        return new(library, null, asOf);
    }
}
