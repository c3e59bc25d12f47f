using Shirube.Core;

namespace Shirube.Ingest.Completion;

/// <summary>Adds what needs the whole draft: origins of restatements, kinds of footnotes, cited documents, abbreviations, contradictions.</summary>
public static class EditionCompletion
{
    public static DraftEdition Complete(DraftEdition draft, CancellationToken cancel)
    {
        var texts = ProseTexts.Of(draft);
        var completed = draft with
        {
            Restatements = draft.Restatements.IsEmpty ? RestatementLinker.Link(draft, cancel) : draft.Restatements,
            Footnotes = [.. draft.Footnotes.Select(f => f with { Kind = FootnoteKinds.Of(f.Text) })],
            CitedDocuments = [.. draft.CitedDocuments, .. texts.SelectMany(CitedDocumentReader.Read)],
            Abbreviations = [.. draft.Abbreviations, .. texts.SelectMany(AbbreviationReader.Read)],
        };
        cancel.ThrowIfCancellationRequested();
        return completed with
        {
            Findings = [.. completed.Findings, .. texts.SelectMany(TextFaults.Find), .. Contradictions.Find(completed), .. FootnoteMatch.Find(completed), .. MinistryNames.Find(completed), .. GlossaryCheck.Find(completed, texts)],
        };
    }
}
