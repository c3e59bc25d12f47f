using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Shirube.Core;
using Shirube.Search.Analysis;

namespace Shirube.Search.Queries;

/// <summary>A word of a query that carries its matter.</summary>
/// <param name="Key">Never empty.</param>
/// <param name="Weight">0 to 1: less for words of hiragana, which are mostly verbs.</param>
public sealed record ContentWord(string Key, double Weight, ImmutableArray<QueryVariant> Others)
{
    /// <summary>As it is written in the query; of a part of a word the key.</summary>
    public string Text { get; init; } = Key;

    /// <summary>With its year written otherwise, where one of these dates of the query, which the reader has not taken out, holds it so.</summary>
    internal ContentWord Dated(ImmutableArray<string> dates)
    {
        if (dates.IsEmpty) return this;
        var its = DateVariants.Of(Text).Select(d => new QueryVariant(d, SearchKey.Of(d), VariantOrigin.Date));
        return this with { Others = [.. Others, .. its.Where(i => dates.Any(d => d.Contains(i.Key, StringComparison.Ordinal)))] };
    }
}

/// <summary>Takes the words of matter out of a question: runs of kanji, katakana, Latin letters and digits, and what of hiragana is no grammar.</summary>
public static class ContentWords
{
    private const int MostWordsOfName = 4;
    private const double VerbWeight = 0.4;

    // grammar of written and spoken questions, longest first
    private static readonly string[] Grammar = [.. new[]
    {
        "どれくらい", "どのくらい", "どれだけ", "どのような", "どういう", "なんという", "いくつ", "いくら", "なぜ", "どこ", "どう", "どの", "どれ", "だれ", "いつ", "なに", "なん",
        "について", "における", "に対する", "において", "によって", "による", "にかかる", "されている", "されていた", "されました", "されたか", "された", "されて", "される", "している", "していた", "しました", "した",
        "して", "する", "すべき", "できる", "できた", "なっている", "ている", "ていた", "なった", "なって", "なる", "という", "とは", "って", "ですか", "です", "ますか", "ます", "ました", "でしょうか", "だった", "ある", "あった", "いる",
        "いた", "ない", "こと", "もの", "ため", "ところ", "また", "および", "及び", "かつ", "から", "まで", "より", "ので", "のに", "のか", "では", "には", "にも", "とも", "など", "だけ", "れる", "られる", "せる", "たい", "せよ",
        "は", "が", "を", "に", "で", "と", "の", "も", "へ", "や", "か", "な", "た", "て", "し", "れ", "さ", "よ", "ね", "い", "お", "ご",
    }
    .OrderByDescending(w => w.Length)];

    // question words that stand before what is asked for: 何年度, 何法人
    private static readonly string[] Askers = ["何", "誰", "今", "各"];

    public static ImmutableArray<ContentWord> Of(SearchQuery query, SynonymDictionary dictionary)
    {
        ArgumentNullException.ThrowIfNull(query);
        var words = Joined(query, dictionary).ToList();
        foreach (var term in query.Wanted)
        {
            var others = term.Variants.Skip(1).ToImmutableArray();
            if (term.IsPhrase) words.Add(new(term.Variants[0].Key, 1, others) { Text = term.Variants[0].Text });
            else
            {
                ImmutableArray<string> dates = [.. others.Where(v => v.Origin == VariantOrigin.Date).Select(v => v.Key)];
                var its = Split(term.Variants[0].Text, dictionary).Select(w => w.Dated(dates)).ToList();
                // variants of the whole term belong to it where it is one word, else its dates to the word that names the year
                if (its.Count == 1) its[0] = its[0] with { Others = [.. its[0].Others.Concat(others).DistinctBy(v => v.Key, StringComparer.Ordinal)] };
                words.AddRange(its);
            }
        }

        return [.. words.DistinctBy(w => w.Key, StringComparer.Ordinal)];
    }

    /// <summary>The letters of matter that are words by themselves, each with the grammar that parts it from the next word: 月の of 月の人口. Of use where every word must be held; too many texts hold them to be ranked by.</summary>
    public static IEnumerable<string> LoneLetters(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Normalize(NormalizationForm.FormKC);
        for (var i = 0; i < text.Length; i++)
        {
            if (KindOf(text, i) != CharacterKind.Matter || (i > 0 && KindOf(text, i - 1) == CharacterKind.Matter) || Askers.Contains(text[i].ToString(), StringComparer.Ordinal)) continue;
            var end = i + 1;
            while (end < text.Length && KindOf(text, end) == CharacterKind.Hiragana) end++;
            if (end == i + 1 || Hiragana(text, i + 1, end) is not null) continue; // longer words, and verbs, stand among the others
            var isLast = end == text.Length || KindOf(text, end) == CharacterKind.Gap;
            yield return SearchKey.Of(isLast ? text[i..(i + 1)] : text[i..end]);
        }
    }

    // a name of several words, typed with blanks: NII RDC
    private static IEnumerable<ContentWord> Joined(SearchQuery query, SynonymDictionary dictionary)
    {
        var terms = query.Wanted.ToList();
        for (var first = 0; first < terms.Count; first++)
        {
            for (var last = Math.Min(terms.Count, first + MostWordsOfName) - 1; last > first; last--)
            {
                var name = terms[first..(last + 1)];
                if (name.Exists(t => t.IsPhrase)) continue;
                var key = string.Concat(name.Select(t => t.Variants[0].Key));
                ImmutableArray<QueryVariant> others = [.. dictionary.Of(key)];
                if (others.IsEmpty) continue;
                yield return new(key, 1, others) { Text = string.Join(' ', name.Select(t => t.Variants[0].Text)) };
                first = last;
                break;
            }
        }
    }

    private static IEnumerable<ContentWord> Split(string text, SynonymDictionary dictionary)
    {
        text = text.Normalize(NormalizationForm.FormKC);
        for (var i = 0; i < text.Length;)
        {
            var kind = KindOf(text, i);
            var end = i + 1;
            while (end < text.Length && KindOf(text, end) == kind) end++;
            if (kind == CharacterKind.Matter)
            {
                foreach (var word in Matter(text, i, end, dictionary)) yield return word;
            }
            else if (kind == CharacterKind.Hiragana && Hiragana(text, i, end) is { } verb)
            {
                yield return verb;
            }

            i = end;
        }
    }

    private static IEnumerable<ContentWord> Matter(string text, int start, int end, SynonymDictionary dictionary)
    {
        while (end - start > 1 && Askers.Contains(text[start].ToString(), StringComparer.Ordinal)) start++;
        var run = text[start..end].Trim('.', '/', '&', '+', '-', '‐', '−', '・');
        var key = SearchKey.Of(run.Trim('ー'));
        if (key.Length == 0 || Askers.Contains(run, StringComparer.Ordinal)) yield break;
        if (key.Length == 1 && end < text.Length && KindOf(text, end) == CharacterKind.Hiragana) yield break; // a verb's first letter, told with its kana
        yield return new(key, 1, [.. dictionary.Of(key)]) { Text = run };
        for (var i = 0; i < key.Length; i++)
        {
            if (dictionary.LongestAt(key, i) is not { } part || part.Length == key.Length) continue;
            yield return new(part, 0.5, [.. dictionary.Of(part)]);
            i += part.Length - 1;
        }
    }

    private static ContentWord? Hiragana(string text, int start, int end)
    {
        var (from, to) = (start, end);
        for (var found = true; found && from < to;)
        {
            found = false;
            foreach (var word in Grammar)
            {
                if (word.Length > to - from) continue;
                if (string.CompareOrdinal(text, from, word, 0, word.Length) == 0 && (word.Length > 1 || from == start)) (from, found) = (from + word.Length, true);
                else if (string.CompareOrdinal(text, to - word.Length, word, 0, word.Length) == 0) (to, found) = (to - word.Length, true);
                if (found) break;
            }
        }

        var isAfterLetter = from == start && start > 0 && KindOf(text, start - 1) == CharacterKind.Matter && (start == 1 || KindOf(text, start - 2) != CharacterKind.Matter);
        if (isAfterLetter && to > from) from--;
        if (to - from < 2) return null;
        return new(SearchKey.Of(text[from..to]), VerbWeight, []) { Text = text[from..to] };
    }

    private enum CharacterKind
    {
        Gap,
        Hiragana,
        Matter,
    }

    private static CharacterKind KindOf(string text, int at)
    {
        var c = text[at];
        if (c is >= 'ぁ' and <= 'ゖ') return CharacterKind.Hiragana;
        if (c == 'ー' && at > 0 && text[at - 1] is >= 'ぁ' and <= 'ゖ') return CharacterKind.Hiragana;
        if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is 'ー' or '々' or '%') return CharacterKind.Matter;
        // a sign inside a word: e-CSTI, 5.0, R&D
        if (c is ',' or '，') return TextScan.IsDigitAt(text, at - 1) && TextScan.IsDigitAt(text, at + 1) ? CharacterKind.Matter : CharacterKind.Gap; // 1,000
        var isInside = c is '.' or '/' or '&' or '+' or '-' or '‐' or '−' or '・' || char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation;
        return isInside && at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]) ? CharacterKind.Matter : CharacterKind.Gap;
    }
}
