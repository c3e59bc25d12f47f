using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Phrases;

/// <summary>主要指標: what shall be reached. Values stand in brackets beside it or only in footnotes; of a relative target the value it counts from is the baseline.</summary>
internal static class MainIndicator
{
    private const string Rule = "phrase.baseline";

    public static (ImmutableArray<ObservedValue> Values, TargetValue? Target, TargetValue? Baseline) Read(IndicatorStatement statement, FootnoteValues notes)
    {
        var observed = statement.Said is null ? [] : InBrackets(statement.Said);
        var found = Target(statement, observed);
        var values = ImmutableArray.CreateBuilder<ObservedValue>();
        TargetValue? baseline = null;
        foreach (var observation in observed)
        {
            baseline ??= Baseline(observation);
            if (!observation.IsResult) values.Add(ReferenceIndicator.Value(observation, null, null));
        }

        foreach (var note in notes.Values)
        {
            if (found is { IsRelative: true } && (found.BaseYear is null || note.Value.Period?.Year == found.BaseYear))
            {
                baseline ??= Baseline(note.Value);
                continue;
            }

            values.Add(ReferenceIndicator.Value(note.Value, note.Footnote, null));
        }

        return (values.DrainToImmutable(), found?.Target, baseline);
    }

    // （2020年度時点、17.7%）, （2018年実績値は、4,570人中1,151人）
    private static ImmutableArray<Observation> InBrackets(MappedText said)
    {
        var found = ImmutableArray.CreateBuilder<Observation>();
        foreach (var bracket in Brackets.Find(said.Value))
        {
            if (bracket.IsQuote || bracket.InnerLength == 0) continue;
            var inner = said.Slice(bracket.InnerStart, bracket.InnerLength);
            if (PeriodReader.Find(inner.Value).IsEmpty) continue;
            found.AddRange(ObservationReader.Read(inner));
        }

        return found.DrainToImmutable();
    }

    private static FoundTarget? Target(IndicatorStatement statement, ImmutableArray<Observation> observed)
    {
        if (statement.Said is { IsBlank: false } said && (statement.SubLines.IsEmpty || !QuantityReader.Find(said.Value).IsEmpty)) return TargetReader.Read(said, statement.Name.Value);
        if (statement.SubLines.IsEmpty) return null;

        // a line for each of several fields: one target of several values
        var lines = MappedText.Join([.. statement.SubLines]);
        var only = statement.SubLines.Length == 1 ? TargetReader.Read(lines, statement.Name.Value) : null;
        return only ?? new(new(TextScan.WithoutBlanks(lines.Value, 0, lines.Length), null, null, null, false, ValueOperator.Equal, Evidence.Of(Rule, lines)), null, false);
    }

    private static TargetValue Baseline(Observation value) => new(
        value.Quantity.Text, value.Quantity.Value, value.Quantity.Unit, value.Period?.Year, value.Period?.IsFiscal ?? false, value.Quantity.Operator, Evidence.Of(Rule, value.Place));
}
