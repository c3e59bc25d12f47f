using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Search.Analysis;

namespace Shirube.Search.Queries;

/// <summary>Reads a query: words parted by blanks, "phrases", -not, OR, and filters such as ministry:文. Anything else is looked for as it stands:
/// no text is an error but one that is too long.</summary>
public static class QueryParser
{
    /// <summary>Characters of a query.</summary>
    public const int MostCharacters = 1000;

    /// <summary>Words and phrases of a query.</summary>
    public const int MostTerms = 50;

    private static readonly (string Name, FilterField Field)[] Names =
    [
        ("edition", FilterField.Edition), ("版", FilterField.Edition), ("kind", FilterField.Kind), ("種類", FilterField.Kind), ("ministry", FilterField.Ministry), ("府省", FilterField.Ministry),
        ("year", FilterField.Year), ("年", FilterField.Year), ("section", FilterField.Section), ("節", FilterField.Section), ("has", FilterField.Has), ("あり", FilterField.Has),
    ];

    /// <summary>What stands before a measure whose likes are asked for. A query of its own: beside other words it is told, and looked for as a word.</summary>
    public static ImmutableArray<string> Like { get; } = ["like:", "like：", "類似:", "類似："];

    /// <exception cref="QueryRefusedException">Too many characters or terms.</exception>
    public static SearchQuery Parse(string text, SynonymDictionary? dictionary = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostCharacters) throw new QueryRefusedException(QueryRefusal.TooLong, text.Length, MostCharacters);
        text = JapaneseText.WellFormed(text);
        var terms = ImmutableArray.CreateBuilder<QueryTerm>();
        var filters = ImmutableArray.CreateBuilder<QueryFilter>();
        var notes = ImmutableArray.CreateBuilder<QueryNote>();
        var or = false;
        foreach (var token in Tokens(text, notes))
        {
            if (token is { IsQuoted: false, IsExcluded: false, Text: "OR" or "ＯＲ" })
            {
                if (terms.Count == 0) notes.Add(new(QueryNoteKind.EmptyOr, token.Text));
                or = terms.Count > 0;
                continue;
            }

            if (!token.IsQuoted && Filter(token.Text) is { } filter)
            {
                filters.Add(filter with { IsExcluded = token.IsExcluded });
                if (!filter.IsKnown) notes.Add(new(QueryNoteKind.UnknownValue, token.Text));
                continue;
            }

            if (!token.IsQuoted && Like.Any(l => token.Text.StartsWith(l, StringComparison.OrdinalIgnoreCase))) notes.Add(new(QueryNoteKind.LikeBeside, token.Text));
            if (Term(token, dictionary) is not { } term) continue;
            if (or && !terms[^1].IsExcluded && !term.IsExcluded) terms[^1] = terms[^1] with { Variants = [.. terms[^1].Variants.Concat(term.Variants).DistinctBy(v => v.Key, StringComparer.Ordinal)] };
            else terms.Add(term);
            or = false;
            if (terms.Count > MostTerms) throw new QueryRefusedException(QueryRefusal.TooManyTerms, text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, MostTerms);
        }

        if (or) notes.Add(new(QueryNoteKind.EmptyOr, "OR"));
        return new() { Text = text, Terms = terms.DrainToImmutable(), Filters = filters.DrainToImmutable(), Notes = notes.DrainToImmutable() };
    }

    private static QueryTerm? Term(Token token, SynonymDictionary? dictionary)
    {
        var key = SearchKey.Of(token.Text);
        if (key.Length == 0) return null;
        var variants = new List<QueryVariant> { new(token.Text.Trim(), key, VariantOrigin.Typed) };
        foreach (var date in DateVariants.Of(token.Text)) variants.Add(new(date, SearchKey.Of(date), VariantOrigin.Date));
        if (!token.IsQuoted && dictionary is not null) variants.AddRange(dictionary.Of(key));
        return new([.. variants.Where(v => v.Key.Length > 0).DistinctBy(v => v.Key, StringComparer.Ordinal)], token.IsExcluded, token.IsQuoted);
    }

    private static QueryFilter? Filter(string token)
    {
        var colon = token.AsSpan().IndexOfAny(':', '：');
        if (colon <= 0 || colon == token.Length - 1) return null;
        var name = JapaneseText.Key(token[..colon]);
        foreach (var (known, field) in Names)
        {
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) return new(field, token[(colon + 1)..].Trim('"', '＂', '“', '”'));
        }

        return null;
    }

    private readonly record struct Token(string Text, bool IsQuoted, bool IsExcluded);

    private static IEnumerable<Token> Tokens(string text, ImmutableArray<QueryNote>.Builder notes)
    {
        for (var i = 0; i < text.Length;)
        {
            if (IsGap(text[i]))
            {
                i++;
                continue;
            }

            var isExcluded = text[i] is '-' or '－' && i + 1 < text.Length && !IsGap(text[i + 1]);
            var start = isExcluded ? i + 1 : i;
            if (IsQuote(text[start]))
            {
                var close = start + 1;
                while (close < text.Length && !IsQuote(text[close])) close++;
                if (close == text.Length) notes.Add(new(QueryNoteKind.OpenQuote, text[start..]));
                if (close > start + 1) yield return new(text[(start + 1)..close], IsQuoted: true, isExcluded);
                i = close + 1;
                continue;
            }

            var end = start;
            while (end < text.Length && !IsGap(text[end]) && !(IsQuote(text[end]) && text[end - 1] is not (':' or '：'))) end++;
            yield return new(text[start..end], IsQuoted: false, isExcluded);
            i = end;
        }
    }

    private static bool IsGap(char c) => char.IsWhiteSpace(c) || char.IsControl(c);

    private static bool IsQuote(char c) => c is '"' or '＂' or '“' or '”';
}
