using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Completion;

internal static class ProseTexts
{
    /// <summary>Every running text of the draft with its places: plan texts, items, goals, passages, footnotes.</summary>
    public static ImmutableArray<MappedText> Of(DraftEdition draft)
    {
        var texts = ImmutableArray.CreateBuilder<MappedText>();
        foreach (var measure in draft.Measures)
        {
            Add(measure.Evidence);
            foreach (var item in measure.Status) Add(item.Evidence);
            foreach (var item in measure.Next) Add(item.Evidence);
        }

        foreach (var goal in draft.Goals) Add(goal.Evidence);
        foreach (var passage in draft.Passages) Add(passage.Evidence);
        foreach (var footnote in draft.Footnotes) Add(footnote.Evidence);
        return texts.DrainToImmutable();

        void Add(Evidence evidence) => texts.Add(draft.Document.TextAt(evidence.Spans));
    }
}
