using Shirube.Core;
using Shirube.Ingest.Files.Pdf;
using Shirube.Ingest.Layouts.Markup;

namespace Shirube.Ingest.Layouts.Pdf;

/// <summary>Reads PDFs with ruled report tables: lines become blocks, the strategy grammar reads the blocks.</summary>
internal static class PdfGrammar
{
    public const string Version = "pdf/2";

    public static DraftEdition Read(PdfStructure pdf, CharacterLedger ledger) =>
        StrategyGrammar.Read(pdf.Document, PdfBlockReader.Read(pdf, ledger), ledger, Version);
}
