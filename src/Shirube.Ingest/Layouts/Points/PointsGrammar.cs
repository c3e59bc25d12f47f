using Shirube.Core;

namespace Shirube.Ingest.Layouts.Points;

/// <summary>Reads the points layout.</summary>
public static class PointsGrammar
{
    public const string Version = "points/1";

    public static DraftEdition Read(SourceDocument document, CharacterLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return new() { Document = document, Layout = Layout.Points, RuleVersion = Version };
    }
}
