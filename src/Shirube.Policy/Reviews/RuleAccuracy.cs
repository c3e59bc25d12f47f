using System.Collections.Immutable;

namespace Shirube.Policy.Reviews;

/// <summary>How often a rule was right, as far as people looked. Only what was looked at one by one counts.</summary>
/// <param name="Bulk">Things accepted together with others only: not counted, nobody looked at each.</param>
public sealed record RuleAccuracy(string Rule, int Accepted, int Corrected, int Rejected, int Bulk)
{
    // two-sided 95 % of the normal distribution
    private const double Z = 1.959963984540054;

    public int Reviewed => Accepted + Corrected + Rejected;

    /// <summary>Share right, 0 to 1; null where nobody looked.</summary>
    public double? Share => Reviewed == 0 ? null : (double)Accepted / Reviewed;

    /// <summary>95 % interval after Wilson of the share right; null where nobody looked.</summary>
    public (double Low, double High)? Interval => Reviewed == 0 ? null : Wilson(Accepted, Reviewed);

    /// <summary>By rule, in the order of their names. A thing counts once, by what all its reviews come to, under the rule that made it
    /// when it was last reviewed; links made by hand have no rule and do not count.</summary>
    public static ImmutableArray<RuleAccuracy> Of(IEnumerable<StoredReview> reviews)
    {
        var things = reviews.GroupBy(r => (r.Edition, r.Key), r => r.Review)
            .Select(g => (Rule: g.LastOrDefault(r => r.Rule is not null)?.Rule, Reviews: g.ToImmutableArray()))
            .Where(t => t.Rule is not null);
        return [.. things.GroupBy(t => t.Rule!, t => t.Reviews, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Of(g.Key, [.. g]))];
    }

    private static RuleAccuracy Of(string rule, List<ImmutableArray<FactReview>> things)
    {
        var looked = things.Select(t => t.RemoveAll(r => r.IsBulk)).Where(t => !t.IsEmpty).CountBy(t => Standing.Of(t).State).ToDictionary();
        return new(
            rule,
            looked.GetValueOrDefault(ReviewState.Confirmed),
            looked.GetValueOrDefault(ReviewState.Corrected),
            looked.GetValueOrDefault(ReviewState.Rejected),
            things.Count(t => t.All(r => r.IsBulk)));
    }

    private static (double Low, double High) Wilson(int right, int all)
    {
        var (share, z2) = ((double)right / all, Z * Z);
        var centre = (share + (z2 / (2 * all))) / (1 + (z2 / all));
        var half = Z / (1 + (z2 / all)) * Math.Sqrt((share * (1 - share) / all) + (z2 / (4.0 * all * all)));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
