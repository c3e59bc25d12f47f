using Shirube.Search.Index;
using Shirube.Search.Queries;

namespace Shirube.Search.Ranking;

/// <summary>Scores texts that all hold the whole query, where there are many of them: BM25 over the words as they were typed, in one pass.</summary>
internal sealed class WholeScores(Postings postings, Catalogue catalogue)
{
    private const double AlsoByItself = 0.7; // what a Latin word is worth more where it is not a part of another

    /// <summary>What is looked up beside the matches themselves.</summary>
    public static IEnumerable<(string Key, bool IsRun, SearchField Field)> Keys(SearchQuery query) =>
        query.Wanted.SelectMany(t => t.Variants).SelectMany(v => IsRun(v.Key) ? [(v.Key, true, SearchField.Content), (v.Key, false, SearchField.Heading)] : new[] { (v.Key, false, SearchField.Heading) });

    /// <summary>Scores in the order of the texts given.</summary>
    /// <param name="whole">Numbers of texts, ascending.</param>
    public async Task<double[]> OfAsync(SearchQuery query, List<int> whole, CancellationToken cancel)
    {
        var scores = new double[whole.Count];
        var lengths = Lengths(whole);
        foreach (var key in query.Wanted.SelectMany(t => t.Variants).Select(v => v.Key))
        {
            var content = await postings.FindAsync(key, SearchField.Content, cancel);
            var idf = Bm25.Idf(catalogue.Count, content.Count);
            Add(scores, lengths, whole, content, idf);
            if (IsRun(key)) Add(scores, lengths, whole, await postings.FindRunAsync(key, SearchField.Content, cancel), AlsoByItself * idf);
            Add(scores, lengths, whole, await postings.FindAsync(key, SearchField.Heading, cancel), Bm25.HeadingShare * idf);
        }

        var intent = Intent.Of(query.Text);
        var i = 0;
        foreach (var segment in catalogue.Segments)
        {
            for (; i < whole.Count && whole[i] - segment.First < segment.Texts.Length; i++) scores[i] *= intent.Fit(segment.Traits[whole[i] - segment.First]);
        }

        return scores;
    }

    private static bool IsRun(string key) => key.Length > 1 && Word.RunEnd(key, 0) == key.Length;

    private double[] Lengths(List<int> whole)
    {
        var lengths = new double[whole.Count];
        var segment = 0;
        for (var i = 0; i < lengths.Length; i++) lengths[i] = catalogue.LengthOf(whole[i], SearchField.Content, ref segment);
        return lengths;
    }

    // both ascend
    private static void Add(double[] scores, double[] lengths, List<int> whole, List<Occurrence> places, double worth)
    {
        var at = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            while (at < places.Count && places[at].Text < whole[i]) at++;
            if (at == places.Count) return;
            if (places[at].Text != whole[i]) continue;
            scores[i] += worth * Bm25.Weight(places[at].Count, lengths[i]);
        }
    }
}
