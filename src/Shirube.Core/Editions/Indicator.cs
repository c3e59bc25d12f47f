using System.Collections.Immutable;

namespace Shirube.Core;

public enum IndicatorKind
{
    /// <summary>主要指標.</summary>
    Main,

    /// <summary>参考指標.</summary>
    Reference,

    /// <summary>A row of an indicator table (goals layout).</summary>
    Table,

    /// <summary>A quantified target in running text (goals layout).</summary>
    Prose,

    /// <summary>A target of the points layout.</summary>
    Target,

    /// <summary>A value without a target of the points layout.</summary>
    Observation,
}

/// <summary>A named quantity with its values, target and baseline as one edition prints them.</summary>
public sealed record Indicator
{
    /// <summary>From 1 in document order.</summary>
    public required int Order { get; init; }

    public required SectionPath Section { get; init; }

    public required string SectionTitle { get; init; }

    public required IndicatorKind Kind { get; init; }

    public required string Name { get; init; }

    public ImmutableArray<ObservedValue> Values { get; init; } = [];

    public TargetValue? Target { get; init; }

    public TargetValue? Baseline { get; init; }

    public ImmutableArray<int> Footnotes { get; init; } = [];

    public bool IsRestated { get; init; }

    public required Evidence Evidence { get; init; }
}

/// <summary>An observation as printed.</summary>
/// <param name="Label">Which of several quantities under the name; null where there is one.</param>
/// <param name="Value">Null where the source prints a dash or no number.</param>
/// <param name="Unit">As printed, e.g. 億円; null for a bare number.</param>
/// <param name="Period">As printed, e.g. 2023年度末; null where not stated.</param>
/// <param name="Year">Of a span its last year; null where not stated.</param>
/// <param name="Footnote">Number of the footnote in which alone the value stands; null for a value in the text.</param>
public sealed record ObservedValue(
    string? Label, decimal? Value, string? Unit, string Text, string? Period, int? Year, bool IsFiscal, int? Footnote, Evidence Evidence);

public enum ValueOperator
{
    Equal,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    About,
}

/// <summary>A target（目標値）or baseline（基準値）as printed; the value is null where it is only described.</summary>
public sealed record TargetValue(string Text, decimal? Value, string? Unit, int? Year, bool IsFiscal, ValueOperator Operator, Evidence Evidence);
