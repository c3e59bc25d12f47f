namespace Shirube.Search.Index;

/// <summary>What of a text decides its rank, side by side in memory: it is asked of thousands of texts at once.</summary>
/// <param name="Weight">0 to 1.</param>
/// <param name="NamesTime">A year or a deadline.</param>
internal readonly record struct TextTraits(double Weight, bool IsDefinition, bool NamesTime, bool IsIndicator)
{
    public static TextTraits Of(IndexedText text) => new(text.Weight, text.IsDefinition, text.HasDeadline || !text.Years.IsEmpty, text.Kind == SearchKind.Indicator);
}
