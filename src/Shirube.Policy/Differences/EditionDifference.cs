using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Policy.Lineage;

namespace Shirube.Policy.Differences;

/// <summary>A measure of the later edition beside its earlier row, or one that stands in one edition only.</summary>
/// <param name="MinistriesAdded">Of the plan's mark; empty where a side is missing.</param>
/// <param name="Items">Empty where a side is missing.</param>
public sealed record MeasureDifference(
    MeasureLink Link, ImmutableArray<string> MinistriesAdded, ImmutableArray<string> MinistriesRemoved, ImmutableArray<ItemChange> Items);

/// <summary>The differences of one section, under its path in the edition that holds it.</summary>
public sealed record SectionDifference(SectionPath Section, string Title, ImmutableArray<MeasureDifference> Measures);

/// <summary>What differs between two editions（版の比較）, by section. Sections that one of them does not hold are counted, not compared.</summary>
public sealed record EditionDifference
{
    public required ImmutableArray<SectionDifference> Sections { get; init; }

    public required ImmutableArray<IndicatorChange> Indicators { get; init; }

    /// <summary>Measures of either edition whose section the other one does not hold.</summary>
    public required int NotCovered { get; init; }

    /// <summary>How many measures have each relation.</summary>
    public ImmutableSortedDictionary<LineageRelation, int> Relations =>
        Sections.SelectMany(s => s.Measures).GroupBy(m => m.Link.Relation).ToImmutableSortedDictionary(g => g.Key, g => g.Count());

    /// <summary>How many items changed in each way.</summary>
    public ImmutableSortedDictionary<ItemChangeKind, int> ItemKinds =>
        Sections.SelectMany(s => s.Measures).SelectMany(m => m.Items).GroupBy(i => i.Kind).ToImmutableSortedDictionary(g => g.Key, g => g.Count());

    public static EditionDifference Between(DraftEdition earlier, DraftEdition later) => Between(earlier, later, MeasureLinker.Link(earlier, later));

    /// <param name="links">All links from the earlier edition to the later one.</param>
    public static EditionDifference Between(DraftEdition earlier, DraftEdition later, ImmutableArray<MeasureLink> links)
    {
        var covered = links.Where(l => l.Relation != LineageRelation.NotCovered).ToList();
        var sections = covered
            .Select(l => (Measure: l.To is { } to ? later.Measure(to) : earlier.Measure(l.From!.Value), Link: l))
            .GroupBy(p => p.Measure.Section)
            .Select(g => new SectionDifference(g.Key, g.First().Measure.SectionTitle, [.. g.Select(p => Of(p.Link, earlier, later))]))
            .ToImmutableArray();
        var (held, heldToo) = (SectionsOf(earlier), SectionsOf(later));
        return new()
        {
            Sections = sections,
            Indicators = IndicatorChanges.Between(earlier, later, s => held.Contains(s) && heldToo.Contains(s)),
            NotCovered = links.Length - covered.Count,
        };
    }

    private static MeasureDifference Of(MeasureLink link, DraftEdition earlier, DraftEdition later)
    {
        if (link is not { From: { } from, To: { } to }) return new(link, [], [], []);
        var (before, after) = (earlier.Measure(from), later.Measure(to));
        return new(
            link,
            [.. after.Ministries.Names.Except(before.Ministries.Names, StringComparer.Ordinal)],
            [.. before.Ministries.Names.Except(after.Ministries.Names, StringComparer.Ordinal)],
            ItemLinker.Link(before, after));
    }

    private static HashSet<SectionPath> SectionsOf(DraftEdition edition) => [.. edition.Sections.Select(s => s.Path), .. edition.Measures.Select(m => m.Section)];
}
