using System.Runtime.InteropServices;

namespace Shirube.Budget.Mapping;

/// <summary>The terms of a year's projects, turned around: for a text, what each project shares with it (Okapi BM25 over weighted fields).</summary>
internal sealed class SheetIndex
{
    private const double K = 1.2;
    private const double B = 0.6; // how much the length of a field counts
    private const double MostShare = 0.25; // terms that stand in more of the projects tell nothing
    private const int FewSheets = 20; // among so few a share says nothing
    private const int NameWeight = 2; // of a name beside the texts, where a project is the query
    private static readonly (Func<MappedSheet, string> Text, double Weight)[] Fields = [(s => s.Name, 2.5), (s => s.Purpose, 1), (s => s.Outline, 1), (s => s.Results, 0.5)];

    private readonly Dictionary<ulong, int> _ids = [];
    private readonly (int Term, float Count)[][][] _counts;
    private readonly float[] _weights;
    private readonly int[]?[] _wordsOf;
    private readonly WordList _words;
    private readonly Postings _texts;
    private readonly Postings _names;

    public SheetIndex(IReadOnlyList<MappedSheet> sheets, CancellationToken cancel)
    {
        Sheets = sheets;
        Plain = new string[sheets.Count][];
        _counts = new (int, float)[sheets.Count][][];
        Parallel.For(0, sheets.Count, Parallelism.Of(cancel), s => Plain[s] = [.. Fields.Select(f => MappingTerms.Plain(f.Text(sheets[s])))]);
        var means = new double[Fields.Length];
        for (var s = 0; s < sheets.Count; s++)
        {
            cancel.ThrowIfCancellationRequested();
            _counts[s] = [.. Plain[s].Select(Count)];
            for (var f = 0; f < Fields.Length; f++) means[f] += _counts[s][f].Sum(c => c.Count) / sheets.Count;
        }

        var (texts, names) = (new List<(int Term, int Sheet, float Weight)>(), new List<(int Term, int Sheet, float Weight)>());
        for (var s = 0; s < sheets.Count; s++)
        {
            var sums = new Dictionary<int, double>();
            for (var f = 0; f < Fields.Length; f++)
            {
                var length = 1 - B + (B * _counts[s][f].Sum(c => c.Count) / Math.Max(means[f], 1));
                foreach (var (term, count) in _counts[s][f])
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(sums, term, out _) += Fields[f].Weight * count / length;
                    if (f == 0) names.Add((term, s, Saturated(count / length)));
                }
            }

            foreach (var (term, sum) in sums) texts.Add((term, s, Saturated(sum)));
        }

        _weights = new float[_ids.Count];
        foreach (var (term, _, _) in texts) _weights[term]++;
        for (var t = 0; t < _weights.Length; t++) _weights[t] = Rarity(_weights[t], sheets.Count);
        (_texts, _names) = (new(texts, _weights), new(names, _weights));
        (_wordsOf, _words) = (new int[sheets.Count][], new(w => Weight(Query(w))));
    }

    public IReadOnlyList<MappedSheet> Sheets { get; }

    /// <summary>By project, its name, purpose, outline and results as <see cref="MappingTerms.Plain"/> makes them.</summary>
    public string[][] Plain { get; }

    /// <summary>The telling terms of a text, with how much each counts.</summary>
    public Dictionary<int, float> Query(string plain)
    {
        var query = new Dictionary<int, float>();
        foreach (var (term, _, _) in MappingTerms.Of(plain))
        {
            if (_ids.TryGetValue(term, out var id) && _weights[id] > 0) CollectionsMarshal.GetValueRefOrAddDefault(query, id, out _)++;
        }

        foreach (var id in query.Keys) query[id] = MathF.Sqrt(query[id]);
        return query;
    }

    /// <summary>What some projects speak of, as a query of so many terms.</summary>
    public Dictionary<int, float> Query(IEnumerable<(int Sheet, float Share)> projects, int most)
    {
        var sums = new Dictionary<int, float>();
        foreach (var (sheet, share) in projects)
        {
            var terms = new Dictionary<int, float>();
            for (var f = 0; f < 3; f++)
            {
                foreach (var (term, count) in _counts[sheet][f]) CollectionsMarshal.GetValueRefOrAddDefault(terms, term, out _) += count * (f == 0 ? NameWeight : 1) * _weights[term];
            }

            var length = MathF.Sqrt(terms.Values.Sum(v => v * v));
            foreach (var (term, value) in terms) CollectionsMarshal.GetValueRefOrAddDefault(sums, term, out _) += share * value / length;
        }

        return sums.Where(s => s.Value > 0).OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(most).ToDictionary(s => s.Key, s => s.Value / Math.Max(1, _weights[s.Key]));
    }

    /// <summary>The words of a project, each once, as numbers for <see cref="Word"/>; made when first asked for.</summary>
    public int[] WordsOf(int sheet) => _wordsOf[sheet] ??= [.. Plain[sheet].SelectMany(MappingTerms.Words).Distinct(StringComparer.Ordinal).Select(_words.Number)];

    /// <summary>A word by its number, with how much it tells.</summary>
    public (string Text, float Weight) Word(int number) => _words.Of(number);

    /// <summary>How much a term tells that one project has.</summary>
    public float MostWeight => Rarity(1, Sheets.Count);

    /// <summary>How much a text tells, all terms together.</summary>
    public float Weight(Dictionary<int, float> query) => query.Keys.Sum(t => _weights[t]);

    /// <summary>Adds to each project what it shares with the query.</summary>
    public void AddTexts(Dictionary<int, float> query, float[] room) => _texts.Add(query, room);

    /// <summary>Adds to each project what its name shares with the query.</summary>
    public void AddNames(Dictionary<int, float> query, float[] room) => _names.Add(query, room);

    /// <summary>The projects that hold a name, and so all its terms, in any field.</summary>
    public List<int> Holding(string plain)
    {
        var holding = new List<int>();
        var terms = MappingTerms.Of(plain).Select(t => t.Term).Distinct().ToList();
        if (terms.Count == 0 || terms.Exists(t => !_ids.ContainsKey(t))) return holding;
        foreach (var s in _texts.Of(terms.ConvertAll(t => _ids[t]).MinBy(_texts.Length)))
        {
            if (Array.Exists(Plain[s], f => f.Contains(plain, StringComparison.Ordinal))) holding.Add(s);
        }

        return holding;
    }

    private static float Saturated(double count) => (float)(count * (K + 1) / (K + count));

    private static float Rarity(double found, int all) => found > MostShare * all && all > FewSheets ? 0 : (float)Math.Log(1 + ((all - found + 0.5) / (found + 0.5)));

    private (int Term, float Count)[] Count(string plain)
    {
        var counts = new Dictionary<int, float>();
        foreach (var (term, _, _) in MappingTerms.Of(plain))
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, term, out var isKnown);
            if (!isKnown) id = _ids.Count - 1;
            CollectionsMarshal.GetValueRefOrAddDefault(counts, id, out _)++;
        }

        return [.. counts.Select(c => (c.Key, c.Value))];
    }

    // by term, the projects that have it
    private sealed class Postings
    {
        private readonly int[] _first;
        private readonly int[] _sheets;
        private readonly float[] _values;

        public Postings(List<(int Term, int Sheet, float Weight)> entries, float[] weights)
        {
            _first = new int[weights.Length + 1];
            foreach (var (term, _, _) in entries) _first[term + 1]++;
            for (var t = 0; t < weights.Length; t++) _first[t + 1] += _first[t];
            (_sheets, _values) = (new int[entries.Count], new float[entries.Count]);
            var next = _first[..^1];
            foreach (var (term, sheet, weight) in entries)
            {
                (_sheets[next[term]], _values[next[term]]) = (sheet, weight * weights[term]);
                next[term]++;
            }
        }

        public int Length(int term) => _first[term + 1] - _first[term];

        public ReadOnlySpan<int> Of(int term) => _sheets.AsSpan(_first[term], Length(term));

        public void Add(Dictionary<int, float> query, float[] room)
        {
            foreach (var (term, times) in query)
            {
                for (var i = _first[term]; i < _first[term + 1]; i++) room[_sheets[i]] += times * _values[i];
            }
        }
    }
}
