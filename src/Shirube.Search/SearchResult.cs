using System.Collections.Immutable;
using Shirube.Search.Index;
using Shirube.Search.Queries;

namespace Shirube.Search;

/// <summary>What a query found.</summary>
public sealed record SearchResult
{
    public required SearchQuery Query { get; init; }

    /// <summary>Texts that hold all words of the query and pass the filters, counted one by one.</summary>
    public required int Texts { get; init; }

    /// <summary>Hits that those texts make: rows, each repeat with its original; null where it was not asked for.</summary>
    public int? Hits { get; init; }

    /// <summary>The hits asked for; behind those that hold all words come those that hold parts.</summary>
    public required ImmutableArray<SearchHit> Shown { get; init; }

    /// <summary>How the texts counted above part by kind, source, ministry and year; empty where it was not asked for.</summary>
    public ImmutableArray<SearchFacet> Facets { get; init; } = [];
}

/// <summary>Counts of texts by the values of one filter.</summary>
/// <param name="Counts">Most first.</param>
public sealed record SearchFacet(FilterField Field, ImmutableArray<(string Value, int Count)> Counts);

/// <summary>Texts of one row that were found, shown as one.</summary>
/// <param name="Kind">Of its best text.</param>
/// <param name="IsWhole">True where one of them holds all words of the query; false where only parts of it stand.</param>
/// <param name="Parts">The best first; the row's own text last where it was not found itself (its score is 0).</param>
public sealed record SearchHit(string Source, SearchKind Kind, int? Position, string Row, bool IsWhole, double Score, ImmutableArray<HitPart> Parts);

/// <summary>One text of a hit.</summary>
public sealed record HitPart(
    string Fact, SearchKind Kind, string Section, string Heading, string Content, bool IsWhole, double Score, ImmutableArray<(int First, int Last)> Lines);
