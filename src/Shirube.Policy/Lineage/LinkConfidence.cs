namespace Shirube.Policy.Lineage;

/// <summary>How often a link of a given likeness is right: lower than measured on generated editions (bench/results, calibration), for those reword
/// less freely than ministries do.</summary>
internal static class LinkConfidence
{
    /// <summary>Of what is said to be missing: nothing alike was found in the section.</summary>
    public const double Missing = 0.9;

    /// <summary>By the likeness of the plan texts, 0 to 1.</summary>
    public static double Of(double alike) => alike >= 1 ? 0.99 : Math.Round(0.85 + (0.14 * Math.Clamp((alike - 0.75) / 0.2, 0, 1)), 3);
}
