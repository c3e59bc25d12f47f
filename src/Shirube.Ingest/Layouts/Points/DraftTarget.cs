using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Layouts.Points;

/// <summary>A stated quantity with where it stands, before repeats are put together.</summary>
internal sealed record DraftTarget
{
    public required SectionPath Section { get; init; }

    public required string SectionTitle { get; init; }

    public required string Name { get; init; }

    public required bool IsTarget { get; init; }

    public required ImmutableArray<StatedValue> Values { get; init; }

    public StatedValue? Baseline { get; init; }

    /// <summary>All the characters that state it, repeats included.</summary>
    public required ImmutableArray<MappedText> Places { get; init; }

    public StatedValue Main => Values[^1];

    public Indicator ToIndicator(int order, ImmutableArray<StatedValue> observed)
    {
        var values = IsTarget ? observed : Values;
        var baseline = Baseline ?? (IsTarget && !observed.IsEmpty ? observed[^1] : null);
        return new()
        {
            Order = order,
            Section = Section,
            SectionTitle = SectionTitle,
            Kind = IsTarget ? IndicatorKind.Target : IndicatorKind.Observation,
            Name = Name,
            Values = [.. values.Select(v => Observed(v, values.Length > 1))],
            Target = IsTarget ? Target(Main) : null,
            Baseline = baseline is null ? null : Target(baseline),
            Evidence = new("points.quantity", 1, [.. Places.SelectMany(p => p.Spans())]),
        };
    }

    private static ObservedValue Observed(StatedValue value, bool isLabelled) => new(
        isLabelled ? value.PeriodText : null,
        value.Quantity.Value,
        value.Quantity.Unit,
        value.Quantity.Text,
        value.PeriodText,
        value.Period?.Year,
        value.Period?.IsFiscal ?? false,
        null,
        Evidence.Of("points.value", value.Text));

    private static TargetValue Target(StatedValue value) => new(
        value.Text.Value,
        value.Quantity.Value,
        value.Quantity.Unit,
        value.Period?.Year,
        value.Period?.IsFiscal ?? false,
        value.Quantity.Operator,
        Evidence.Of("points.target", value.Text));
}
