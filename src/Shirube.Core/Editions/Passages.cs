using System.Collections.Immutable;

namespace Shirube.Core;

public enum GoalKind
{
    /// <summary>大目標.</summary>
    Overall,

    /// <summary>目標.</summary>
    Goal,

    /// <summary>あるべき姿とその実現に向けた方向性.</summary>
    DesiredState,

    /// <summary>目指すべき将来像.</summary>
    Vision,
}

/// <summary>One goal, or one paragraph or item of a described future.</summary>
public sealed record Goal
{
    public required GoalKind Kind { get; init; }

    public required SectionPath Section { get; init; }

    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>0 for a paragraph, 1 for an item, 2 for a sub-item.</summary>
    public int Level { get; init; }

    public required string Text { get; init; }

    public bool IsRestated { get; init; }

    public ImmutableArray<Deadline> Deadlines { get; init; } = [];

    public ImmutableArray<int> Footnotes { get; init; } = [];

    public required Evidence Evidence { get; init; }
}

public enum PassageKind
{
    Paragraph,
    Item,

    /// <summary>An item of ①実施状況・現状分析 in the goals layout.</summary>
    Status,

    /// <summary>A heading inside a section that has no number, ＜＞ or a label.</summary>
    Heading,

    /// <summary>Title, date, contents list and other front matter.</summary>
    FrontMatter,

    /// <summary>A note that begins with ※.</summary>
    Note,
}

/// <summary>Body text under a section that is none of the other facts.</summary>
public sealed record Passage
{
    public required PassageKind Kind { get; init; }

    public required SectionPath Section { get; init; }

    public ImmutableArray<string> Groups { get; init; } = [];

    public required string Text { get; init; }

    public ImmutableArray<Deadline> Deadlines { get; init; } = [];

    public ImmutableArray<int> Footnotes { get; init; } = [];

    public required Evidence Evidence { get; init; }
}

public enum FootnoteKind
{
    Other,

    /// <summary>Names a source.</summary>
    Source,

    /// <summary>Says as of when.</summary>
    Time,

    /// <summary>Explains a term.</summary>
    Definition,

    /// <summary>Holds a target or a value that stands nowhere else.</summary>
    ExtraTarget,
}

/// <summary>A footnote and the places that refer to it.</summary>
/// <param name="References">One span per reference; empty where none was found (then there is a finding).</param>
/// <param name="ReferencedBy">Fact ids parallel to <paramref name="References"/>; null where the reference hangs on no fact.</param>
public sealed record Footnote(
    int Number, string Text, FootnoteKind Kind, ImmutableArray<SourceSpan> References, ImmutableArray<string?> ReferencedBy, Evidence Evidence);

/// <summary>A repeat（再掲）and the place it repeats. <see cref="Order"/>/<see cref="Item"/> or <see cref="Indicator"/> name it; column is null for a whole measure or an indicator.</summary>
public sealed record Restatement
{
    public int? Order { get; init; }

    public ReportColumn? Column { get; init; }

    public int? Item { get; init; }

    public int? Indicator { get; init; }

    /// <summary>True where the source says 再掲; false for a repeat found by its text.</summary>
    public required bool IsMarked { get; init; }

    /// <summary>Null where no origin was found (a finding says so).</summary>
    public RestatementOrigin? Origin { get; init; }

    /// <summary>0 to 1: how alike the two texts are.</summary>
    public double Similarity { get; init; }

    public required Evidence Evidence { get; init; }
}

/// <summary>Order and item are null for an indicator or a passage.</summary>
public sealed record RestatementOrigin(int? Order, int? Item, int? Indicator, ImmutableArray<(int First, int Last)> Lines);

/// <summary>A document that the text quotes with a date: 「NAME」（2024年3月1日 BODY 決定）.</summary>
public sealed record CitedDocument(string Name, DateOnly? Date, string? DateText, string? Body, Evidence Evidence);

/// <summary>An abbreviation with what it stands for, from a glossary or 「…（以下「…」という。）」.</summary>
public sealed record Abbreviation(string Short, string Long, Evidence Evidence);

/// <summary>One row of another table (field tables, SIP table): cells with their column names.</summary>
/// <param name="Table">Caption as printed, e.g. ＜別表１＞.</param>
public sealed record ReferenceRow(string Table, SectionPath Section, string Label, ImmutableArray<ReferenceCell> Cells, Evidence Evidence);

/// <summary>One item in a cell of a <see cref="ReferenceRow"/>.</summary>
public sealed record ReferenceCell(string Column, string Text, Evidence Evidence);
