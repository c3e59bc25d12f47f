using System.Collections.Immutable;
using Shirube.Policy.Differences;
using Shirube.Policy.Lineage;
using Shirube.Storage.Rows;
using Shirube.Web.Charts;
using Shirube.Web.Editions;
using Shirube.Web.Language;
using Shirube.Web.Pages.Shared;

namespace Shirube.Web.Pages.Editions;

/// <summary>The measures of one chapter of the earlier edition by what became of them; or those that only the later edition has.</summary>
/// <param name="Section">The chapter; <see cref="FateTable.OnlyLater"/> for the measures that only the later edition has.</param>
public sealed record FateRow(string Section, string Name, ImmutableSortedDictionary<LineageRelation, int> Counts)
{
    public int Sum => Counts.Values.Sum();
}

/// <summary>What became of the measures of an edition, by chapter: each is counted once, so rows and columns add up.</summary>
public sealed class FateTable
{
    /// <summary>Stands where a chapter stands, for the measures that only the later edition has.</summary>
    public const string OnlyLater = "later";

    private const int MostChapters = 12; // of a picture

    // from what stays to what is gone; what is new comes last, as its row does
    private static readonly LineageRelation[] Order =
    [
        LineageRelation.Continued, LineageRelation.Changed, LineageRelation.Split, LineageRelation.Merged, LineageRelation.Finished, LineageRelation.Dropped, LineageRelation.NotCovered,
        LineageRelation.New,
    ];

    public FateTable(EditionView earlier, MeasureFates fates, Words words)
    {
        ArgumentNullException.ThrowIfNull(fates);
        ArgumentNullException.ThrowIfNull(words);
        Rows = [.. fates.All.GroupBy(SectionOf, StringComparer.Ordinal).Select(g => new FateRow(
            g.Key,
            g.Key == OnlyLater ? words["differences.only-later"] : Chapters.Name(earlier, g.Key),
            g.CountBy(f => f.Relation).ToImmutableSortedDictionary()))];
        Relations = [.. Order.Where(r => Rows.Any(row => row.Counts.ContainsKey(r)))];
    }

    /// <summary>In the order of the earlier edition; last what only the later one has.</summary>
    public ImmutableArray<FateRow> Rows { get; }

    /// <summary>Those that occur.</summary>
    public ImmutableArray<LineageRelation> Relations { get; }

    public static string SectionOf(MeasureFate fate) => fate is { IsOnlyLater: true } ? OnlyLater : Chapters.Of(fate.Measure.Section);

    public int Sum(LineageRelation relation) => Rows.Sum(r => r.Counts.GetValueOrDefault(relation));

    /// <param name="address">Of the list with a relation and a section.</param>
    public SankeyPicture Picture(EditionView earlier, EditionView later, Words words, Func<LineageRelation?, string?, string> address)
    {
        var rows = Rows.Length <= MostChapters ? Rows : Merged(earlier.Title);
        var bands = rows.SelectMany((row, left) => Relations.Select((relation, right) => new SankeyBand(
            left, right, row.Counts.GetValueOrDefault(relation),
            words["differences.band", row.Name, words["relation." + relation], row.Counts.GetValueOrDefault(relation)],
            address(relation, row.Section))));
        var sankey = new Sankey(
            rows.Select(r => new SankeyNode(r.Name, "", null)),
            Relations.Select(r => new SankeyNode(words["relation." + r], Codec.Name(r), address(r, null))),
            bands);
        return new(sankey, words["differences.fates", earlier.Title, later.Title], words["differences.fates-description"], words["differences.fates-note"]);
    }

    // one node for all chapters
    private ImmutableArray<FateRow> Merged(string name) =>
    [
        .. Rows.GroupBy(r => r.Section == OnlyLater).OrderBy(g => g.Key).Select(g => g.Key
            ? g.Single()
            : new FateRow("", name, g.SelectMany(r => r.Counts).GroupBy(c => c.Key).ToImmutableSortedDictionary(c => c.Key, c => c.Sum(p => p.Value)))),
    ];
}
