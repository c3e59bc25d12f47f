using System.Collections.Immutable;

namespace Shirube.Budget.Mapping;

/// <summary>A measure（施策）of an edition as projects are sought for it.</summary>
public sealed record MappedMeasure
{
    /// <summary>From 1 in document order.</summary>
    public required int Order { get; init; }

    /// <summary>Outlives a new reading of the same text.</summary>
    public required string Key { get; init; }

    public required string SectionTitle { get; init; }

    public required string PlanText { get; init; }

    /// <summary>What was done and what comes next, item by item.</summary>
    public ImmutableArray<MappedItem> Items { get; init; } = [];

    /// <summary>Who acts, as sheets name ministries; empty where the measure names nobody. Others may act too（関係府省）.</summary>
    public ImmutableArray<string> Ministries { get; init; } = [];

    /// <summary>Names of programmes, systems and bodies that its texts hold, with their other names.</summary>
    public ImmutableArray<string> Programmes { get; init; } = [];

    /// <summary>Lines of the plan's text, as [first, last].</summary>
    public ImmutableArray<(int First, int Last)> Lines { get; init; } = [];
}

/// <summary>One status item or next step.</summary>
/// <param name="Place">Where it stands, for a reader: 実施状況・現状分析 2.</param>
public sealed record MappedItem(string Text, string Place);
