using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Phrases;

/// <summary>参考指標: what is observed. A target stands in it only as 「…の目標に対して」.</summary>
internal static class ReferenceIndicator
{
    private const string Rule = "phrase.value";

    public static (ImmutableArray<ObservedValue> Values, TargetValue? Target, TargetValue? Baseline) Read(IndicatorStatement statement, FootnoteValues notes)
    {
        var values = ImmutableArray.CreateBuilder<ObservedValue>();
        foreach (var text in Texts(statement))
        {
            values.AddRange(ObservationReader.Read(text).Select(o => Value(o, null, notes.Period ?? PeriodInName(statement.Name.Value))));
        }

        values.AddRange(notes.Values.Select(n => Value(n.Value, n.Footnote, null)));
        return (values.DrainToImmutable(), statement.Said is null ? null : AgainstTarget(statement.Said), null);
    }

    /// <summary>An observation as a value of the indicator; its period, where not printed with it, is <paramref name="elsewhere"/>.</summary>
    public static ObservedValue Value(Observation observation, int? footnote, PrintedPeriod? elsewhere)
    {
        var period = observation.Period ?? elsewhere;
        return new(
            WithoutTarget(observation.Label),
            observation.Quantity.Value,
            observation.Quantity.Unit,
            observation.Quantity.Text,
            observation.PeriodText ?? period?.Text,
            period?.Year,
            period?.IsFiscal ?? false,
            footnote,
            Evidence.Of(Rule, observation.Place));
    }

    // 対GDP比4%の目標に対して: the label is what is measured
    private static string? WithoutTarget(string? label)
    {
        if (label is null || QuantityReader.Find(label).FirstOrDefault(q => TextScan.Behind(label, q.End, "の目標に対") >= 0) is not { } target) return label;
        return target.Index == 0 ? null : label[..target.Index];
    }

    private static IEnumerable<MappedText> Texts(IndicatorStatement statement)
    {
        if (statement.Said is { IsBlank: false } said) yield return said;
        foreach (var line in statement.SubLines) yield return line;
    }

    // a span in the name holds for values without a time of their own
    private static PrintedPeriod? PeriodInName(string name) =>
        PeriodReader.Find(Brackets.Mask(name, Brackets.Find(name))) is { IsEmpty: false } periods && periods[^1].Period is { } last && last.FirstYear != last.Year ? last : null;

    // 対GDP比4%の目標に対して3.66%
    private static TargetValue? AgainstTarget(MappedText said)
    {
        foreach (var quantity in QuantityReader.Find(said.Value))
        {
            if (TextScan.Behind(said.Value, quantity.End, "の目標") is not (>= 0 and var end)) continue;
            var place = said.Slice(quantity.Index, end - quantity.Index);
            return new(
                TextScan.WithoutBlanks(place.Value, 0, place.Length), quantity.Quantity.Value, quantity.Quantity.Unit, null, false, quantity.Quantity.Operator, Evidence.Of(Rule, place));
        }

        return null;
    }
}
