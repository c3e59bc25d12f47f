using Shirube.Web.Pages.Shared;

namespace Shirube.Tests.Web;

public sealed class AsOfLinkTests
{
    [Theory]
    [InlineData("/editions/2024", "/editions/2024?asOf=2024-06-04")]
    [InlineData("/", "/?asOf=2024-06-04")]
    [InlineData("?", "?asOf=2024-06-04")]
    [InlineData("?state=met", "?state=met&asOf=2024-06-04")]
    [InlineData("/a?x=1#L5", "/a?x=1&asOf=2024-06-04#L5")]
    [InlineData("/a#n1", "/a?asOf=2024-06-04#n1")]
    [InlineData("/a?asOf=2020", "/a?asOf=2020")]
    [InlineData("#n1", "#n1")]
    [InlineData("//elsewhere.example/", "//elsewhere.example/")]
    [InlineData("https://elsewhere.example/", "https://elsewhere.example/")]
    [InlineData("", "")]
    public void The_day_goes_along_inside_the_site(string address, string kept) => Assert.Equal(kept, AsOfLinkTagHelper.Keep(address, "2024-06-04"));
}
