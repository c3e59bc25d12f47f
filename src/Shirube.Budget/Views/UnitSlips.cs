namespace Shirube.Budget.Views;

/// <summary>SQL of payments that seem to stand in another unit: so many times the largest sum of their year's budget or more, as the finding unit-slip, but the initial budget counts too. Views leave them out of sums.</summary>
internal static class UnitSlips
{
    /// <summary>Largest sum of a sheet's fiscal year, over budget.</summary>
    public const string Most = "greatest(max(initial), max(total), max(executed))";

    /// <summary>Over payment p, with its <see cref="Most"/> as m.most, null where there is none.</summary>
    public const string IsOne = "(coalesce(m.most, 0) > 0 and coalesce(p.amount, 0) > 1 and p.amount >= 500 * m.most)";
}
