using Shirube.Core;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Editions;

/// <summary>Measures as spreadsheet rows.</summary>
internal static class MeasureTable
{
    public static Table Of(IEnumerable<MeasureReport> measures) => new(
        ["order", "section", "sectionTitle", "planText", "ministries", "restated", "deadlines", "statusItems", "nextSteps", "lines"],
        measures.Select(m => CsvCells.Of(
            m.Order, string.Join('/', m.Section.Parts), m.SectionTitle, m.PlanText, m.Ministries.Names, m.IsRestated,
            m.Deadlines.Select(d => d.Text), m.Status.Length, m.Next.Length, JsonParts.Lines(m.Evidence))));
}
