using System.Collections.Immutable;

namespace Shirube.Policy.Lineage;

/// <summary>What became of a measure（施策）from one edition to a later one.</summary>
public enum LineageRelation
{
    /// <summary>The plan's text is the same after normalisation.</summary>
    Continued,

    /// <summary>The same measure with words of the plan's text changed.</summary>
    Changed,

    /// <summary>One measure of the earlier edition stands as several in the later one.</summary>
    Split,

    /// <summary>Several measures of the earlier edition stand as one in the later one.</summary>
    Merged,

    /// <summary>The later edition covers the section, and nothing in it takes the measure up.</summary>
    Dropped,

    /// <summary>The earlier edition covers the section, and nothing in it leads to the measure.</summary>
    New,

    /// <summary>As <see cref="Dropped"/>, but the earlier edition had closed every item of it（－）.</summary>
    Finished,

    /// <summary>The other edition does not hold the section: nothing can be said.</summary>
    NotCovered,
}

/// <summary>One place where two texts differ.</summary>
/// <param name="Removed">Words of the earlier text; empty where words were only added.</param>
/// <param name="Added">Words of the later text; empty where words were only taken out.</param>
public sealed record TextChange(string Removed, string Added);

/// <summary>A measure of an earlier edition beside one of a later edition.</summary>
/// <param name="From">Order in the earlier edition; null where it has none.</param>
/// <param name="To">Order in the later edition; null where it has none.</param>
/// <param name="Confidence">Probability that the link is right, 0 to 1; how it was measured stands in bench/quality.</param>
/// <param name="Changes">Where the plan's texts differ; empty where they are the same or one is missing.</param>
public sealed record MeasureLink(int? From, int? To, LineageRelation Relation, double Confidence, ImmutableArray<TextChange> Changes)
{
    /// <summary>Who confirmed it or made it by hand; null where only the rules say it.</summary>
    public string? Person { get; init; }

    public LinkSides Sides => new(From, To);
}
