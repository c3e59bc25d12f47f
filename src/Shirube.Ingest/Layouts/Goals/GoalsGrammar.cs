using Shirube.Core;

namespace Shirube.Ingest.Layouts.Goals;

/// <summary>Reads the goals layout: sections with a box of 目指すべき将来像 and 目標, ① status, ② measures with their ministries; docs/sources/goals.md.</summary>
public static class GoalsGrammar
{
    public const string Version = "goals/2";

    public static DraftEdition Read(SourceDocument document, CharacterLedger ledger)
    {
        var text = PageReader.Read(document, ledger);
        var notes = NoteReferences.Find(text);
        var (blocks, sections) = FlowParser.Parse(text.Body, TableLines.Find(text.Body, text.BodyWidth), notes);
        var facts = new GoalsFacts(ledger, notes);
        facts.Read(blocks, sections);
        var indicators = facts.Indicators();
        facts.AddFootnotes(text.Notes);
        var (id, title) = OwnTitle.Find(document);
        return new()
        {
            Document = document,
            Layout = Layout.Goals,
            RuleVersion = Version,
            EditionId = id,
            Title = title,
            Sections = [.. facts.Sections],
            Goals = [.. facts.Goals],
            Measures = [.. facts.Measures],
            Indicators = indicators,
            Footnotes = [.. facts.Footnotes],
            Passages = [.. facts.Passages],
            Legend = [.. facts.Tables.Legend],
            Abbreviations = [.. facts.Tables.Abbreviations],
            ReferenceRows = [.. facts.Tables.ReferenceRows],
            Findings = [.. text.Findings, .. facts.Findings],
        };
    }
}
