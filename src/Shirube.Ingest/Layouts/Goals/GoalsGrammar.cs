using Shirube.Core;

namespace Shirube.Ingest.Layouts.Goals;

/// <summary>Reads the goals layout.</summary>
public static class GoalsGrammar
{
    public const string Version = "goals/1";

    public static DraftEdition Read(SourceDocument document, CharacterLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return new() { Document = document, Layout = Layout.Goals, RuleVersion = Version };
    }
}
