using Shirube.Core;

namespace Shirube.Ingest.Completion;

/// <summary>Adds what needs the whole draft: origins of restatements, kinds of footnotes, cited documents, abbreviations, contradictions.</summary>
public static class EditionCompletion
{
    public static DraftEdition Complete(DraftEdition draft) => draft;
}
