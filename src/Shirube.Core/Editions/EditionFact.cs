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
        for (var i = 0; i < draft.Sections.Length; i++)
        {
            yield return new(FactIds.Section(i + 1), FactRole.Section, draft.Sections[i].Title, draft.Sections[i].Path, [], draft.Sections[i].Evidence);
        }

        for (var i = 0; i < draft.Goals.Length; i++)
        {
            yield return new(FactIds.Goal(i + 1), FactRole.Goal, draft.Goals[i].Text, draft.Goals[i].Section, draft.Goals[i].Groups, draft.Goals[i].Evidence);
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

        for (var i = 0; i < draft.Passages.Length; i++)
        {
            var role = draft.Passages[i].Kind == PassageKind.FrontMatter ? FactRole.FrontMatter : FactRole.Passage;
            yield return new(FactIds.Passage(i + 1), role, draft.Passages[i].Text, draft.Passages[i].Section, draft.Passages[i].Groups, draft.Passages[i].Evidence);
        }

        for (var i = 0; i < draft.ReferenceRows.Length; i++)
        {
            var row = draft.ReferenceRows[i];
            var text = string.Join('\n', row.Cells.Select(c => c.Text).Prepend(row.Label));
            yield return new(FactIds.ReferenceRow(i + 1), FactRole.ReferenceRow, text, row.Section, [row.Table], row.Evidence);
        }
    }

    private static ImmutableArray<string> Above(ReportItem item) => item.Theme is { } theme ? [theme] : [];
}
