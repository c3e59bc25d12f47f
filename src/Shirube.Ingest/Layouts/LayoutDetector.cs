using Shirube.Core;

namespace Shirube.Ingest.Layouts;

/// <summary>Recognises the layout of a document by its own signs: each sign speaks for one layout, the most signs win.</summary>
public static class LayoutDetector
{
    /// <summary>Fewer signs than this may be chance: any text may hold a label or a list.</summary>
    private const int Least = 5;

    /// <exception cref="UnreadableFileException">The text has no signs of any known layout.</exception>
    public static Layout Detect(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var signs = LayoutSigns.Count(document);
        var (layout, count) = signs.MaxBy(s => s.Count);
        return count >= Least ? layout : throw NotAStrategy(document.FileName);
    }

    private static UnreadableFileException NotAStrategy(string fileName) => new(
        "not-a-strategy",
        $"「{fileName}」には、科学技術の戦略や計画に見られる構成（取組・実施状況・今後の取組方針の表、目指すべき将来像、目標値など）が見当たりません。"
        + "別の文書でないか確かめるか、--layout で構成を指定してください。",
        $"\"{fileName}\" shows none of the structures of a strategy (tables of measures, status and next steps; visions of the future; targets). "
        + "Check that it is the right document, or name its layout with --layout.");
}
