using Shirube.Core;

namespace Shirube.Ingest.Layouts.Columns;

/// <summary>Reads the columns layout.</summary>
public static class ColumnsGrammar
{
    public const string Version = "columns/1";

    public static DraftEdition Read(SourceDocument document, CharacterLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return new() { Document = document, Layout = Layout.Columns, RuleVersion = Version };
    }
}
