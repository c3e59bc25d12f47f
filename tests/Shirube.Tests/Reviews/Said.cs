using Shirube.Policy.Reviews;

namespace Shirube.Tests.Reviews;

/// <summary>What made-up people say.</summary>
internal static class Said
{
    private static readonly DateTimeOffset Noon = new(2031, 7, 1, 12, 0, 0, TimeSpan.Zero);

    public static FactReview Accept(string who = "佐藤") => new(ReviewState.Confirmed, null, null, null, who, Noon, null) { Rule = "test.rule" };

    public static FactReview Reject(string who = "佐藤") => new(ReviewState.Rejected, null, null, null, who, Noon, "誤り") { Rule = "test.rule" };

    public static FactReview Correct(string field, string from, string to, string who = "佐藤") => new(ReviewState.Corrected, field, from, to, who, Noon, "誤植") { Rule = "test.rule" };

    public static StoredReview Under(string key, FactReview review) => new("2031", key, review);
}
