using Shirube.Web.Search;

namespace Shirube.Tests.Web;

public sealed class DidYouMeanTests
{
    [Theory]
    [InlineData("潮流協議会", "潮流協議会", 0)]
    [InlineData("潮流協義会", "潮流協議会", 1)] // replaced
    [InlineData("潮流協会", "潮流協議会", 1)] // left out
    [InlineData("潮流議協会", "潮流協議会", 1)] // swapped
    [InlineData("流潮議協会", "潮流協議会", 2)]
    [InlineData("", "ab", 2)]
    [InlineData("abcdef", "uvwxyz", 4)] // more than was asked for
    public void Counts_changes(string a, string b, int distance)
    {
        Assert.Equal(distance, Math.Min(DidYouMean.Distance(a, b, 3), 4));
        Assert.Equal(distance, Math.Min(DidYouMean.Distance(b, a, 3), 4));
    }
}
