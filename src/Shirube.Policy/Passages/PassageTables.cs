using Shirube.Core;
using Shirube.Storage.Rows;

namespace Shirube.Policy.Passages;

/// <summary>One place that refers to a footnote.</summary>
internal readonly record struct StoredReference(int Footnote, SourceSpan Span, string? Fact);

internal readonly record struct StoredCell(int Row, ReferenceCell Cell);

internal readonly record struct StoredFinding(bool IsOfDocument, Finding Finding);

internal static class PassageTables
{
    public static readonly FactTable<Passage> Passages = new(
        "passage",
        ["kind", "section", "passage_groups", "content", "footnotes", .. Cells.EvidenceColumns],
        p => Cells.With(p.Evidence, Codec.Name(p.Kind), Cells.Text(p.Section), Codec.List(p.Groups), p.Text, Codec.Numbers(p.Footnotes)),
        row => new()
        {
            Kind = row.Name<PassageKind>(),
            Section = row.Path(),
            Groups = row.List(),
            Text = row.Text(),
            Footnotes = row.Numbers(),
            Evidence = row.Evidence(),
        });

    public static readonly FactTable<Footnote> Footnotes = new(
        "footnote",
        ["number", "content", "kind", .. Cells.EvidenceColumns],
        f => Cells.With(f.Evidence, (long)f.Number, f.Text, Codec.Name(f.Kind)),
        row => new(row.Int(), row.Text(), row.Name<FootnoteKind>(), [], [], row.Evidence()));

    public static readonly FactTable<StoredReference> References = new(
        "footnote_reference",
        ["footnote", "span", "fact"],
        r => [(long)r.Footnote, Codec.Spans([r.Span]), r.Fact],
        row => new(row.Int(), row.Spans()[0], row.TextOrNull()));

    public static readonly FactTable<Restatement> Restatements = new(
        "restatement",
        [
            "measure", "report_column", "item", "indicator", "is_marked", "similarity",
            "has_origin", "origin_measure", "origin_item", "origin_indicator", "origin_lines", .. Cells.EvidenceColumns,
        ],
        r => Cells.With(
            r.Evidence,
            (long?)r.Order,
            r.Column is { } column ? Codec.Name(column) : null,
            (long?)r.Item,
            (long?)r.Indicator,
            Cells.Flag(r.IsMarked),
            r.Similarity,
            Cells.Flag(r.Origin is not null),
            (long?)r.Origin?.Order,
            (long?)r.Origin?.Item,
            (long?)r.Origin?.Indicator,
            r.Origin is { } origin ? Codec.Lines(origin.Lines) : null),
        row => new()
        {
            Order = row.IntOrNull(),
            Column = row.NameOrNull<ReportColumn>(),
            Item = row.IntOrNull(),
            Indicator = row.IntOrNull(),
            IsMarked = row.Bool(),
            Similarity = row.Double(),
            Origin = Origin(row),
            Evidence = row.Evidence(),
        });

    public static readonly FactTable<LegendEntry> Legend = new(
        "legend_entry",
        ["code", "path", "is_abolished", .. Cells.EvidenceColumns],
        e => Cells.With(e.Evidence, e.Code, Codec.List(e.Path), Cells.Flag(e.IsAbolished)),
        row => new(row.TextOrNull(), row.List(), row.Bool(), row.Evidence()));

    public static readonly FactTable<Abbreviation> Abbreviations = new(
        "abbreviation",
        ["short_form", "long_form", .. Cells.EvidenceColumns],
        a => Cells.With(a.Evidence, a.Short, a.Long),
        row => new(row.Text(), row.Text(), row.Evidence()));

    public static readonly FactTable<ReferenceRow> ReferenceRows = new(
        "reference_row",
        ["caption", "section", "label", .. Cells.EvidenceColumns],
        r => Cells.With(r.Evidence, r.Table, Cells.Text(r.Section), r.Label),
        row => new(row.Text(), row.Path(), row.Text(), [], row.Evidence()));

    public static readonly FactTable<StoredCell> ReferenceCells = new(
        "reference_cell",
        ["reference_row", "column_name", "content", .. Cells.EvidenceColumns],
        c => Cells.With(c.Cell.Evidence, (long)c.Row, c.Cell.Column, c.Cell.Text),
        row => new(row.Int(), new(row.Text(), row.Text(), row.Evidence())));

    public static readonly FactTable<CitedDocument> CitedDocuments = new(
        "cited_document",
        ["name", "dated_on", "date_text", "body", .. Cells.EvidenceColumns],
        c => Cells.With(c.Evidence, c.Name, Cells.Text(c.Date), c.DateText, c.Body),
        row => new(row.Text(), row.DateOrNull(), row.TextOrNull(), row.TextOrNull(), row.Evidence()));

    public static readonly FactTable<StoredFinding> Findings = new(
        "finding",
        ["severity", "code", "message", "message_english", "origin", "spans"],
        f =>
        [
            Codec.Name(f.Finding.Severity), f.Finding.Code, f.Finding.Message, f.Finding.MessageEnglish,
            f.IsOfDocument ? "document" : "reading", Codec.Spans(f.Finding.Spans),
        ],
        row =>
        {
            var severity = row.Name<Severity>();
            var (code, message, english) = (row.Text(), row.Text(), row.Text());
            return new(row.Text() == "document", new(severity, code, message, english, row.Spans()));
        });

    public static FactTable<Piece> Pieces(string document) => new(
        "piece",
        ["line", "start_column", "length", "kind", "role", "fact"],
        p => [(long)p.Span.Line, (long)p.Span.Start, (long)p.Span.Length, Codec.Name(p.Kind), p.Role, p.Fact],
        row => new(new(document, row.Int(), row.Int(), row.Int()), row.Name<PieceKind>(), row.Text(), row.TextOrNull()));

    private static RestatementOrigin? Origin(Row row)
    {
        var isThere = row.Bool();
        var (order, item, indicator) = (row.IntOrNull(), row.IntOrNull(), row.IntOrNull());
        var lines = row.TextOrNull();
        return isThere ? new(order, item, indicator, Codec.Lines(lines ?? "")) : null;
    }
}
