using Shirube.Search.Queries;

namespace Shirube.Tests.Search;

public sealed class FilterNamesTests
{
    private static readonly FilterNames Names = new(
    [
        new(FilterField.Ministry, "海", "海"), new(FilterField.Ministry, "海洋産業省", "海"), new(FilterField.Ministry, "港", "港"), new(FilterField.Ministry, "海洋産業省港湾局", "港"), new(FilterField.Ministry, "港湾局", "港"),
        new(FilterField.Section, "1 / (2)", "1 / (2)"), new(FilterField.Section, "潮の利用", "1 / (2)"), new(FilterField.Section, "別添 / (2) / ①", "別添 / (2) / ①"), new(FilterField.Section, "潮の利用の担い手", "別添 / (2) / ①"),
    ]);

    [Theory]
    [InlineData("府省:海", "海")]
    [InlineData("府省:海洋産業省", "海")]
    [InlineData("府省:海産省", "海")]
    [InlineData("ministry:港湾局", "港")]
    [InlineData("節:1", "1 / (2)")]
    [InlineData("節:(2)", "1 / (2)|別添 / (2) / ①")]
    [InlineData("節:潮の利用", "1 / (2)|別添 / (2) / ①")]
    [InlineData("節:担い手", "別添 / (2) / ①")]
    public void A_value_is_known_by_its_names(string query, string means)
    {
        var read = Names.Resolve(QueryParser.Parse(query));
        Assert.Equal(means, string.Join('|', Assert.Single(read.Filters).Means));
        Assert.Empty(read.Notes);
    }

    [Theory]
    [InlineData("府省:山林省", QueryNoteKind.UnknownValue)]
    [InlineData("府省:海省省", QueryNoteKind.UnknownValue)]
    [InlineData("節:山", QueryNoteKind.UnknownValue)]
    [InlineData("版:2031", QueryNoteKind.NotHere)]
    public void A_value_that_nothing_goes_by_is_told(string query, QueryNoteKind kind)
    {
        var read = Names.Resolve(QueryParser.Parse(query));
        Assert.Empty(Assert.Single(read.Filters).Means);
        Assert.Equal(kind, Assert.Single(read.Notes).Kind);
    }
}
