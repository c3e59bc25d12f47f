using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Search.Analysis;
using Shirube.Search.Index;
using Shirube.Search.Queries;
using Shirube.Web.Editions;

namespace Shirube.Web.Search;

/// <summary>Finds the indicators that a question for an amount asks for: what they print is quoted, nothing is made up.</summary>
public static class AmountAnswer
{
    private const int MostLookedAt = 10;
    private const int MostQuotes = 2;
    private const int MostQuotedFrom = 5; // hits
    private const int LongestSentence = 300;

    private const string Rates = "%％割倍";
    private const string Counters = Rates + "人名件社校位円台万億兆本点種個か施法機拠";

    private const string Numerals = "二三四五六七八九十百千"; // 一 begins too many words: 一人ひとり

    // words that ask for an amount and are no part of its name
    private static readonly string[] Asking =
        ["いくら", "いくつ", "どれくらい", "どのくらい", "どれだけ", "何%", "何割", "何人", "何件", "何社", "何位", "何円", "何兆円", "何億円", "何名", "何校", "何機関", "目標値", "目標額", "目標", "現状値", "現状", "推移", "実績", "達成率", "値"];

    // ends of names that are amounts by themselves
    private static readonly string[] Amounts = ["率", "割合", "数", "額", "量", "比率", "件数", "規模", "シェア", "順位"];

    /// <param name="hits">The best first.</param>
    /// <returns>The first indicator among the first hits whose name, or name and label of a value, holds all words, and the others there that bear the same name; empty where the query asks for something else.</returns>
    public static ImmutableArray<(EditionView View, Indicator Indicator)> Of(SearchQuery query, SynonymDictionary dictionary, IReadOnlyList<ShownHit> hits)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(hits);
        if (hits.Count == 0 || Words(query, dictionary) is not { IsEmpty: false } words) return [];
        ImmutableArray<(EditionView View, Indicator Indicator)> found = [.. hits.Take(MostLookedAt).Select(h => IndicatorOf(h, words)).OfType<(EditionView, Indicator)>()];
        return found.RemoveAll(f => SearchKey.Of(f.Indicator.Name) != SearchKey.Of(found[0].Indicator.Name));
    }

    /// <summary>Sentences of the first hits that hold all words of a question for an amount, and an amount. To be quoted where no indicator answers.</summary>
    public static ImmutableArray<QuotedSentence> Quotes(SearchQuery query, SynonymDictionary dictionary, IReadOnlyList<ShownHit> hits)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(hits);
        if (Words(query, dictionary) is not { IsEmpty: false } all) return [];
        var words = all.RemoveAll(w => Amounts.Contains(w.Key, StringComparer.Ordinal)); // the sentence states an amount instead of naming it
        var units = words.Any(w => w.Key.EndsWith('率') || w.Key.EndsWith("割合", StringComparison.Ordinal)) ? Rates : Counters;
        var found = from hit in hits.Take(MostQuotedFrom)
                    where hit.View is not null && hit.Hit.Kind is not (SearchKind.Entity or SearchKind.Finding or SearchKind.Indicator) // values of an indicator mean nothing without its name
                    from part in hit.Others.Prepend(hit.Best).Where(p => p.Source is not null).Take(1 + MostQuotes)
                    from sentence in Sentences(part.Part.Content)
                    where HoldsAll(SearchKey.Of(sentence), words) && HoldsAmount(sentence, units)
                    select new QuotedSentence(hit, part, sentence);
        return [.. found.DistinctBy(q => q.Sentence, StringComparer.Ordinal).Take(MostQuotes)];
    }

    private static IEnumerable<string> Sentences(string content)
    {
        for (var start = 0; start < content.Length;)
        {
            var end = content.AsSpan(start).IndexOfAny('。', '\n') is >= 0 and var at ? start + at + 1 : content.Length;
            if (content[start..end].Trim() is { Length: > 0 and <= LongestSentence } sentence) yield return sentence;
            start = end;
        }
    }

    // a number with one of the units right behind it
    private static bool HoldsAmount(string sentence, string units)
    {
        for (var i = 1; i < sentence.Length; i++)
        {
            if ((JapaneseText.DigitValue(sentence[i - 1]) >= 0 || Numerals.Contains(sentence[i - 1], StringComparison.Ordinal)) && units.Contains(sentence[i], StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static bool HoldsAll(string key, ImmutableArray<ContentWord> words) =>
        words.All(w => w.Others.Select(o => o.Key).Prepend(w.Key).Any(k => key.Contains(k, StringComparison.Ordinal)));

    // the words of matter; none where the query asks for no amount
    private static ImmutableArray<ContentWord> Words(SearchQuery query, SynonymDictionary dictionary)
    {
        if (query.Terms.Any(t => t.IsExcluded)) return [];
        ImmutableArray<ContentWord> words = [.. ContentWords.Of(query, dictionary).Where(w => w.Weight >= 1)];
        var asking = Asking.Select(SearchKey.Of).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<ContentWord> matter = words.RemoveAll(w => asking.Contains(w.Key));
        var text = JapaneseText.Key(query.Text).TrimEnd('?', '？', '。', 'は');
        var asks = Asking.Any(a => text.Contains(a, StringComparison.Ordinal)) || Amounts.Any(a => text.EndsWith(a, StringComparison.Ordinal));
        if (!asks || matter.All(w => Amounts.Contains(w.Text, StringComparer.Ordinal))) return []; // of what?
        return [.. matter, .. ContentWords.LoneLetters(query.Text).Select(l => new ContentWord(l, 1, []))];
    }

    private static (EditionView View, Indicator Indicator)? IndicatorOf(ShownHit hit, ImmutableArray<ContentWord> words)
    {
        if (hit is not { View: { } view, Hit: { Kind: SearchKind.Indicator, Position: { } order } } || view.FindIndicator(order) is not { } indicator) return null;
        if (indicator.Values.IsEmpty && indicator.Target is null) return null;
        var labels = indicator.Values.Select(v => v.Label).OfType<string>().Distinct(StringComparer.Ordinal).Append(""); // 通信の整備状況：沿岸5G人口カバー率 86.4%
        return labels.Any(l => HoldsAll(SearchKey.Of($"{indicator.Name} {l}"), words)) ? (view, indicator) : null;
    }
}

/// <summary>A sentence as a text of a hit prints it.</summary>
public sealed record QuotedSentence(ShownHit Hit, ShownPart Part, string Sentence);
