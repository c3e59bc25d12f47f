using System.Collections.Immutable;

namespace Shirube.Core;

/// <summary>What a fact is in its edition.</summary>
public enum FactRole
{
    Section,
    Goal,
    Measure,
    Status,
    Next,
    Indicator,
    Footnote,
    Passage,
    ReferenceRow,

    /// <summary>Title, date, contents list: says nothing of its own.</summary>
    FrontMatter,
}

/// <summary>The words of one fact, whatever its kind: for all that looks for words in an edition.</summary>
/// <param name="Id">As in <see cref="FactIds"/>.</param>
/// <param name="Section">The root for a footnote.</param>
/// <param name="Headings">Unnumbered headings that the fact stands under, the highest first.</param>
public sealed record EditionFact(string Id, FactRole Role, string Text, SectionPath Section, ImmutableArray<string> Headings, Evidence Evidence)
{
    /// <summary>All facts of an edition that hold words, kind by kind, each in document order.</summary>
    public static IEnumerable<EditionFact> Of(DraftEdition draft)
    {
        foreach (var (number, section) in draft.Numbered(draft.Sections, FactIds.Section))
        {
            yield return new(FactIds.Section(number), FactRole.Section, section.Title, section.Path, [], section.Evidence);
        }

        foreach (var (number, goal) in draft.Numbered(draft.Goals, FactIds.Goal))
        {
            yield return new(FactIds.Goal(number), FactRole.Goal, goal.Text, goal.Section, goal.Groups, goal.Evidence);
        }

        foreach (var measure in draft.Measures)
        {
            yield return new(FactIds.Measure(measure.Order), FactRole.Measure, measure.PlanText, measure.Section, measure.Groups, measure.Evidence);
            foreach (var item in measure.Status) yield return new(FactIds.Item(measure.Order, ReportColumn.Status, item.Number), FactRole.Status, item.Text, measure.Section, Above(item), item.Evidence);
            foreach (var item in measure.Next) yield return new(FactIds.Item(measure.Order, ReportColumn.Next, item.Number), FactRole.Next, item.Text, measure.Section, Above(item), item.Evidence);
        }

        foreach (var indicator in draft.Indicators)
        {
            yield return new(FactIds.Indicator(indicator.Order), FactRole.Indicator, indicator.Name, indicator.Section, [], indicator.Evidence);
        }

        foreach (var footnote in draft.Footnotes)
        {
            yield return new(FactIds.Footnote(footnote.Number), FactRole.Footnote, footnote.Text, SectionPath.Root, [], footnote.Evidence);
        }

        foreach (var (number, passage) in draft.Numbered(draft.Passages, FactIds.Passage))
        {
            var role = passage.Kind == PassageKind.FrontMatter ? FactRole.FrontMatter : FactRole.Passage;
            yield return new(FactIds.Passage(number), role, passage.Text, passage.Section, passage.Groups, passage.Evidence);
        }

        foreach (var (number, row) in draft.Numbered(draft.ReferenceRows, FactIds.ReferenceRow))
        {
            var text = string.Join('\n', row.Cells.Select(c => c.Text).Prepend(row.Label));
            yield return new(FactIds.ReferenceRow(number), FactRole.ReferenceRow, text, row.Section, [row.Table], row.Evidence);
        }
    }

    private static ImmutableArray<string> Above(ReportItem item) => item.Theme is { } theme ? [theme] : [];
}
