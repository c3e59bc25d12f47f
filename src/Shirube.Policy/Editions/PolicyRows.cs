using System.Collections.Immutable;
using System.Data.Common;
using Shirube.Core;
using Shirube.Policy.Measures;
using Shirube.Policy.Passages;
using Shirube.Policy.Sections;
using Shirube.Storage.Rows;

namespace Shirube.Policy.Editions;

/// <summary>This room's facts of a draft as rows, and back.</summary>
public static class PolicyRows
{
    /// <summary>All rows of a draft but its indicators, in an order in which foreign keys hold.</summary>
    public static ImmutableArray<TableRows> Of(DraftEdition draft) =>
    [
        SectionTables.Sections.Rows(draft.Sections),
        SectionTables.Goals.Rows(draft.Goals),
        MeasureTables.Measures.Rows(draft.Measures),
        MeasureTables.Items.Rows(Items(draft)),
        MeasureTables.Marks.Rows(Marks(draft)),
        MeasureTables.Deadlines.Rows(Deadlines(draft)),
        PassageTables.Passages.Rows(draft.Passages),
        PassageTables.Footnotes.Rows(draft.Footnotes),
        PassageTables.References.Rows(References(draft)),
        PassageTables.Restatements.Rows(draft.Restatements),
        PassageTables.Legend.Rows(draft.Legend),
        PassageTables.Abbreviations.Rows(draft.Abbreviations),
        PassageTables.ReferenceRows.Rows(draft.ReferenceRows),
        PassageTables.ReferenceCells.Rows(draft.ReferenceRows.SelectMany((r, i) => r.Cells.Select(c => new StoredCell(i + 1, c)))),
        PassageTables.CitedDocuments.Rows(draft.CitedDocuments),
        PassageTables.Findings.Rows(Findings(draft)),
        PassageTables.Pieces(draft.Document.Hash).Rows(draft.Pieces),
    ];

    /// <summary>Fills a draft that has only its head with what is stored of it. The document's own findings come back in <see cref="SourceDocument.Findings"/>.</summary>
    public static async Task<DraftEdition> FillAsync(DraftEdition head, DbConnection connection, long reading, CancellationToken cancel)
    {
        var hash = head.Document.Hash;
        Task<List<T>> All<T>(FactTable<T> table) => table.ReadAsync(connection, reading, hash, cancel);
        var marks = (await All(MeasureTables.Marks)).ToLookup(m => m.Fact, m => m.Name, StringComparer.Ordinal);
        var deadlines = (await All(MeasureTables.Deadlines)).ToLookup(d => d.Fact, d => d.Deadline, StringComparer.Ordinal);
        var items = (await All(MeasureTables.Items)).ToLookup(i => (i.Measure, i.Column), i => i.Item);
        var references = (await All(PassageTables.References)).ToLookup(r => r.Footnote);
        var cells = (await All(PassageTables.ReferenceCells)).ToLookup(c => c.Row, c => c.Cell);
        var findings = await All(PassageTables.Findings);

        ReportItem Whole(ReportItem item, MeasureReport measure, ReportColumn column)
        {
            var id = FactIds.Item(measure.Order, column, item.Number);
            return item with { Ministries = item.Ministries with { Names = [.. marks[id]] }, Deadlines = [.. deadlines[id]] };
        }

        return head with
        {
            Document = head.Document with { Findings = [.. findings.Where(f => f.IsOfDocument).Select(f => f.Finding)] },
            Sections = [.. await All(SectionTables.Sections)],
            Goals = [.. (await All(SectionTables.Goals)).Select((g, i) => g with { Deadlines = [.. deadlines[FactIds.Goal(i + 1)]] })],
            Measures =
            [
                .. (await All(MeasureTables.Measures)).Select((m, i) => m with
                {
                    Ministries = m.Ministries with { Names = [.. marks[FactIds.Measure(m.Order)]] },
                    Deadlines = [.. deadlines[FactIds.Measure(m.Order)]],
                    Status = [.. items[(i + 1, ReportColumn.Status)].Select(item => Whole(item, m, ReportColumn.Status))],
                    Next = [.. items[(i + 1, ReportColumn.Next)].Select(item => Whole(item, m, ReportColumn.Next))],
                }),
            ],
            Passages = [.. (await All(PassageTables.Passages)).Select((p, i) => p with { Deadlines = [.. deadlines[FactIds.Passage(i + 1)]] })],
            Footnotes =
            [
                .. (await All(PassageTables.Footnotes)).Select((f, i) => f with
                {
                    References = [.. references[i + 1].Select(r => r.Span)],
                    ReferencedBy = [.. references[i + 1].Select(r => r.Fact)],
                }),
            ],
            Restatements = [.. await All(PassageTables.Restatements)],
            Legend = [.. await All(PassageTables.Legend)],
            Abbreviations = [.. await All(PassageTables.Abbreviations)],
            ReferenceRows = [.. (await All(PassageTables.ReferenceRows)).Select((r, i) => r with { Cells = [.. cells[i + 1]] })],
            CitedDocuments = [.. await All(PassageTables.CitedDocuments)],
            Findings = [.. findings.Select(f => f.Finding)],
            Pieces = [.. await All(PassageTables.Pieces(hash))],
        };
    }

    private static IEnumerable<StoredItem> Items(DraftEdition draft) => draft.Measures.SelectMany((measure, i) => (IEnumerable<StoredItem>)
    [
        .. measure.Status.Select(item => new StoredItem(i + 1, ReportColumn.Status, item)),
        .. measure.Next.Select(item => new StoredItem(i + 1, ReportColumn.Next, item)),
    ]);

    private static IEnumerable<(string Id, ReportItem Item)> IdentifiedItems(MeasureReport measure) =>
    [
        .. measure.Status.Select(item => (FactIds.Item(measure.Order, ReportColumn.Status, item.Number), item)),
        .. measure.Next.Select(item => (FactIds.Item(measure.Order, ReportColumn.Next, item.Number), item)),
    ];

    private static IEnumerable<MarkedName> Marks(DraftEdition draft)
    {
        foreach (var measure in draft.Measures)
        {
            foreach (var name in measure.Ministries.Names) yield return new(FactIds.Measure(measure.Order), name);
            foreach (var (id, item) in IdentifiedItems(measure))
            {
                foreach (var name in item.Ministries.Names) yield return new(id, name);
            }
        }
    }

    private static IEnumerable<StoredDeadline> Deadlines(DraftEdition draft)
    {
        for (var i = 0; i < draft.Goals.Length; i++)
        {
            foreach (var deadline in draft.Goals[i].Deadlines) yield return new(FactIds.Goal(i + 1), deadline);
        }

        foreach (var measure in draft.Measures)
        {
            foreach (var deadline in measure.Deadlines) yield return new(FactIds.Measure(measure.Order), deadline);
            foreach (var (id, item) in IdentifiedItems(measure))
            {
                foreach (var deadline in item.Deadlines) yield return new(id, deadline);
            }
        }

        for (var i = 0; i < draft.Passages.Length; i++)
        {
            foreach (var deadline in draft.Passages[i].Deadlines) yield return new(FactIds.Passage(i + 1), deadline);
        }
    }

    private static IEnumerable<StoredReference> References(DraftEdition draft)
    {
        for (var i = 0; i < draft.Footnotes.Length; i++)
        {
            var footnote = draft.Footnotes[i];
            for (var k = 0; k < footnote.References.Length; k++)
            {
                yield return new(i + 1, footnote.References[k], k < footnote.ReferencedBy.Length ? footnote.ReferencedBy[k] : null);
            }
        }
    }

    private static IEnumerable<StoredFinding> Findings(DraftEdition draft)
    {
        var ofDocument = new HashSet<Finding>(draft.Document.Findings, ReferenceEqualityComparer.Instance);
        return draft.Findings.Select(f => new StoredFinding(ofDocument.Contains(f), f));
    }
}
