using System.Collections.Immutable;
using Shirube.Search.Index;
using Shirube.Search.Queries;

namespace Shirube.Search.Ranking;

/// <summary>The accumulators of one ranking at a time; kept, since making them costs more than filling them.</summary>
internal sealed class ScoreDesk
{
    public Accumulator Total { get; } = new();

    public Accumulator Covered { get; } = new();

    /// <summary>Best score of the forms of one word.</summary>
    public Accumulator Best { get; } = new();

    public Accumulator Share { get; } = new();

    /// <summary>Score of one form; in the end that of the text.</summary>
    public Accumulator Score { get; } = new();

    public Accumulator Sharing { get; } = new();

    public void Clear(int texts)
    {
        foreach (var accumulator in (Accumulator[])[Total, Covered, Best, Share, Score, Sharing]) accumulator.Clear(texts);
    }
}

/// <summary>Scores the texts for the words of a query: BM25 over pairs of characters and Latin words, in the text and in the headings above it.
/// The weights were chosen on half of the graded questions, see bench/quality.</summary>
internal sealed class Scores(Postings postings, Catalogue catalogue, ScoreDesk desk)
{
    private const double WholeWord = 0.35; // what a whole word is worth beside its pairs
    private const double SynonymShare = 0.8;
    private const double LongWords = 0.8; // a word's worth grows slower than its length
    private const double CoverageShare = 0.85; // how much of the score hangs on how many words are covered

    private readonly Accumulator _total = desk.Total;
    private readonly Accumulator _covered = desk.Covered;
    private readonly Accumulator _best = desk.Best;
    private readonly Accumulator _share = desk.Share;
    private readonly Accumulator _score = desk.Score;
    private readonly Accumulator _sharing = desk.Sharing;

    /// <summary>Scores by text; higher is better, 0 where no word stands.</summary>
    public async Task<Accumulator> OfAsync(ImmutableArray<ContentWord> words, Intent intent, CancellationToken cancel)
    {
        await PrepareAsync(words, cancel);
        var all = 0.0;
        foreach (var word in words)
        {
            _best.Clear();
            _share.Clear();
            var importance = await FormAsync(word.Key, cancel);
            foreach (var other in word.Others) await OtherFormAsync(other.Key, importance, cancel);
            var worth = word.Weight * Math.Pow(Math.Max(importance, 1e-9), LongWords - 1);
            all += worth * importance;
            foreach (var text in _best.Touched) _total.Add(text, worth * _best[text]);
            foreach (var text in _share.Touched) _covered.Add(text, worth * importance * _share[text]);
        }

        var scores = _score;
        scores.Clear();
        foreach (var text in _total.Touched.Order())
        {
            var coverage = 1 - CoverageShare + (CoverageShare * _covered[text] / Math.Max(all, 1e-9));
            scores.Add(text, _total[text] * coverage * intent.Fit(catalogue.TraitsOf(text)));
        }

        return scores;
    }

    private Task PrepareAsync(ImmutableArray<ContentWord> words, CancellationToken cancel)
    {
        var keys = words.SelectMany(w => Features.Of(w.Key).Select(f => (f.Part, f.IsRun)).Append((w.Key, false)).Concat(w.Others.Select(o => (o.Key, false)))).Distinct();
        return postings.PrepareAsync(keys.SelectMany(k => new[] { (k.Item1, k.Item2, SearchField.Content), (k.Item1, k.Item2, SearchField.Heading) }), cancel);
    }

    // raises the best score and share of the texts; gives the importance of the word
    private async Task<double> FormAsync(string key, CancellationToken cancel)
    {
        _score.Clear();
        _sharing.Clear();
        var (importance, pairs) = (0.0, 0.0);
        var features = Features.Of(key);
        foreach (var feature in features)
        {
            importance += feature.Worth * await AddAsync(feature, isWhole: false, cancel);
            pairs += feature.Worth;
        }

        if (features.Count > 2) await AddAsync(new(key, WholeWord * pairs), isWhole: true, cancel);
        foreach (var text in _score.Touched) _best.Raise(text, _score[text]);
        foreach (var text in _sharing.Touched) _share.Raise(text, _sharing[text] / Math.Max(importance, 1e-9));
        return importance;
    }

    // another name counts only whole, and is worth nearly as much as the word itself
    private async Task OtherFormAsync(string key, double importance, CancellationToken cancel)
    {
        _score.Clear();
        _sharing.Clear();
        var idf = await AddAsync(new(key, 1), isWhole: false, cancel);
        foreach (var text in _score.Touched) _best.Raise(text, SynonymShare * importance / Math.Max(idf, 1e-9) * _score[text]);
        foreach (var text in _sharing.Touched) _share.Raise(text, SynonymShare * _sharing[text] / Math.Max(idf, 1e-9));
    }

    private async Task<double> AddAsync(Feature feature, bool isWhole, CancellationToken cancel)
    {
        var content = await FindAsync(feature, SearchField.Content, cancel);
        var heading = await FindAsync(feature, SearchField.Heading, cancel);
        var idf = Bm25.Idf(catalogue.Count, content.Count);
        Add(content, SearchField.Content, feature.Worth * idf, sharing: !isWhole);
        Add(heading, SearchField.Heading, feature.Worth * idf * Bm25.HeadingShare, sharing: !isWhole);
        return idf;
    }

    private Task<List<Occurrence>> FindAsync(Feature feature, SearchField field, CancellationToken cancel) =>
        feature.IsRun ? postings.FindRunAsync(feature.Part, field, cancel) : postings.FindAsync(feature.Part, field, cancel);

    private void Add(List<Occurrence> places, SearchField field, double worth, bool sharing)
    {
        var segment = 0;
        foreach (var place in places)
        {
            _score.Add(place.Text, worth * Bm25.Weight(place.Count, catalogue.LengthOf(place.Text, field, ref segment)));
            if (sharing) _sharing.Add(place.Text, worth);
        }
    }
}
