using System.Collections.Immutable;

namespace Shirube.Core;

/// <summary>Path of a section as printed, in half width, without blanks: 別添 / 1 / (1) / ①; in the goals layout 第Ⅲ部 / 第1章 / (3).</summary>
public sealed record SectionPath
{
    private SectionPath(ImmutableArray<string> parts) => Parts = parts;

    public static SectionPath Root { get; } = new([]);

    public ImmutableArray<string> Parts { get; }

    public static SectionPath Of(params IEnumerable<string> parts) => new([.. parts]);

    public SectionPath Plus(string part) => new(Parts.Add(part));

    public bool Equals(SectionPath? other) => other is not null && Parts.SequenceEqual(other.Parts, StringComparer.Ordinal);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var part in Parts) hash.Add(part, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    public override string ToString() => string.Join(" / ", Parts);
}

/// <summary>A heading with all that stands under it up to the next heading of its level or above.</summary>
public sealed record Section
{
    public required SectionPath Path { get; init; }

    /// <summary>1 for the highest level below the document.</summary>
    public required int Level { get; init; }

    /// <summary>Heading text without its number.</summary>
    public required string Title { get; init; }

    public required Evidence Evidence { get; init; }
}
