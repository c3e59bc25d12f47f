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
    private const int MostLookedAt = 5;

    // words that ask for an amount and are no part of its name
    private static readonly string[] Asking =
        ["いくら", "いくつ", "どれくらい", "どのくらい", "どれだけ", "何%", "何割", "何人", "何件", "何社", "何位", "何円", "何兆円", "何億円", "何名", "何校", "何機関", "目標値", "目標", "現状値", "現状", "推移", "実績", "達成率", "値"];

    // ends of names that are amounts by themselves
    private static readonly string[] Amounts = ["率", "割合", "数", "額", "量", "比率", "件数", "規模", "シェア", "順位"];

    /// <param name="hits">The best first.</param>
    /// <returns>The indicator of the best hit, and those of the next hits that bear the same name; empty where the query asks for something else.</returns>
    public static ImmutableArray<(EditionView View, Indicator Indicator)> Of(SearchQuery query, SynonymDictionary dictionary, IReadOnlyList<ShownHit> hits)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(hits);
        if (hits.Count == 0 || Words(query, dictionary) is not { IsEmpty: false } words || IndicatorOf(hits[0], words) is not { } best) return [];
        var name = SearchKey.Of(best.Indicator.Name);
        return [best, .. hits.Skip(1).Take(MostLookedAt - 1).Select(h => IndicatorOf(h, words)).OfType<(EditionView, Indicator)>().Where(i => SearchKey.Of(i.Item2.Name) == name)];
    }

    // the words of matter; none where the query asks for no amount
    private static ImmutableArray<ContentWord> Words(SearchQuery query, SynonymDictionary dictionary)
    {
        if (query.Terms.Any(t => t.IsExcluded)) return [];
        ImmutableArray<ContentWord> words = [.. ContentWords.Of(query, dictionary).Where(w => w.Weight >= 1)];
        var asking = Asking.Select(SearchKey.Of).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<ContentWord> matter = words.RemoveAll(w => asking.Contains(w.Key));
        var text = JapaneseText.Key(query.Text).TrimEnd('?', '？', '。', 'は');
        var asks = Asking.Any(a => text.Contains(a, StringComparison.Ordinal)) || Amounts.Any(a => text.EndsWith(a, StringComparison.Ordinal));
        return asks ? matter : [];
    }

    private static (EditionView View, Indicator Indicator)? IndicatorOf(ShownHit hit, ImmutableArray<ContentWord> words)
    {
        if (hit is not { View: { } view, Hit: { Kind: SearchKind.Indicator, Position: { } order } } || view.FindIndicator(order) is not { } indicator) return null;
        if (indicator.Values.IsEmpty && indicator.Target is null) return null;
        var name = SearchKey.Of(indicator.Name);
        return words.All(w => w.Others.Select(o => o.Key).Prepend(w.Key).Any(k => name.Contains(k, StringComparison.Ordinal))) ? (view, indicator) : null;
    }
}
