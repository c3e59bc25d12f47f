using System.Collections.Immutable;
using Shirube.Search.Queries;

namespace Shirube.Web.Search;

/// <summary>Takes out what was added to a query, as a reader asks.</summary>
internal static class AddedWords
{
    /// <summary>The query without these dates and synonyms; what was typed stays.</summary>
    public static SearchQuery Without(SearchQuery query, ImmutableArray<string> words) => words.IsEmpty
        ? query
        : query with { Terms = [.. query.Terms.Select(t => t with { Variants = t.Variants.RemoveAll(v => v.Origin != VariantOrigin.Typed && words.Contains(v.Text)) })] };

    /// <summary>The dictionary without the pairs of which these words are one.</summary>
    public static SynonymDictionary Without(SynonymDictionary dictionary, ImmutableArray<string> words) =>
        words.IsEmpty ? dictionary : new(Pairs(dictionary).Where(p => !words.Contains(p.Word) && !words.Contains(p.SameAs)));

    /// <summary>The dictionary with what people said of it: of each pair the last word counts.</summary>
    public static SynonymDictionary With(SynonymDictionary dictionary, ImmutableArray<SynonymWord> said)
    {
        if (said.IsEmpty) return dictionary;
        var standing = said.GroupBy(w => w.Pair).Select(g => g.Last()).ToList();
        var apart = standing.Where(w => w.Says == SynonymSaying.Apart).Select(w => w.Pair).ToHashSet();
        var same = standing.Where(w => w.Says == SynonymSaying.Same).Select(w => new Synonym(w.Word, w.Other, $"{w.Who}: {w.Why}"));
        return new(same.Concat(Pairs(dictionary).Where(p => !apart.Contains(SynonymWord.PairOf(p.Word, p.SameAs)))));
    }

    /// <summary>The pairs of a dictionary, each from both sides.</summary>
    public static IEnumerable<Synonym> Pairs(SynonymDictionary dictionary) =>
        from key in dictionary.Keys
        from other in dictionary.Of(key)
        from word in dictionary.Of(other.Key)
        where word.Key == key
        select new Synonym(word.Text, other.Text, other.Reason ?? "");
}
