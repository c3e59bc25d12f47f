using Shirube.Core;
using Shirube.Storage.Rows;

namespace Shirube.Policy.Measures;

/// <summary>An item with the position of its measure and its column.</summary>
internal readonly record struct StoredItem(int Measure, ReportColumn Column, ReportItem Item);

/// <summary>One name of one mark.</summary>
internal readonly record struct MarkedName(string Fact, string Name);

/// <summary>A deadline with the fact that sets it.</summary>
internal readonly record struct StoredDeadline(string Fact, Deadline Deadline);

internal static class MeasureTables
{
    public static readonly FactTable<MeasureReport> Measures = new(
        "measure",
        [
            "number", "section", "section_title", "measure_groups", "plan_text", "plan_key", "has_others", "mark_spans", "is_restated", "footnotes", "row_lines",
            .. Cells.EvidenceColumns,
        ],
        m => Cells.With(
            m.Evidence,
            (long)m.Order,
            Cells.Text(m.Section),
            m.SectionTitle,
            Codec.List(m.Groups),
            m.PlanText,
            PlanKey.Of(m.PlanText),
            Cells.Flag(m.Ministries.HasOthers),
            Codec.Spans(m.Ministries.Spans),
            Cells.Flag(m.IsRestated),
            Codec.Numbers(m.Footnotes),
            Codec.Lines(m.RowLines)),
        row =>
        {
            var order = row.Int();
            var section = row.Path();
            var title = row.Text();
            var groups = row.List();
            var plan = row.Text();
            row.Text(); // plan_key is made from plan_text
            return new()
            {
                Order = order,
                Section = section,
                SectionTitle = title,
                Groups = groups,
                PlanText = plan,
                Ministries = Mark(row),
                IsRestated = row.Bool(),
                Footnotes = row.Numbers(),
                RowLines = row.Lines(),
                Evidence = row.Evidence(),
            };
        });

    public static readonly FactTable<StoredItem> Items = new(
        "report_item",
        [
            "measure", "report_column", "number", "content", "theme", "has_others", "mark_spans", "is_restated", "is_finished", "pairs", "group_pairs", "footnotes",
            .. Cells.EvidenceColumns,
        ],
        i => Cells.With(
            i.Item.Evidence,
            (long)i.Measure,
            Codec.Name(i.Column),
            (long)i.Item.Number,
            i.Item.Text,
            i.Item.Theme,
            Cells.Flag(i.Item.Ministries.HasOthers),
            Codec.Spans(i.Item.Ministries.Spans),
            Cells.Flag(i.Item.IsRestated),
            Cells.Flag(i.Item.IsFinished),
            Codec.Numbers(i.Item.Pairs),
            Codec.Numbers(i.Item.GroupPairs),
            Codec.Numbers(i.Item.Footnotes)),
        row => new(
            row.Int(),
            row.Name<ReportColumn>(),
            new()
            {
                Number = row.Int(),
                Text = row.Text(),
                Theme = row.TextOrNull(),
                Ministries = Mark(row),
                IsRestated = row.Bool(),
                IsFinished = row.Bool(),
                Pairs = row.Numbers(),
                GroupPairs = row.Numbers(),
                Footnotes = row.Numbers(),
                Evidence = row.Evidence(),
            }));

    public static readonly FactTable<MarkedName> Marks = new(
        "ministry_mark", ["fact", "name"], m => [m.Fact, m.Name], row => new(row.Text(), row.Text()));

    public static readonly FactTable<StoredDeadline> Deadlines = new(
        "deadline",
        ["fact", "content", "kind", "due_year", "is_fiscal", "first_day", "last_day", .. Cells.EvidenceColumns],
        d => Cells.With(
            d.Deadline.Evidence,
            d.Fact,
            d.Deadline.Text,
            Codec.Name(d.Deadline.Kind),
            (long?)d.Deadline.Year,
            Cells.Flag(d.Deadline.IsFiscal),
            Cells.Text(d.Deadline.Start),
            Cells.Text(d.Deadline.End)),
        row => new(
            row.Text(),
            new(row.Text(), row.Name<DeadlineKind>(), row.IntOrNull(), row.Bool(), row.DateOrNull(), row.DateOrNull(), row.Evidence())));

    // the names come from ministry_mark
    private static MinistryMark Mark(Row row) => new() { Names = [], HasOthers = row.Bool(), Spans = row.Spans() };
}
