using System.Collections.Immutable;

namespace Shirube.Core;

/// <summary>One measure（施策）as one edition reports it: the plan's text, who acts, what was done, what comes next.</summary>
public sealed record MeasureReport
{
    /// <summary>From 1 in document order.</summary>
    public required int Order { get; init; }

    public required SectionPath Section { get; init; }

    public required string SectionTitle { get; init; }

    /// <summary>Group heading ＜＞ or 《》 above it in the goals layout, outermost first; empty elsewhere.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>Text of the plan without bullet, ministry mark, （再掲）, footnote references and tags.</summary>
    public required string PlanText { get; init; }

    public MinistryMark Ministries { get; init; } = MinistryMark.None;

    public bool IsRestated { get; init; }

    public ImmutableArray<Deadline> Deadlines { get; init; } = [];

    public ImmutableArray<ReportItem> Status { get; init; } = [];

    public ImmutableArray<ReportItem> Next { get; init; } = [];

    /// <summary>Numbers of the footnotes referred to in the plan's text or its mark.</summary>
    public ImmutableArray<int> Footnotes { get; init; } = [];

    /// <summary>Spans of the plan's text.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>Lines of the whole row, all its pieces, as [first, last].</summary>
    public ImmutableArray<(int First, int Last)> RowLines { get; init; } = [];
}

/// <summary>Column of the report in which an item stands.</summary>
public enum ReportColumn
{
    /// <summary>実施状況・現状分析: what was done.</summary>
    Status,

    /// <summary>今後の取組方針: what comes next.</summary>
    Next,
}

/// <summary>One item of a report's status or next-step column.</summary>
public sealed record ReportItem
{
    /// <summary>From 1 in its column.</summary>
    public required int Number { get; init; }

    /// <summary>Without bullet, ministry mark, （再掲）, footnote references and tags.</summary>
    public required string Text { get; init; }

    /// <summary>Sub-heading ＜＞ ≪≫ above it in its cell; null where there is none.</summary>
    public string? Theme { get; init; }

    public MinistryMark Ministries { get; init; } = MinistryMark.None;

    public bool IsRestated { get; init; }

    /// <summary>True for a status item that is closed by 「－」 in the next-step column.</summary>
    public bool IsFinished { get; init; }

    /// <summary>In a status item: numbers of the next steps that stand beside it. Empty where the source does not print them side by side.</summary>
    public ImmutableArray<int> Pairs { get; init; } = [];

    /// <summary>Of <see cref="Pairs"/>, those that stand below the first partner and only belong to its group.</summary>
    public ImmutableArray<int> GroupPairs { get; init; } = [];

    public ImmutableArray<Deadline> Deadlines { get; init; } = [];

    public ImmutableArray<int> Footnotes { get; init; } = [];

    public required Evidence Evidence { get; init; }
}

/// <summary>Ministries as printed in 【】, in printed order; the order does not say who leads, nor do underlines.</summary>
public sealed record MinistryMark
{
    public static MinistryMark None { get; } = new() { Names = [], Spans = [] };

    /// <summary>Abbreviations of the edition's legend without spaces, Latin letters in half width. 関係府省 stays in the list as printed.</summary>
    public required ImmutableArray<string> Names { get; init; }

    /// <summary>True where the mark holds an open set (関係府省, 関係府省庁, 全省庁 …): others are concerned who are not named.</summary>
    public bool HasOthers { get; init; }

    public required ImmutableArray<SourceSpan> Spans { get; init; }

    public bool IsEmpty => Names.IsEmpty;
}

/// <summary>One row of an edition's legend of ministry abbreviations.</summary>
/// <param name="Code">Abbreviation in half width, e.g. "文"; null for a row without one.</param>
/// <param name="Path">Parent organisation first, e.g. 内閣官房 / 内閣人事局.</param>
public sealed record LegendEntry(string? Code, ImmutableArray<string> Path, bool IsAbolished, Evidence Evidence);
