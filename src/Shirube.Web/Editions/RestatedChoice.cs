namespace Shirube.Web.Editions;

/// <summary>Which facts of a list are asked for by ?restated=; without it all that are printed.</summary>
public enum RestatedChoice
{
    /// <summary>Only what says again（再掲）what stands elsewhere.</summary>
    Only,

    /// <summary>Each fact once.</summary>
    Without,
}

internal static class RestatedChoices
{
    public const string Parameter = "restated";

    public static bool Passes(this RestatedChoice? choice, bool isRestated) => choice is null || choice == RestatedChoice.Only == isRestated;

    /// <summary>As it stands in addresses; null for all.</summary>
    public static string? Value(this RestatedChoice? choice) => choice switch { RestatedChoice.Only => "only", RestatedChoice.Without => "without", _ => null };
}
