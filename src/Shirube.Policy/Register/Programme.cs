using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Policy.Register;

/// <summary>What a name of the register names, told by its last word and by where it stands.</summary>
public enum ProgrammeKind
{
    /// <summary>事業、プログラム、制度.</summary>
    Programme,

    /// <summary>システム、基盤、施設.</summary>
    System,

    /// <summary>戦略、計画、方針、法律.</summary>
    Strategy,

    /// <summary>機関、会議、拠点.</summary>
    Body,

    /// <summary>指標: a measured quantity.</summary>
    Indicator,

    /// <summary>用語: any other name that several editions use.</summary>
    Term,
}

/// <summary>How a place speaks of the programme.</summary>
public enum AppearanceRole
{
    /// <summary>In the plan's text of a measure.</summary>
    Measure,

    /// <summary>In what was done.</summary>
    Status,

    /// <summary>In what comes next.</summary>
    Next,

    /// <summary>In an indicator with a target.</summary>
    Target,

    /// <summary>In an indicator.</summary>
    Indicator,

    /// <summary>In a goal or vision.</summary>
    Goal,

    /// <summary>In running text, a heading or a table.</summary>
    Text,

    /// <summary>In a footnote.</summary>
    Footnote,

    /// <summary>Without the name, in the report on a measure whose plan text names it or under a heading that does.</summary>
    Report,

    /// <summary>Without the name, in the same words as elsewhere with it: the thing before or after it bore the name.</summary>
    SameWords,

    /// <summary>A heading of an edition that does not name it, on the same matter.</summary>
    SameMatter,
}

/// <summary>A place that speaks of a programme.</summary>
/// <param name="Name">The spelling found there, as its key; for the last two roles the words in common.</param>
/// <param name="Confidence">0 to 1: below 1 where the name does not stand there.</param>
public sealed record Appearance(string Edition, string Fact, AppearanceRole Role, string Name, double Confidence, Evidence Evidence)
{
    /// <summary>True where the name itself stands there.</summary>
    public bool IsNamed => Role < AppearanceRole.Report;
}

/// <summary>Why two names are taken for one thing.</summary>
public enum AliasKind
{
    /// <summary>LONG（SHORT）.</summary>
    Abbreviation,

    /// <summary>The text says that the one became the other.</summary>
    Renamed,

    /// <summary>One is the other with its kind behind it: 大学ファンド, 大学ファンド制度.</summary>
    WithKind,

    /// <summary>A person says that it is another name.</summary>
    Alias,

    /// <summary>A person says that both are one thing.</summary>
    Same,
}

/// <summary>Another name of a programme.</summary>
/// <param name="Rule">The rule that found it, e.g. "register.bracket", or "register.person".</param>
/// <param name="Edition">Edition and fact that say so; null where nothing but the names themselves, or a person, does.</param>
public sealed record ProgrammeAlias(string Name, AliasKind Kind, string Rule, string? Edition, string? Fact)
{
    /// <summary>The name's key, as <see cref="NameKey"/> makes it.</summary>
    public string Key { get; } = NameKey.Of(Name);

    /// <summary>The person's word by which it is one; null where a text or the names themselves say it.</summary>
    public NameWord? Word { get; init; }
}

/// <summary>A programme, system, strategy or body（事業・制度・システム等）that the editions speak of, with all places that do.</summary>
/// <param name="Key">Stable key: the name's, as <see cref="NameKey"/> makes it.</param>
/// <param name="Name">As printed in the latest edition.</param>
public sealed record Programme(string Key, string Name, ProgrammeKind Kind, ImmutableArray<ProgrammeAlias> Aliases, ImmutableArray<Appearance> Appearances)
{
    /// <summary>All its names, as printed.</summary>
    public IEnumerable<string> Names => Aliases.Select(a => a.Name).Prepend(Name);

    /// <summary>Editions that speak of it by name.</summary>
    public IEnumerable<string> Editions => Appearances.Where(a => a.IsNamed).Select(a => a.Edition).Distinct(StringComparer.Ordinal);
}
