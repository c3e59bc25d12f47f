using System.Collections.Immutable;
using System.Data.Common;
using Shirube.Core;
using Shirube.Storage.Rows;

namespace Shirube.Indicators;

/// <summary>A draft's indicators as rows, and back.</summary>
public static class IndicatorRows
{
    private const string TargetRole = "target";
    private const string BaselineRole = "baseline";

    private static readonly FactTable<Indicator> Indicators = new(
        "indicator",
        ["number", "section", "section_title", "kind", "name", "footnotes", "is_restated", .. Cells.EvidenceColumns],
        i => Cells.With(
            i.Evidence, (long)i.Order, Cells.Text(i.Section), i.SectionTitle, Codec.Name(i.Kind), i.Name, Codec.Numbers(i.Footnotes), Cells.Flag(i.IsRestated)),
        row => new()
        {
            Order = row.Int(),
            Section = row.Path(),
            SectionTitle = row.Text(),
            Kind = row.Name<IndicatorKind>(),
            Name = row.Text(),
            Footnotes = row.Numbers(),
            IsRestated = row.Bool(),
            Evidence = row.Evidence(),
        });

    private static readonly FactTable<(int Indicator, ObservedValue Value)> Values = new(
        "indicator_value",
        ["indicator", "label", "amount", "unit", "content", "period", "period_year", "is_fiscal", "footnote", .. Cells.EvidenceColumns],
        v => Cells.With(
            v.Value.Evidence,
            (long)v.Indicator,
            v.Value.Label,
            Cells.Text(v.Value.Value),
            v.Value.Unit,
            v.Value.Text,
            v.Value.Period,
            (long?)v.Value.Year,
            Cells.Flag(v.Value.IsFiscal),
            (long?)v.Value.Footnote),
        row => (
            row.Int(),
            new(
                row.TextOrNull(), row.DecimalOrNull(), row.TextOrNull(), row.Text(), row.TextOrNull(), row.IntOrNull(), row.Bool(), row.IntOrNull(), row.Evidence())));

    private static readonly FactTable<(int Indicator, string Role, TargetValue Target)> Targets = new(
        "indicator_target",
        ["indicator", "role", "content", "amount", "unit", "due_year", "is_fiscal", "operator", .. Cells.EvidenceColumns],
        t => Cells.With(
            t.Target.Evidence,
            (long)t.Indicator,
            t.Role,
            t.Target.Text,
            Cells.Text(t.Target.Value),
            t.Target.Unit,
            (long?)t.Target.Year,
            Cells.Flag(t.Target.IsFiscal),
            Codec.Name(t.Target.Operator)),
        row => (
            row.Int(),
            row.Text(),
            new(row.Text(), row.DecimalOrNull(), row.TextOrNull(), row.IntOrNull(), row.Bool(), row.Name<ValueOperator>(), row.Evidence())));

    /// <summary>In an order in which foreign keys hold.</summary>
    public static ImmutableArray<TableRows> Of(ImmutableArray<Indicator> indicators) =>
    [
        Indicators.Rows(indicators),
        Values.Rows(indicators.SelectMany((indicator, i) => indicator.Values.Select(v => (i + 1, v)))),
        Targets.Rows(indicators.SelectMany((indicator, i) => Roles(indicator).Select(r => (i + 1, r.Role, r.Target)))),
    ];

    /// <summary>A reading's indicators in document order.</summary>
    public static async Task<ImmutableArray<Indicator>> ReadAsync(DbConnection connection, long reading, string document, CancellationToken cancel)
    {
        var values = (await Values.ReadAsync(connection, reading, document, cancel)).ToLookup(v => v.Indicator, v => v.Value);
        var targets = (await Targets.ReadAsync(connection, reading, document, cancel)).ToDictionary(t => (t.Indicator, t.Role), t => t.Target);
        var indicators = await Indicators.ReadAsync(connection, reading, document, cancel);
        return
        [
            .. indicators.Select((indicator, i) => indicator with
            {
                Values = [.. values[i + 1]],
                Target = targets.GetValueOrDefault((i + 1, TargetRole)),
                Baseline = targets.GetValueOrDefault((i + 1, BaselineRole)),
            }),
        ];
    }

    private static IEnumerable<(string Role, TargetValue Target)> Roles(Indicator indicator)
    {
        if (indicator.Target is { } target) yield return (TargetRole, target);
        if (indicator.Baseline is { } baseline) yield return (BaselineRole, baseline);
    }
}
