using Shirube.Core;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>Reads the markup layout.</summary>
public static class MarkupGrammar
{
    public const string Version = "markup/1";

    public static DraftEdition Read(SourceDocument document, CharacterLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return new() { Document = document, Layout = Layout.Markup, RuleVersion = Version };
    }
}
