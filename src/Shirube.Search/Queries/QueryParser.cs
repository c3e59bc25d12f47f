using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Search.Analysis;

namespace Shirube.Search.Queries;

/// <summary>Reads a query: words parted by blanks, "phrases" (also 「phrases」), -not, OR, and filters such as ministry:文. Anything else is looked for as it stands:
/// no text is an error but one that is too long.</summary>
public static class QueryParser
{
    /// <summary>Characters of a query.</summary>
    public const int MostCharacters = 1000;

    /// <summary>Words and phrases of a query.</summary>
    public const int MostTerms = 50;

    private const string LoneDash = "ー"; // at the edge of a word it is not told from nothing

    /// <summary>What stands before a measure whose likes are asked for. A query of its own: beside other words it is told, and looked for as a word.</summary>
    public static ImmutableArray<string> Like { get; } = ["like:", "類似:"];

    /// <exception cref="QueryRefusedException">Too many characters or terms.</exception>
    public static SearchQuery Parse(string text, SynonymDictionary? dictionary = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostCharacters) throw new QueryRefusedException(QueryRefusal.TooLong, text.Length, MostCharacters);
        text = JapaneseText.WellFormed(text);
        var terms = ImmutableArray.CreateBuilder<QueryTerm>();
        var filters = ImmutableArray.CreateBuilder<QueryFilter>();
        var notes = ImmutableArray.CreateBuilder<QueryNote>();
        QueryTerm? dash = null;
        var (joins, before, typed) = (false, (FilterField?)null, 0);
        foreach (var token in QueryTokens.Of(text, notes))
        {
            if (token is { IsQuoted: false, IsExcluded: false } && JapaneseText.HalfWidth(token.Text) is "OR" or "AND")
            {
                var isOr = JapaneseText.HalfWidth(token.Text) == "OR";
                if (!isOr) notes.Add(new(QueryNoteKind.NeedlessAnd, token.Text));
                else if (terms.Count == 0 && before is null) notes.Add(new(QueryNoteKind.EmptyOr, token.Text));
                joins = isOr && (terms.Count > 0 || before is not null);
                continue;
            }

            if (!token.IsQuoted && FilterReader.Read(token, notes) is { } read)
            {
                if (read.Filter is { } filter) filters.Add(filter);
                if (joins && (before is null || before != read.Filter?.Field)) notes.Add(new(QueryNoteKind.EmptyOr, "OR")); // several of one field are alternatives anyway
                (before, joins) = (read.Filter?.Field, false);
                continue;
            }

            if (!token.IsQuoted && Like.Any(l => JapaneseText.HalfWidth(token.Text).StartsWith(l, StringComparison.OrdinalIgnoreCase))) notes.Add(new(QueryNoteKind.LikeBeside, token.Text));
            if (Term(token, dictionary) is not { } term) continue;
            if (term.Variants[0].Key == LoneDash && !term.IsExcluded)
            {
                dash = term;
                continue;
            }

            if (joins && before is not null) notes.Add(new(QueryNoteKind.EmptyOr, "OR"));
            if (joins && before is null && !terms[^1].IsExcluded && !term.IsExcluded) terms[^1] = terms[^1] with { Variants = [.. terms[^1].Variants.Concat(term.Variants).DistinctBy(v => v.Key, StringComparer.Ordinal)] };
            else terms.Add(term);
            (joins, before) = (false, null);
            if (++typed > MostTerms) throw new QueryRefusedException(QueryRefusal.TooManyTerms, text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, MostTerms);
        }

        if (joins) notes.Add(new(QueryNoteKind.EmptyOr, "OR"));
        if (dash is not null)
        {
            notes.Add(new(QueryNoteKind.LoneDash, dash.Variants[0].Text));
            if (terms.Count == 0) terms.Add(dash);
        }

        // by itself it reaches the parser only where it names no measure
        if (terms.Count == 1 && filters.Count == 0 && notes is [{ Kind: QueryNoteKind.LikeBeside } like]) notes[0] = like with { Kind = QueryNoteKind.LikeNothing };
        return new() { Text = text, Terms = terms.DrainToImmutable(), Filters = filters.DrainToImmutable(), Notes = notes.DrainToImmutable() };
    }

    private static QueryTerm? Term(QueryToken token, SynonymDictionary? dictionary)
    {
        var key = SearchKey.Of(token.Text);
        if (key.Length == 0) return null;
        var variants = new List<QueryVariant> { new(token.Text.Trim(), key, VariantOrigin.Typed) };
        foreach (var date in DateVariants.Of(token.Text)) variants.Add(new(date, SearchKey.Of(date), VariantOrigin.Date));
        if (!token.IsQuoted && dictionary is not null) variants.AddRange(dictionary.Of(key));
        var different = variants.Where(v => v.Key.Length > 0).DistinctBy(v => v.Key, StringComparer.Ordinal).ToList();
        return new([.. different.Where(v => !different.Exists(o => Covers(o, v)))], token.IsExcluded, token.IsQuoted);
    }

    // texts that hold the longer form hold the shorter one too
    private static bool Covers(QueryVariant shorter, QueryVariant longer) =>
        longer.Origin != VariantOrigin.Typed && shorter.Key.Length < longer.Key.Length && longer.Key.Contains(shorter.Key, StringComparison.Ordinal);
}
