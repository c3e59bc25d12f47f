using System.Collections.Immutable;

namespace Shirube.Budget.Projects;

/// <summary>What became of a project from one sheet year to the next.</summary>
public enum ProjectRelation
{
    /// <summary>It goes on in its ministry, under whatever name and number.</summary>
    Same,

    /// <summary>Another one takes its place: the money starts anew, or another ministry has it.</summary>
    Successor,

    /// <summary>A part of it becomes a project beside it.</summary>
    Split,

    /// <summary>It goes up in one that others go into too.</summary>
    Merged,

    /// <summary>No later sheet goes on with it.</summary>
    Ended,

    /// <summary>No earlier sheet leads to it.</summary>
    New,
}

/// <summary>A link between the sheets of two years; without a later sheet where a project ended, without an earlier one where it is new.</summary>
public sealed record ProjectLink
{
    public ProjectSheet? From { get; init; }

    public ProjectSheet? To { get; init; }

    public required ProjectRelation Relation { get; init; }

    /// <summary>That the two are linked, or that there is nothing to link to.</summary>
    public required double Probability { get; init; }

    /// <summary>What speaks for it and against it.</summary>
    public ImmutableArray<LinkReason> Evidence { get; init; } = [];
}

/// <param name="Code">A word of its own for each reason, such as <c>equal-budgets</c>.</param>
/// <param name="Value">What stands in the sheets, or how alike they are from 0 to 1.</param>
public sealed record LinkReason(string Code, string Value);
