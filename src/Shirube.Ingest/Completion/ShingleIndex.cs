namespace Shirube.Ingest.Completion;

/// <summary>Finds texts that share runs of <c>size</c> characters, so that near repeats are found without comparing all pairs.
/// Runs that stand in very many texts (closing phrases) are left out: the work stays in proportion to the document.</summary>
internal sealed class ShingleIndex
{
    private readonly int _size;
    private readonly int _mostPostings;
    private readonly int _mostCandidates;
    private readonly Dictionary<int, List<int>> _postings = [];

    /// <param name="mostPostings">A run that stands in more texts than this says nothing.</param>
    public ShingleIndex(List<StatedText> texts, int size, int mostPostings, int mostCandidates)
    {
        (_size, _mostPostings, _mostCandidates) = (size, mostPostings, mostCandidates);
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
    public IEnumerable<int> Candidates(StatedText text)
    {
        var shared = new SortedDictionary<int, int>();
        foreach (var shingle in Shingles(text.Key))
        {
            if (!_postings.TryGetValue(shingle, out var list) || list.Count > _mostPostings) continue;
            foreach (var i in list) shared[i] = shared.GetValueOrDefault(i) + 1;
        }

        return shared.OrderByDescending(p => p.Value).ThenBy(p => p.Key).Take(_mostCandidates).Select(p => p.Key);
    }

    private IEnumerable<int> Shingles(string key)
    {
        for (var i = 0; i + _size <= key.Length; i++)
        {
            var hash = 17;
            for (var j = i; j < i + _size; j++) hash = unchecked((hash * 31) + key[j]);
            yield return hash;
        }
    }
}
