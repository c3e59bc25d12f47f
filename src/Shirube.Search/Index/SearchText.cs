using System.Collections.Immutable;

namespace Shirube.Search.Index;

/// <summary>What a searched text is.</summary>
public enum SearchKind
{
    Measure,

    /// <summary>A status item or next step of a measure.</summary>
    Item,
    Indicator,
    Goal,
    Footnote,

    /// <summary>Body text, headings, rows of other tables, notes and front matter.</summary>
    Text,

    /// <summary>A programme, system or body of the register.</summary>
    Entity,

    /// <summary>Something that reading or a person found worth a look.</summary>
    Finding,

    /// <summary>A budget project's review sheet.</summary>
    Project,
}

internal static class SearchKinds
{
    /// <summary>One bit for each kind.</summary>
    public static uint Bit(this SearchKind kind) => 1u << (int)kind;
}

/// <summary>One text that can be found, with all that a search says of it.</summary>
public sealed record SearchText
{
    /// <summary>Id of the fact in its source, e.g. "measure:12/status:3"; unique there.</summary>
    public required string Fact { get; init; }

    public required SearchKind Kind { get; init; }

    /// <summary>Order of the measure or indicator; null for others.</summary>
    public int? Position { get; init; }

    /// <summary>The row that it is a part of, e.g. "measure:12"; hits of one row are shown as one.</summary>
    public required string Row { get; init; }

    /// <summary>Path of the section as printed; empty where there is none.</summary>
    public string Section { get; init; } = "";

    /// <summary>Headings above it and, of an item, the measure's text: found and ranked lower, never shown as the text itself.</summary>
    public string Heading { get; init; } = "";

    /// <summary>Unchanged.</summary>
    public required string Content { get; init; }

    public ImmutableArray<string> Ministries { get; init; } = [];

    /// <summary>Gregorian years that the text names; of a project the year of its sheet.</summary>
    public ImmutableArray<int> Years { get; init; } = [];

    public bool HasDeadline { get; init; }

    /// <summary>Row in the same source that this one repeats（再掲）; null for an original.</summary>
    public string? Restates { get; init; }

    /// <summary>0 to 1: what its place in the structure is worth when texts are ranked.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>True for a line of a glossary or legend and for a note that explains a word.</summary>
    public bool IsDefinition { get; init; }

    /// <summary>Lines of the source as [first, last]; empty where it has none.</summary>
    public ImmutableArray<(int First, int Last)> Lines { get; init; } = [];
}
