using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Layouts.Points;

/// <summary>Collects the facts of a document in the points layout and claims their characters.</summary>
internal sealed class PointsFacts(SourceDocument document, CharacterLedger ledger)
{
    private readonly List<Section> _sections = [];
    private readonly List<Goal> _goals = [];
    private readonly List<Passage> _passages = [];
    private readonly List<DraftTarget> _targets = [];
    private SectionPath _path = SectionPath.Root;
    private string _title = "";
    private string? _heading;
    private bool _isVision;

    /// <summary>Year of the date at the head; null where none is printed.</summary>
    public int? Year { get; set; }

    public string? Title { get; set; }

    public bool HasSections => _sections.Count > 0;

    /// <summary>True where no label or pillar is open: a plain heading is a section of its own.</summary>
    public bool IsAtRoot { get; private set; } = true;

    public bool IsAboutPresent { get; private set; }

    /// <param name="part">What stands in the path: the label, ①, or the heading itself.</param>
    public void OpenSection(string part, MappedText title, MappedText whole, bool isRoot)
    {
        _path = SectionPath.Of(part);
        _title = title.Value;
        _heading = null;
        _isVision = Contains(part, "目指すべき") || Contains(part, "将来像") || Contains(part, "未来");
        IsAtRoot = isRoot;
        IsAboutPresent = Contains(part, "現状") || Contains(part, "課題");
        ledger.ClaimFact(whole, "title", FactIds.Section(_sections.Count + 1));
        _sections.Add(new() { Path = _path, Level = 1, Title = _title, Evidence = Evidence.Of("points.section", whole) });
    }

    /// <summary>The title of a page ends the section above it.</summary>
    public void AddPageTitle(MappedText text)
    {
        _path = SectionPath.Root;
        _heading = null;
        _title = text.Value;
        _isVision = false;
        IsAtRoot = true;
        IsAboutPresent = false;
        AddPassage(PassageKind.Heading, text);
    }

    public void AddHeading(MappedText text)
    {
        AddPassage(PassageKind.Heading, text);
        _title = text.Value;
        _heading = text.Value;
    }

    public void AddStructure(PointLine line)
    {
        if (line.Bullet is not null) ledger.ClaimStructure(line.Bullet, "bullet");
        foreach (var sign in line.Emphasis) ledger.ClaimStructure(sign, "emphasis");
    }

    public void AddItem(MappedText text)
    {
        if (!_isVision)
        {
            AddPassage(PassageKind.Item, text);
            return;
        }

        ledger.ClaimFact(text, "text", FactIds.Goal(_goals.Count + 1));
        _goals.Add(new()
        {
            Kind = GoalKind.Vision,
            Section = _path,
            Level = 1,
            Text = text.Value,
            Deadlines = DeadlineReader.Read(text),
            Evidence = Evidence.Of("points.vision", text),
        });
    }

    public void AddPassage(PassageKind kind, MappedText text)
    {
        ledger.ClaimFact(text, "text", FactIds.Passage(_passages.Count + 1));
        _passages.Add(new()
        {
            Kind = kind,
            Section = _path,
            Groups = _heading is null || kind is PassageKind.Heading ? [] : [_heading],
            Text = text.Value,
            Deadlines = kind is PassageKind.Item or PassageKind.Paragraph ? DeadlineReader.Read(text) : [],
            Evidence = Evidence.Of("points.passage", text),
        });
    }

    /// <param name="place">The characters that state it, colon and signs included.</param>
    public void AddQuantity(StatedQuantity stated, ImmutableArray<MappedText> place)
    {
        var year = stated.Values[^1].Period?.Year;
        _targets.Add(new()
        {
            Section = _path,
            SectionTitle = _title,
            Name = RepeatedTargets.WithoutTrend(stated.Name).Value,
            IsTarget = stated.Baseline is not null || year is null || (!IsAboutPresent && (Year is null || year >= Year)),
            Values = [.. stated.Values],
            Baseline = stated.Baseline,
            Places = place,
        });
    }

    /// <summary>A line ※ VALUE（TIME） below a target is what it starts from. False where no target stands above.</summary>
    public bool AddBaseline(StatedValue value, MappedText line)
    {
        if (_targets.Count == 0 || _targets[^1].Baseline is not null) return false;
        var target = _targets[^1];
        _targets[^1] = target with { Baseline = value, IsTarget = true, Places = target.Places.Add(line) };
        return true;
    }

    public DraftEdition ToDraft(string? editionId) => new()
    {
        Document = document,
        Layout = Layout.Points,
        RuleVersion = PointsGrammar.Version,
        EditionId = editionId,
        Title = Title,
        Sections = [.. _sections],
        Goals = [.. _goals],
        Passages = [.. _passages],
        Indicators = Indicators(),
    };

    private ImmutableArray<Indicator> Indicators()
    {
        var merged = RepeatedTargets.Merge(_targets);
        var indicators = ImmutableArray.CreateBuilder<Indicator>();
        foreach (var target in merged)
        {
            var order = indicators.Count + 1;
            foreach (var place in target.Places) ledger.ClaimFact(place, "text", FactIds.Indicator(order));
            var observation = RepeatedTargets.ObservationOf(target, merged);
            // the name and the values then stand where the observation does: its places are evidence of the target too
            var named = observation is null ? target : target with { Name = observation.Name, Places = [.. observation.Places, .. target.Places] };
            indicators.Add(named.ToIndicator(order, observation?.Values ?? []));
        }

        return indicators.DrainToImmutable();
    }

    private static bool Contains(string text, string word) => text.Contains(word, StringComparison.Ordinal);
}
