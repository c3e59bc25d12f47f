using System.Collections.Immutable;
using Shirube.Search.Analysis;

namespace Shirube.Search.Queries;

/// <summary>Two words that name one thing, and what says so.</summary>
/// <param name="Reason">Where it is said, to be shown to people.</param>
public sealed record Synonym(string Word, string SameAs, string Reason);

/// <summary>Words that name one thing, by the keys of both.</summary>
public sealed class SynonymDictionary
{
    private const int ShortestKey = 2; // one letter stands for too much

    private readonly ILookup<string, QueryVariant> _variants;
    private readonly ImmutableHashSet<int> _lengths;

    public SynonymDictionary(IEnumerable<Synonym> synonyms)
    {
        var both = synonyms.SelectMany(s => new[] { (Key: SearchKey.Of(s.Word), Other: s.SameAs, s.Reason), (Key: SearchKey.Of(s.SameAs), Other: s.Word, s.Reason) })
            .Select(s => (s.Key, Variant: new QueryVariant(s.Other, SearchKey.Of(s.Other), VariantOrigin.Synonym, s.Reason)))
            .Where(s => s.Key.Length >= ShortestKey && s.Variant.Key.Length >= ShortestKey && s.Key != s.Variant.Key)
            .DistinctBy(s => (s.Key, s.Variant.Key));
        _variants = both.ToLookup(s => s.Key, s => s.Variant, StringComparer.Ordinal);
        _lengths = [.. _variants.Select(g => g.Key.Length)];
    }

    public static SynonymDictionary Empty { get; } = new([]);

    /// <summary>Keys of all words that have another name.</summary>
    public IEnumerable<string> Keys => _variants.Select(g => g.Key);

    public IEnumerable<QueryVariant> Of(string key) => _variants[key];

    /// <summary>The longest word of the dictionary that begins at this place of a key; null for none.</summary>
    public string? LongestAt(string key, int at)
    {
        foreach (var length in _lengths.OrderDescending())
        {
            if (at + length <= key.Length && key.Substring(at, length) is var part && _variants.Contains(part)) return part;
        }

        return null;
    }
}
