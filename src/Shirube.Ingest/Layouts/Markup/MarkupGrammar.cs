using Shirube.Core;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>Reads the markup layout: lines become blocks, blocks become facts.</summary>
public static class MarkupGrammar
{
    public const string Version = "markup/2";

    public static DraftEdition Read(SourceDocument document, CharacterLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(ledger);
        return StrategyGrammar.Read(document, MarkupBlockReader.Read(document, ledger), ledger, Version);
    }
}
