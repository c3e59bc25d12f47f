using System.Collections.Immutable;
using Shirube.Search.Index;
using Shirube.Search.Queries;

namespace Shirube.Search;

public enum SearchOrder
{
    /// <summary>Best first.</summary>
    Rank,

    /// <summary>As the sources print them, the latest source first.</summary>
    Document,
}

/// <summary>What is asked.</summary>
public sealed record SearchRequest
{
    public required SearchQuery Query { get; init; }

    public SynonymDictionary Dictionary { get; init; } = SynonymDictionary.Empty;

    /// <summary>Sources that may be seen; null for all.</summary>
    public ImmutableHashSet<string>? Sources { get; init; }

    /// <summary>Kinds that are looked through; empty for all that are facts of the documents.</summary>
    public ImmutableArray<SearchKind> Kinds { get; init; } = [];

    /// <summary>Hits that are passed over.</summary>
    public int Skip { get; init; }

    /// <summary>Hits, up to 1,000; 0 only counts.</summary>
    public int Limit { get; init; } = 10;

    public SearchOrder Order { get; init; }

    /// <summary>Counts the hits and how they part by kind, source, ministry and year.</summary>
    public bool CountsFacets { get; init; }

    /// <summary>Adds texts that hold only parts of the query where few hold all of it.</summary>
    public bool IncludesParts { get; init; } = true;
}
