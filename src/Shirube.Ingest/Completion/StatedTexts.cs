using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Completion;

internal enum StatedKind
{
    Measure,
    Item,
    Indicator,
}

/// <summary>A text that may repeat another or be repeated.</summary>
/// <param name="Order">Order of the measure or of the indicator.</param>
/// <param name="Key">Normalised text that is compared.</param>
internal sealed record StatedText(
    StatedKind Kind, int Order, ReportColumn? Column, int? Item, string Key, bool IsMarked, ImmutableArray<string> Ministries, Evidence Evidence);

internal static class StatedTexts
{
    /// <summary>All measures, items and indicators in document order, each kind with its own key.</summary>
    public static List<StatedText> Of(DraftEdition draft)
    {
        var texts = new List<StatedText>();
        foreach (var measure in draft.Measures)
        {
            texts.Add(new(
                StatedKind.Measure, measure.Order, null, null, Key(measure.PlanText), measure.IsRestated, measure.Ministries.Names, measure.Evidence));
            texts.AddRange(measure.Status.Select(i => Of(measure, i, ReportColumn.Status)));
            texts.AddRange(measure.Next.Select(i => Of(measure, i, ReportColumn.Next)));
        }

        texts.AddRange(draft.Indicators.Select(i => new StatedText(
            StatedKind.Indicator, i.Order, null, null, Key(i.Name), i.IsRestated, [], i.Evidence)));
        return texts;
    }

    private static StatedText Of(MeasureReport measure, ReportItem item, ReportColumn column) =>
        new(StatedKind.Item, measure.Order, column, item.Number, Key(item.Text), item.IsRestated, item.Ministries.Names, item.Evidence);

    private static string Key(string text) => JapaneseText.Key(text).ToLowerInvariant();
}
