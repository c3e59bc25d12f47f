using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Search;
using Shirube.Search.Index;
using Shirube.Search.Queries;
using Shirube.Web.Editions;

namespace Shirube.Web.Search;

/// <summary>What a search found, as a page shows it.</summary>
public sealed record SearchOutcome
{
    /// <summary>The words that were looked for beside those that were typed.</summary>
    public required SynonymDictionary Dictionary { get; init; }

    public required SearchResult Result { get; init; }

    /// <summary>True where review sheets were looked through instead of the editions.</summary>
    public bool AreProjects { get; init; }

    public ImmutableArray<ShownHit> Shown { get; init; } = [];

    public bool HasNext { get; init; }

    /// <summary>Hits that hold all words; where there are many, before equal texts are shown as one.</summary>
    public int HitCount { get; init; }

    /// <summary>True where the hits shown may be a few less, since equal texts are shown as one.</summary>
    public bool IsHitCountMost { get; init; }

    /// <summary>Entries of the register that the query names.</summary>
    public ImmutableArray<ShownHit> Entities { get; init; } = [];

    /// <summary>Indicators whose printed values answer the query; empty where it asks for no amount.</summary>
    public ImmutableArray<(EditionView View, Indicator Indicator)> Answers { get; init; } = [];

    /// <summary>Sentences of the hits that answer it, where no indicator does.</summary>
    public ImmutableArray<QuotedSentence> Quotes { get; init; } = [];

    /// <summary>A query that finds something, with another word in place of one that nothing holds; null where there is none or all words are held.</summary>
    public string? Meant { get; init; }

    /// <summary>Findings that hold the words; they are shown only where they are asked for.</summary>
    public int Findings { get; init; }

    /// <summary>Review sheets that hold the words, beside the hits of the editions; null where they are not looked through.</summary>
    public ProjectGlance? Projects { get; init; }

    /// <summary>Editions of the day asked for that cannot be searched, since they are withdrawn by now.</summary>
    public ImmutableArray<string> Unsearched { get; init; } = [];

    /// <summary>The values that would narrow the hits, and for kinds also what is looked through only where it is asked for.</summary>
    public ImmutableArray<SearchFacet> Facets => AreProjects
        ? [.. Result.Facets.Where(f => f.Field is FilterField.Ministry or FilterField.Year)]
        : [.. Result.Facets.Select(f => f.Field == FilterField.Kind ? f with { Counts = [.. f.Counts, .. Beside] } : f)];

    private IEnumerable<(string Value, int Count)> Beside
    {
        get
        {
            if (Findings > 0) yield return (nameof(SearchKind.Finding), Findings);
            if (Projects is { Texts: > 0 and var sheets }) yield return (nameof(SearchKind.Project), sheets);
        }
    }
}

/// <summary>The first review sheets that hold the words.</summary>
/// <param name="Texts">Sheets that hold them.</param>
/// <param name="IsWaiting">True while sheets wait for their index.</param>
public sealed record ProjectGlance(int Texts, ImmutableArray<ShownHit> First, bool IsWaiting);
