using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Search;
using Shirube.Search.Index;
using Shirube.Search.Queries;
using Shirube.Web.Budget;
using Shirube.Web.Editions;
using Shirube.Web.Pages;

namespace Shirube.Web.Search;

/// <summary>A hit with its place among the editions.</summary>
/// <param name="View">Null for an entry of the register.</param>
/// <param name="Head">The row's own text, where the words stand only in what hangs on it.</param>
/// <param name="Others">Further texts of the row, and repeats, in which the words stand too.</param>
public sealed record ShownHit(SearchHit Hit, EditionView? View, ShownPart Best, ShownPart? Head, ImmutableArray<ShownPart> Others)
{
    /// <summary>Its edition, or the year of a review sheet; null for an entry of the register.</summary>
    public string? Label { get; init; }

    /// <summary>Sections above it, the highest first.</summary>
    public ImmutableArray<SectionNode> Path { get; init; } = [];

    public ImmutableArray<string> Ministries { get; init; } = [];

    /// <summary>Years that its best text names.</summary>
    public ImmutableArray<int> Years { get; init; } = [];

    /// <param name="views">Those that are searched.</param>
    public static ShownHit Of(SearchHit hit, SearchQuery query, SynonymDictionary dictionary, IReadOnlyDictionary<string, EditionView> views)
    {
        ArgumentNullException.ThrowIfNull(hit);
        ArgumentNullException.ThrowIfNull(views);
        if (hit.Kind == SearchKind.Project) return OfProject(hit, query, dictionary);
        var view = views.GetValueOrDefault(hit.Source);
        var parts = hit.Parts.Select(p => ShownPart.Of(hit, p, view, query, dictionary)).ToList();
        var head = parts.Skip(1).FirstOrDefault(p => p.Part is { IsWhole: false, Score: 0 });
        return new(hit, view, parts[0], head, [.. parts.Skip(1).Where(p => p != head)])
        {
            Label = view?.Id,
            Path = view is null ? [] : Above(view, parts[0]),
            Ministries = view is null ? [] : MinistriesOf(view, hit),
            Years = EditionTexts.Years(hit.Parts[0].Content),
        };
    }

    private static ShownHit OfProject(SearchHit hit, SearchQuery query, SynonymDictionary dictionary)
    {
        var key = ProjectSearch.KeyOf(hit);
        var address = BudgetAddresses.Sheet(key);
        var part = new ShownPart(hit.Parts[0], null, address, $"{address}/source", Snippet.Of(hit.Parts[0].Content, query, dictionary, 160));
        return new(hit, null, part, null, []) { Label = CsvCells.Text(key.Year), Ministries = [key.Ministry] };
    }

    private static ImmutableArray<SectionNode> Above(EditionView view, ShownPart part)
    {
        if (view.Sections.FirstOrDefault(s => s.Section.Path.ToString() == part.Part.Section) is not { } node) return [];
        return part.Card is { } card && view.HomeOf(node.Section.Path, card.Evidence) is { } home ? home.Trail() : node.Trail();
    }

    private static ImmutableArray<string> MinistriesOf(EditionView view, SearchHit hit)
    {
        if (hit.Kind is not (SearchKind.Measure or SearchKind.Item) || hit.Position is not { } order || view.FindMeasure(order) is not { } measure) return [];
        var fact = hit.Parts[0].Fact;
        var item = measure.Status.FirstOrDefault(i => FactIds.Item(order, ReportColumn.Status, i.Number) == fact) ?? measure.Next.FirstOrDefault(i => FactIds.Item(order, ReportColumn.Next, i.Number) == fact);
        return [.. (item is { Ministries.IsEmpty: false } ? item.Ministries : measure.Ministries).Names];
    }
}

/// <summary>One text of a hit with its addresses.</summary>
/// <param name="Card">Null for what is no fact of a page: entries of the register, findings of witnesses.</param>
/// <param name="Address">Page that shows it.</param>
/// <param name="Source">Its place in the original; null where it has none.</param>
public sealed record ShownPart(HitPart Part, FactCard? Card, string Address, string? Source, Snippet Snippet)
{
    /// <summary>First line in the original; null where it has none.</summary>
    public (int First, int Last)? Lines => Part.Lines.IsEmpty ? null : Part.Lines[0];

    internal static ShownPart Of(SearchHit hit, HitPart part, EditionView? view, SearchQuery query, SynonymDictionary dictionary)
    {
        var card = view?.FindFact(part.Fact);
        var source = view is null || part.Lines.IsEmpty ? null : card is null ? Addresses.SourceLine(view, part.Lines[0].First) : Addresses.Source(view, part.Fact, card.Evidence);
        return new(part, card, AddressOf(hit, part, view), source, Snippet.Of(part.Content, query, dictionary, 160));
    }

    /// <summary>The page that shows a text.</summary>
    public static string AddressOf(SearchHit hit, HitPart part, EditionView? view)
    {
        ArgumentNullException.ThrowIfNull(hit);
        ArgumentNullException.ThrowIfNull(part);
        if (hit.Source == EditionSearch.RegisterSource) return Addresses.Programme(hit.Row);
        return view?.FindFact(part.Fact)?.Address ?? Addresses.List(hit.Source, "findings");
    }
}
