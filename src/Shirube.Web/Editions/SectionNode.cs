using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Web.Editions;

/// <summary>A section with what stands directly under it; counts take in the sections below.</summary>
public sealed class SectionNode
{
    private readonly List<SectionNode> _children = [];
    private readonly RestatedFacts _restated;

    internal SectionNode(int number, Section section, SectionNode? parent, string slug, RestatedFacts restated)
    {
        _restated = restated;
        Number = number;
        Section = section;
        Parent = parent;
        Slug = slug;
        parent?._children.Add(this);
    }

    /// <summary>From 1 in document order; the number in the section's fact id.</summary>
    public int Number { get; }

    public Section Section { get; }

    public SectionNode? Parent { get; }

    /// <summary>The path as it stands in the page's address: parts joined by "/", "~2" behind the second section with the same path.</summary>
    public string Slug { get; }

    public IReadOnlyList<SectionNode> Children => _children;

    public List<MeasureReport> Measures { get; } = [];

    public List<Goal> Goals { get; } = [];

    public List<Indicator> Indicators { get; } = [];

    public List<Passage> Passages { get; } = [];

    public List<ReferenceRow> Rows { get; } = [];

    public SectionCounts Counts => _children.Aggregate(
        new SectionCounts(Goals.Count, Indicators.Count, _restated.Measures(Measures), _restated.Status(Measures), _restated.Next(Measures), Passages.Count),
        (sum, child) => sum.Plus(child.Counts));

    /// <summary>From the highest section down to this one.</summary>
    public ImmutableArray<SectionNode> Trail() => Parent is null ? [this] : Parent.Trail().Add(this);

    /// <summary>Number as printed and title: 「(1) …」; with the part in front where no section stands for it: 「別添 1 …」.</summary>
    public string Heading => string.Join(' ', [.. Section.Path.Parts.Skip(Parent?.Section.Path.Parts.Length ?? 0), Section.Title]).Trim();
}

/// <summary>How many facts a section holds, with those of the sections below it.</summary>
public sealed record SectionCounts(int Goals, int Indicators, CountedOnce Measures, CountedOnce StatusItems, CountedOnce NextSteps, int Passages)
{
    public SectionCounts Plus(SectionCounts other) => new(
        Goals + other.Goals,
        Indicators + other.Indicators,
        Measures + other.Measures,
        StatusItems + other.StatusItems,
        NextSteps + other.NextSteps,
        Passages + other.Passages);
}
