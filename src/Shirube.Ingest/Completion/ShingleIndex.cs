namespace Shirube.Ingest.Completion;

/// <summary>Finds texts that share runs of eight characters, so that near repeats are found without comparing all pairs.
/// Runs that stand in very many texts (closing phrases) are left out: the work stays in proportion to the document.</summary>
internal sealed class ShingleIndex
{
    private const int Size = 8;
    private const int MostPostings = 40;
    private const int MostCandidates = 12;

    private readonly Dictionary<int, List<int>> _postings = [];

    public ShingleIndex(List<StatedText> texts)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            foreach (var shingle in Shingles(texts[i].Key))
            {
                if (!_postings.TryGetValue(shingle, out var list)) _postings[shingle] = list = [];
                if (list.Count <= MostPostings && (list.Count == 0 || list[^1] != i)) list.Add(i);
            }
        }
    }

    /// <summary>Indexes of the texts that share most runs with this one, most first, then in document order.</summary>
    public IEnumerable<int> Candidates(StatedText text)
    {
        var shared = new SortedDictionary<int, int>();
        foreach (var shingle in Shingles(text.Key))
        {
            if (!_postings.TryGetValue(shingle, out var list) || list.Count > MostPostings) continue;
            foreach (var i in list) shared[i] = shared.GetValueOrDefault(i) + 1;
        }

        return shared.OrderByDescending(p => p.Value).ThenBy(p => p.Key).Take(MostCandidates).Select(p => p.Key);
    }

    private static IEnumerable<int> Shingles(string key)
    {
        for (var i = 0; i + Size <= key.Length; i++)
        {
            var hash = 17;
            for (var j = i; j < i + Size; j++) hash = unchecked((hash * 31) + key[j]);
            yield return hash;
        }
    }
}
