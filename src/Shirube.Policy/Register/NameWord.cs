using System.Collections.Immutable;

namespace Shirube.Policy.Register;

/// <summary>What a person can say of names in the register.</summary>
public enum NameSaying
{
    /// <summary>Both are one thing.</summary>
    Same,

    /// <summary>The first is another name of the second（別名・略称）.</summary>
    Alias,

    /// <summary>The first became the second（改称）.</summary>
    Renamed,

    /// <summary>The first are no names of the second.</summary>
    Apart,

    /// <summary>Words of the language, no name of one thing: 研究プログラム.</summary>
    Common,

    /// <summary>An earlier word is taken back.</summary>
    Undone,
}

/// <summary>What a person said of names. It speaks of names, not of entries, so that it holds whatever newer readings make of them.</summary>
/// <param name="Names">As printed, the one spoken of first; with it all that stood in one entry with it. Of a renaming the former ones.</param>
/// <param name="Others">The other side; empty for <see cref="NameSaying.Common"/>.</param>
public sealed record NameWord(NameSaying Says, ImmutableArray<string> Names, ImmutableArray<string> Others, string Who, DateTimeOffset When, string? Why)
{
    /// <summary>Counts from 1 in the order of saying; 0 before it is stored.</summary>
    public long Id { get; init; }

    /// <summary>The word that is taken back.</summary>
    public long? Undoes { get; init; }

    /// <summary>True for a word that makes two names one.</summary>
    public bool Joins => Says <= NameSaying.Renamed;

    internal IEnumerable<string> Keys => Names.Concat(Others).Select(NameKey.Of);
}
