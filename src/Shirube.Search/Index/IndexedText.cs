using System.Collections.Immutable;

namespace Shirube.Search.Index;

/// <summary>What of a searched text decides filters, counts and ranks: kept in memory, where its words are not.</summary>
internal sealed record IndexedText(
    long Id, string Source, SearchKind Kind, int? Position, string Row, string Section, ImmutableArray<string> Ministries, ImmutableArray<int> Years, bool HasDeadline, string? Restates, double Weight, bool IsDefinition);
