using Shirube.Core;
using Shirube.Ingest.Completion;
using Shirube.Ingest.Corrections;
using Shirube.Ingest.Files;
using Shirube.Ingest.Files.Pdf;
using Shirube.Ingest.Layouts;

namespace Shirube.Ingest;

/// <summary>The whole way from received bytes to a draft edition: bytes, lines, layout, grammar, completion. Pure but for the PDF reader's child process.</summary>
public static class EditionReader
{
    /// <summary>Reads a file. Text never makes it throw; what cannot be understood is a finding of the draft.</summary>
    /// <param name="layout">Null to recognise it.</param>
    /// <param name="cancel">Stops the reading within a fraction of a second, wherever it is.</param>
    /// <exception cref="UnreadableFileException">The bytes are no readable document; says what, where and what to do.</exception>
    public static DraftEdition Read(ReadOnlyMemory<byte> bytes, string fileName, Layout? layout, CancellationToken cancel)
    {
        var (document, pdf) = DocumentReader.ReadStructure(bytes, fileName, ReadLimits.Default, cancel);
        return Read(document, pdf, layout, cancel);
    }

    internal static DraftEdition Read(SourceDocument document, PdfStructure? pdf, Layout? layout, CancellationToken cancel = default) =>
        pdf is not null && (layout == Layout.Markup || (layout is null && pdf.HasReportTables))
            ? Read(document, ledger => Layouts.Pdf.PdfGrammar.Read(pdf, ledger), cancel)
            : Read(document, layout ?? LayoutDetector.Detect(document), cancel);

    public static DraftEdition Read(SourceDocument document, Layout layout, CancellationToken cancel = default) => Read(document, ledger => layout switch
    {
        Layout.Markup => Layouts.Markup.MarkupGrammar.Read(document, ledger),
        Layout.Columns => Layouts.Columns.ColumnsGrammar.Read(document, ledger),
        Layout.Goals => Layouts.Goals.GoalsGrammar.Read(document, ledger),
        Layout.Points => Layouts.Points.PointsGrammar.Read(document, ledger),
        _ => throw new ArgumentOutOfRangeException(nameof(layout), layout, null),
    }, cancel);

    private static DraftEdition Read(SourceDocument document, Func<CharacterLedger, DraftEdition> grammar, CancellationToken cancel)
    {
        var ledger = new CharacterLedger(document, cancel);
        var draft = grammar(ledger);
        var (pieces, findings) = ledger.Close();
        return CorrectionTable.BuiltIn.Apply(EditionCompletion.Complete(draft with
        {
            Pieces = pieces,
            Findings = [.. document.Findings, .. draft.Findings, .. findings],
        }, cancel));
    }
}
