using System.Collections.Immutable;

namespace Shirube.Search.Queries;

/// <summary>A piece of a query between two gaps.</summary>
/// <param name="IsQuoted">Stood in quotation marks, which the text does not hold.</param>
internal readonly record struct QueryToken(string Text, bool IsQuoted, bool IsExcluded);

/// <summary>Cuts a query into words, "phrases" (also 「phrases」) and -exclusions. Brackets around words are taken off.</summary>
internal static class QueryTokens
{
    private const string Quotes = "\"＂“”";

    public static IEnumerable<QueryToken> Of(string text, ImmutableArray<QueryNote>.Builder notes)
    {
        for (var i = 0; i < text.Length;)
        {
            if (IsGap(text[i]))
            {
                i++;
                continue;
            }

            var isExcluded = IsDash(text[i]) && i + 1 < text.Length && !IsGap(text[i + 1]) && !IsDash(text[i + 1]);
            var start = isExcluded ? i + 1 : i;
            if (!isExcluded && IsOpenBracket(text, start))
            {
                Note(notes, QueryNoteKind.Brackets, text[start].ToString());
                i = start + 1;
                continue;
            }

            if (QuoteEnd(text, start) is { } close)
            {
                if (close == text.Length) notes.Add(new(QueryNoteKind.OpenQuote, text[start..]));
                if (close > start + 1) yield return new(text[(start + 1)..close], IsQuoted: true, isExcluded);
                else notes.Add(new(QueryNoteKind.EmptyQuote, text[start..Math.Min(close + 1, text.Length)]));
                i = close + 1;
                continue;
            }

            i = EndOf(text, start);
            var word = Unbracketed(text[start..i], notes);
            if (word.Length > 0) yield return new(word, IsQuoted: false, isExcluded);
        }
    }

    // where the quotation that begins here ends; the text's length for one that is left open, null where none begins
    private static int? QuoteEnd(string text, int start)
    {
        if (IsQuote(text[start]))
        {
            var close = start + 1;
            while (close < text.Length && !IsQuote(text[close])) close++;
            return close;
        }

        if (text[start] is not ('「' or '『')) return null;
        var end = text.IndexOf(text[start] == '「' ? '」' : '』', start);
        return end > 0 && (end + 1 == text.Length || IsGap(text[end + 1]) || text[end + 1] is ')' or '）') ? end : null; // else a part of what is looked for
    }

    // behind a colon the word goes on to the end of what is quoted: ministry:"…"
    private static int EndOf(string text, int start)
    {
        var end = start;
        while (end < text.Length && !IsGap(text[end]))
        {
            if (!IsQuote(text[end]))
            {
                end++;
                continue;
            }

            if (end == start || text[end - 1] is not (':' or '：')) break;
            var close = text.IndexOfAny([.. Quotes], end + 1);
            end = close < 0 ? text.Length : close + 1;
        }

        return end;
    }

    private static bool IsOpenBracket(string text, int at)
    {
        if (at >= text.Length || text[at] is not ('(' or '（')) return false;
        for (var i = at + 1; i < text.Length && !IsGap(text[i]); i++)
        {
            if (text[i] is ')' or '）') return false; // (3) is a word
        }

        return at + 1 < text.Length;
    }

    private static string Unbracketed(string word, ImmutableArray<QueryNote>.Builder notes)
    {
        while (word.Length > 1 && word[^1] is ')' or '）' && word.AsSpan().IndexOfAny('(', '（') < 0)
        {
            Note(notes, QueryNoteKind.Brackets, word[^1].ToString());
            word = word[..^1];
        }

        return word;
    }

    private static void Note(ImmutableArray<QueryNote>.Builder notes, QueryNoteKind kind, string what)
    {
        if (!notes.Any(n => n.Kind == kind)) notes.Add(new(kind, what));
    }

    private static bool IsGap(char c) => char.IsWhiteSpace(c) || char.IsControl(c);

    private static bool IsDash(char c) => c is '-' or '－';

    private static bool IsQuote(char c) => Quotes.Contains(c, StringComparison.Ordinal);
}
