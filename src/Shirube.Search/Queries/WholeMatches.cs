using Shirube.Search.Index;

namespace Shirube.Search.Queries;

/// <summary>Finds the texts that hold all words of a query: exactly those in which a plain scan of the keys would find them.</summary>
internal static class WholeMatches
{
    /// <summary>What is looked up.</summary>
    public static IEnumerable<(string Key, bool IsRun, SearchField Field)> Keys(SearchQuery query) => query.Terms.SelectMany(t => t.Variants).Select(v => (v.Key, false, SearchField.Content));

    /// <summary>Numbers of the texts, ascending; all texts where the query wants no word.</summary>
    public static async Task<List<int>> OfAsync(Postings postings, SearchQuery query, int texts, CancellationToken cancel)
    {
        List<int>? found = null;
        foreach (var term in query.Wanted)
        {
            var here = await OfTermAsync(postings, term, cancel);
            found = found is null ? here : Common(found, here);
            if (found.Count == 0) return found;
        }

        found ??= [.. Enumerable.Range(0, texts)];
        foreach (var term in query.Terms.Where(t => t.IsExcluded))
        {
            var here = (await OfTermAsync(postings, term, cancel)).ToHashSet();
            found.RemoveAll(here.Contains);
        }

        return found;
    }

    private static async Task<List<int>> OfTermAsync(Postings postings, QueryTerm term, CancellationToken cancel)
    {
        List<int>? found = null;
        foreach (var variant in term.Variants)
        {
            var here = (await postings.FindAsync(variant.Key, SearchField.Content, cancel)).ConvertAll(o => o.Text);
            found = found is null ? here : [.. found.Union(here).Order()];
        }

        return found ?? [];
    }

    private static List<int> Common(List<int> a, List<int> b)
    {
        var common = new List<int>(Math.Min(a.Count, b.Count));
        var j = 0;
        foreach (var text in a)
        {
            while (j < b.Count && b[j] < text) j++;
            if (j < b.Count && b[j] == text) common.Add(text);
        }

        return common;
    }
}
