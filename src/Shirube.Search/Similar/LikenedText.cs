using System.Collections.Immutable;

namespace Shirube.Search.Similar;

/// <summary>Something that is likened to others of its kind by the words it is described with.</summary>
public sealed record LikenedText
{
    /// <summary>Texts of one group are one thing (the same measure in other editions) and are not likened to each other.</summary>
    public required int Group { get; init; }

    /// <summary>What it says of itself.</summary>
    public required string Main { get; init; }

    /// <summary>What hangs on it; weighs less.</summary>
    public ImmutableArray<string> Beside { get; init; } = [];

    /// <summary>Names of things that it speaks of, each under a key that is the same wherever the thing is meant.</summary>
    public ImmutableArray<(string Key, string Printed)> Names { get; init; } = [];

    public ImmutableArray<string> Ministries { get; init; } = [];

    /// <summary>True for a repeat, which stands for nothing new: others are not likened to it.</summary>
    public bool IsRepeat { get; init; }
}

/// <summary>A text that is like another, and what the two share.</summary>
/// <param name="Text">Number among those at hand.</param>
/// <param name="Names">Names of things that both speak of, as the text asked for prints them, the most telling first.</param>
/// <param name="Terms">Further words that both hold and few others do, as the text asked for prints them, the most telling first.</param>
public sealed record Likeness(int Text, ImmutableArray<string> Names, ImmutableArray<string> Terms, ImmutableArray<string> Ministries);
