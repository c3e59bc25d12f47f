using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Layouts.Goals;

internal enum BlockKind
{
    Heading,

    /// <summary>〇目標, 〇目指すべき将来像.</summary>
    BoxHeading,

    /// <summary>＜＞, 《》, ⅰ）, （…）.</summary>
    Group,

    /// <summary>〇 with all that belongs to it; in a box ・.</summary>
    Item,

    /// <summary>・ outside of an item; in a box －, ⅰ）.</summary>
    SubItem,

    Paragraph,

    /// <summary>※.</summary>
    Note,

    /// <summary>Lines of an indicator table in a box.</summary>
    IndicatorTable,

    /// <summary>Lines of a table of several columns.</summary>
    FieldTable,

    /// <summary>Lines of a list of abbreviations.</summary>
    Glossary,
}

/// <summary>What stands under a circled heading: a topic of its own, or a part of the item's grammar (status, measures).</summary>
internal sealed class Region(string label, int value)
{
    public string Label { get; } = label;

    public int Value { get; } = value;

    public string Title { get; set; } = "";

    /// <summary>A text in it carries a ministry mark: only measures do.</summary>
    public bool HasMarks { get; set; }

    /// <summary>Set when the whole section is known.</summary>
    public bool IsTopic { get; set; }
}

/// <summary>A section as it is read, with its circled regions in order.</summary>
internal sealed class SectionNode(HeadingLevel level, ImmutableArray<string> path)
{
    public HeadingLevel Level { get; } = level;

    public ImmutableArray<string> Path { get; } = path;

    public string Title { get; set; } = "";

    public bool HasBox { get; set; }

    /// <summary>Marks in text that stands directly under the section.</summary>
    public bool HasMarks { get; set; }

    public List<Region> Regions { get; } = [];
}

/// <summary>Where a block stands.</summary>
internal sealed record Scope(SectionNode Section, Region? Region, string? Kana, string? KanaTitle, ImmutableArray<string> Groups, GoalKind? Box)
{
    public SectionPath Path
    {
        get
        {
            var path = Section.Path;
            if (Region is { IsTopic: true }) path = path.Add(Region.Label);
            if (Kana is not null) path = path.Add(Kana);
            return SectionPath.Of(path);
        }
    }

    public string Title => KanaTitle ?? (Region is { IsTopic: true } ? Region.Title : Section.Title);
}

/// <summary>A piece of running text: its lines in reading order, without what pages put between them.</summary>
internal sealed class Block(BlockKind kind, Scope scope)
{
    public BlockKind Kind { get; } = kind;

    public Scope Scope { get; set; } = scope;

    public HeadingSign? Sign { get; init; }

    /// <summary>Bullet or number that was taken off the first line.</summary>
    public MappedText? Bullet { get; init; }

    public List<GoalLine> Lines { get; } = [];

    public bool IsOpenEnded => Lines.Count > 0 && !Lines[^1].EndsParagraph;
}
