using System.Collections.Immutable;
using System.Globalization;
using Shirube.Core;
using Shirube.Policy.Ledger;
using Shirube.Web.Library;

namespace Shirube.Web.Editions;

/// <summary>An edition arranged for reading: sections with their facts, facts by id, repeats from both ends. Immutable once made; shared by requests.</summary>
public sealed class EditionView
{
    private readonly SectionTree _tree;
    private readonly ImmutableDictionary<string, FactCard> _facts;
    private readonly ILookup<string, Restatement> _repeats;
    private readonly ImmutableDictionary<string, Restatement> _origins;
    private readonly ImmutableDictionary<int, Footnote> _footnotes;
    private readonly Dictionary<int, List<Piece>> _piecesByLine = [];
    private readonly Lazy<EditionDay> _day;
    private readonly Lazy<ImmutableArray<LedgerEntry>> _ledger;

    public EditionView(StoredEdition stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        Stored = stored;
        _day = new(() => stored.Day);
        _ledger = new(() => stored.LedgerAt(Day.Day));
        var draft = stored.Draft;
        Restated = RestatedFacts.Of(draft);
        _tree = new(draft, Restated);
        // what a person rejected still has its page
        Facts = [.. FactCards(draft).Concat(ReferenceEquals(draft, stored.AsRead) ? [] : FactCards(stored.AsRead)).DistinctBy(f => f.Id, StringComparer.Ordinal)];
        _facts = Facts.ToImmutableDictionary(f => f.Id, StringComparer.Ordinal);
        _repeats = draft.Restatements.Where(r => OriginId(r) is not null).ToLookup(r => OriginId(r)!, StringComparer.Ordinal);
        _origins = draft.Restatements.GroupBy(RepeatId, StringComparer.Ordinal).ToImmutableDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        _footnotes = draft.Footnotes.GroupBy(f => f.Number).ToImmutableDictionary(g => g.Key, g => g.First());
        foreach (var piece in draft.Pieces)
        {
            if (!_piecesByLine.TryGetValue(piece.Span.Line, out var pieces)) _piecesByLine[piece.Span.Line] = pieces = [];
            pieces.Add(piece);
        }
    }

    public StoredEdition Stored { get; }

    /// <summary>All facts in document order within their kind; those that a person rejected at the end.</summary>
    public ImmutableArray<FactCard> Facts { get; }

    public string Id => Stored.Summary.Edition;

    /// <summary>With what people corrected, without what they rejected.</summary>
    public DraftEdition Draft => Stored.Draft;

    /// <summary>As printed; the id where the document has no title.</summary>
    public string Title => Stored.Summary.Title ?? Id;

    /// <summary>The day up to which the edition knows.</summary>
    public EditionDay Day => _day.Value;

    /// <summary>What is counted once, elsewhere.</summary>
    public RestatedFacts Restated { get; }

    public CountedOnce MeasureCount => Restated.Measures(Draft.Measures);

    /// <summary>Status items and next steps.</summary>
    public CountedOnce ItemCount => Restated.Status(Draft.Measures) + Restated.Next(Draft.Measures);

    public ImmutableArray<SectionNode> Sections => _tree.All;

    public SectionNode? FindSection(string slug) => _tree.BySlug.GetValueOrDefault(slug);

    public SectionNode? HomeOf(SectionPath path, Evidence evidence) => _tree.Home(path, evidence);

    /// <summary>The deadline ledger as of a day; that of the edition's own day is kept.</summary>
    public ImmutableArray<LedgerEntry> LedgerAt(DateOnly day) => day == Day.Day ? _ledger.Value : Stored.LedgerAt(day);

    public FactCard? FindFact(string id) => _facts.GetValueOrDefault(id);

    public Footnote? FindFootnote(int number) => _footnotes.GetValueOrDefault(number);

    /// <summary>Also one that a person rejected.</summary>
    public MeasureReport? FindMeasure(int order) => Draft.Measures.FirstOrDefault(m => m.Order == order) ?? Stored.AsRead.Measures.FirstOrDefault(m => m.Order == order);

    /// <summary>Also one that a person rejected.</summary>
    public Indicator? FindIndicator(int order) => Draft.Indicators.FirstOrDefault(i => i.Order == order) ?? Stored.AsRead.Indicators.FirstOrDefault(i => i.Order == order);

    /// <summary>The leaf pieces of a line, by offset.</summary>
    public IReadOnlyList<Piece> PiecesOf(int line) => _piecesByLine.TryGetValue(line, out var pieces) ? pieces : [];

    /// <summary>Where the fact with this id is said once more.</summary>
    public IEnumerable<Restatement> RepeatsOf(string fact) => _repeats[fact];

    /// <summary>What the fact with this id repeats; null where it is no repeat.</summary>
    public Restatement? RestatementOf(string fact) => _origins.GetValueOrDefault(fact);

    /// <summary>Fact id of the repeat itself.</summary>
    public static string RepeatId(Restatement restatement) => CorrectedEdition.RepeatOf(restatement);

    /// <summary>Fact id of what is repeated; null where the origin is unknown or a passage.</summary>
    public static string? OriginId(Restatement restatement) => restatement.Origin switch
    {
        { Indicator: { } indicator } => FactIds.Indicator(indicator),
        { Order: { } order, Item: { } item } => FactIds.Item(order, restatement.Column ?? ReportColumn.Next, item),
        { Order: { } order } => FactIds.Measure(order),
        _ => null,
    };

    private IEnumerable<FactCard> FactCards(DraftEdition draft)
    {
        var nodes = Sections.ToDictionary(n => n.Number);
        foreach (var (number, section) in draft.Numbered(draft.Sections, FactIds.Section))
        {
            var label = section.Path.Parts is [.., var last] ? last : "";
            yield return new(FactIds.Section(number), "section", label, section.Title, section.Evidence, nodes.TryGetValue(number, out var node) ? Addresses.Section(Id, node) : Addresses.Edition(Id));
        }

        foreach (var (number, goal) in draft.Numbered(draft.Goals, FactIds.Goal))
        {
            yield return new(FactIds.Goal(number), "goal", Number(number), goal.Text, goal.Evidence, InSection(goal.Section, goal.Evidence, $"g{number}"));
        }

        foreach (var measure in draft.Measures)
        {
            var address = Addresses.Measure(Id, measure.Order);
            yield return new(FactIds.Measure(measure.Order), "measure", Number(measure.Order), measure.PlanText, measure.Evidence, address);
            foreach (var item in measure.Status) yield return Item(measure, item, ReportColumn.Status, address);
            foreach (var item in measure.Next) yield return Item(measure, item, ReportColumn.Next, address);
        }

        foreach (var indicator in draft.Indicators)
        {
            yield return new(
                FactIds.Indicator(indicator.Order), "indicator", Number(indicator.Order), indicator.Name, indicator.Evidence, Addresses.Indicator(Id, indicator.Order));
        }

        foreach (var footnote in draft.Footnotes)
        {
            yield return new(
                FactIds.Footnote(footnote.Number), "footnote", Number(footnote.Number), footnote.Text, footnote.Evidence, Addresses.Footnote(Id, footnote.Number));
        }

        foreach (var (number, passage) in draft.Numbered(draft.Passages, FactIds.Passage))
        {
            yield return new(FactIds.Passage(number), "passage", Number(number), passage.Text, passage.Evidence, InSection(passage.Section, passage.Evidence, $"p{number}"));
        }

        foreach (var (number, finding) in draft.Numbered(draft.Findings, FactIds.Finding))
        {
            yield return new(FactIds.Finding(number), "finding", Number(number), finding.Message, new("finding." + finding.Code, 1, finding.Spans), Addresses.List(Id, "findings"));
        }

        foreach (var (number, entry) in draft.Numbered(draft.Legend, FactIds.Legend))
        {
            yield return new(
                FactIds.Legend(number), "legend", Number(number), $"{entry.Code} {string.Join(' ', entry.Path)}", entry.Evidence, Addresses.Edition(Id) + "#legend");
        }

        foreach (var (number, entry) in draft.Numbered(draft.Abbreviations, FactIds.Abbreviation))
        {
            yield return new(
                FactIds.Abbreviation(number), "abbreviation", Number(number), $"{entry.Short} {entry.Long}", entry.Evidence, Addresses.Edition(Id) + "#abbreviations");
        }

        foreach (var (number, row) in draft.Numbered(draft.ReferenceRows, FactIds.ReferenceRow))
        {
            yield return new(FactIds.ReferenceRow(number), "row", Number(number), row.Label, row.Evidence, InSection(row.Section, row.Evidence, $"r{number}"));
        }
    }

    private static FactCard Item(MeasureReport measure, ReportItem item, ReportColumn column, string address)
    {
        var (kind, letter) = column == ReportColumn.Status ? ("status", 's') : ("next", 'n');
        return new(
            FactIds.Item(measure.Order, column, item.Number),
            kind,
            string.Create(CultureInfo.InvariantCulture, $"{measure.Order}-{item.Number}"),
            item.Text,
            item.Evidence,
            string.Create(CultureInfo.InvariantCulture, $"{address}#{letter}{item.Number}"));
    }

    private string InSection(SectionPath path, Evidence evidence, string anchor) =>
        _tree.Home(path, evidence) is { } node ? $"{Addresses.Section(Id, node)}#{anchor}" : Addresses.Edition(Id);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
