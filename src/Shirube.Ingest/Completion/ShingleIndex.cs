namespace Shirube.Ingest.Completion;

/// <summary>Finds texts that share runs of <c>size</c> characters, so that near repeats are found without comparing all pairs.
/// Runs that stand in very many texts (closing phrases) are left out, and of the rest only every so manyth by its hash is kept
/// (the same runs in every text): the work stays in proportion to the document.</summary>
internal sealed class ShingleIndex
{
    private readonly int _size;
    private readonly uint _sample;
    private readonly int _mostPostings;
    private readonly int _mostCandidates;
    private readonly Dictionary<uint, List<int>> _postings = [];

    /// <param name="sample">One run in so many is kept; 1 keeps all.</param>
    /// <param name="mostPostings">A run that stands in more texts than this says nothing.</param>
    public ShingleIndex(List<StatedText> texts, int size, uint sample, int mostPostings, int mostCandidates)
    {
        (_size, _sample, _mostPostings, _mostCandidates) = (size, sample, mostPostings, mostCandidates);
        for (var i = 0; i < texts.Count; i++)
        {
            foreach (var shingle in Shingles(texts[i].Key))
            {
                if (!_postings.TryGetValue(shingle, out var list)) _postings[shingle] = list = [];
                if (list.Count <= _mostPostings && (list.Count == 0 || list[^1] != i)) list.Add(i);
            }
        }
    }

    /// <summary>Indexes of the texts that share most runs with this one, most first, then in document order.</summary>
    /// <param name="leastShare">Share of this text's kept runs that a candidate must have, 0 to 1.</param>
    public IEnumerable<int> Candidates(StatedText text, double leastShare = 0)
    {
        var shared = new Dictionary<int, int>();
        var kept = 0;
        foreach (var shingle in Shingles(text.Key))
        {
            kept++;
            if (!_postings.TryGetValue(shingle, out var list) || list.Count > _mostPostings) continue;
            foreach (var i in list) shared[i] = shared.GetValueOrDefault(i) + 1;
        }

        var least = leastShare * kept;
        return shared.Where(p => p.Value >= least).OrderByDescending(p => p.Value).ThenBy(p => p.Key).Take(_mostCandidates).Select(p => p.Key);
    }

    private IEnumerable<uint> Shingles(string key)
    {
        for (var i = 0; i + _size <= key.Length; i++)
        {
            var hash = 2166136261;
            for (var j = i; j < i + _size; j++) hash = unchecked((hash ^ key[j]) * 16777619);
            hash ^= hash >> 15;
            if (hash % _sample == 0) yield return hash;
        }
    }
}
