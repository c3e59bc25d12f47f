using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Phrases;

/// <summary>A bullet that states an indicator, as a grammar found it.</summary>
public sealed record IndicatorLine
{
    public required SectionPath Section { get; init; }

    public required string SectionTitle { get; init; }

    public required IndicatorKind Kind { get; init; }

    /// <summary>The bullet's text without bullet; references to footnotes still in it.</summary>
    public required MappedText Text { get; init; }

    /// <summary>Lines below that belong to it (sub-values), without references.</summary>
    public ImmutableArray<MappedText> SubLines { get; init; } = [];

    /// <summary>References inside <see cref="Text"/>, with their place in it.</summary>
    public ImmutableArray<FootnoteReference> References { get; init; } = [];
}

/// <summary>Turns an indicator bullet into one or several indicators with values, target and baseline.</summary>
public static class IndicatorReader
{
    private const string Rule = "phrase.indicator";

    /// <summary>Several sentences with a target each are several indicators; several values under one name are values.</summary>
    /// <param name="footnote">Text of a footnote, for values, periods and targets that stand only there; null where it has no body.</param>
    /// <param name="firstOrder">Order of the first indicator made.</param>
    public static ImmutableArray<Indicator> Read(IndicatorLine line, Func<int, MappedText?> footnote, int firstOrder)
    {
        var statements = IndicatorStatement.Split(line);
        return [.. statements.Select((statement, i) => Make(line, statement, footnote, firstOrder + i))];
    }

    private static Indicator Make(IndicatorLine line, IndicatorStatement statement, Func<int, MappedText?> footnote, int order)
    {
        var notes = FootnoteValues.Read(statement.Footnotes, footnote);
        var (values, target, baseline) = line.Kind == IndicatorKind.Main
            ? MainIndicator.Read(statement, notes)
            : ReferenceIndicator.Read(statement, notes);
        return new()
        {
            Order = order,
            Section = line.Section,
            SectionTitle = line.SectionTitle,
            Kind = line.Kind,
            Name = statement.Name.Value,
            Values = values,
            Target = target,
            Baseline = baseline,
            Footnotes = statement.Footnotes,
            IsRestated = statement.IsRestated,
            Evidence = Evidence.Of(Rule, statement.Whole),
        };
    }
}
