using Shirube.Policy.Reviews;

namespace Shirube.Tests.Reviews;

public sealed class RuleAccuracyTests
{
    [Fact]
    public void Counts_each_thing_once_by_what_its_reviews_come_to()
    {
        var accuracy = Assert.Single(RuleAccuracy.Of(
        [
            .. Enumerable.Range(0, 7).Select(i => Said.Under("right" + i, Said.Accept())),
            Said.Under("twice", Said.Accept()), Said.Under("twice", Said.Accept("鈴木")),
            Said.Under("wrong", Said.Correct("text", "甲", "乙")), Said.Under("wrong", Said.Accept("鈴木")),
            Said.Under("none", Said.Reject()),
            Said.Under("heap", Said.Accept() with { IsBulk = true }),
            Said.Under("hand", Said.Accept() with { Rule = null }),
        ]));
        Assert.Equal(("test.rule", 10, 8, 1, 1, 1), (accuracy.Rule, accuracy.Reviewed, accuracy.Accepted, accuracy.Corrected, accuracy.Rejected, accuracy.Bulk));
        Assert.Equal(0.8, accuracy.Share);
        // Wilson 1927 for 8 of 10: 0.4902 to 0.9433
        Assert.Equal((0.4902, 0.9433), (Math.Round(accuracy.Interval!.Value.Low, 4), Math.Round(accuracy.Interval.Value.High, 4)));
    }

    [Fact]
    public void Says_nothing_where_nobody_looked()
    {
        var accuracy = Assert.Single(RuleAccuracy.Of([Said.Under("heap", Said.Accept() with { IsBulk = true })]));
        Assert.Equal((0, 1), (accuracy.Reviewed, accuracy.Bulk));
        Assert.Null(accuracy.Share);
        Assert.Null(accuracy.Interval);
    }
}
