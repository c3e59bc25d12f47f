using Shirube.Core;

namespace Shirube.Ingest.Layouts.Columns;

/// <summary>Reads the columns layout: raw PDF text whose three-column tables stand column after column, page by page.
/// How it is built, and by which signs it is read, stands in docs/sources/columns.md.</summary>
public static class ColumnsGrammar
{
    public const string Version = "columns/2";

    public static DraftEdition Read(SourceDocument document, CharacterLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(ledger);
        var printed = PrintedDocumentReader.Read(document);
        var facts = new ColumnsFacts(document, ledger, printed);
        new ColumnsWalk(printed, facts).Run();
        return facts.ToDraft();
    }
}
