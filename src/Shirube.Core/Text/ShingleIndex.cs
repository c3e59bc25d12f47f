using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Shirube.Core;

/// <summary>Finds texts that share runs of <c>size</c> characters, so that near repeats are found without comparing all pairs.
/// Runs that stand in very many texts (closing phrases) are left out, and of the rest only every so manyth by its hash is kept
/// (the same runs in every text): the work stays in proportion to the document. Not for several threads at once.</summary>
public sealed class ShingleIndex
{
    private readonly int _size;
    private readonly uint _sample;
    private readonly int _mostPostings;
    private readonly int _mostCandidates;
    private readonly Dictionary<uint, Posting> _postings = [];
    private readonly List<(int Text, int Before)> _places; // chains: where a run stands, and the entry of its place before
    private readonly List<uint> _shingles = []; // of the text at hand
    private readonly List<int> _sharing = []; // texts that share a run with the text at hand
    private readonly int[] _shared; // how many runs each of them shares

    /// <param name="askers">The texts whose candidates will be asked for: only their runs are kept.</param>
    /// <param name="sample">One run in so many is kept; 1 keeps all.</param>
    /// <param name="mostPostings">A run that stands in more texts than this says nothing.</param>
    public ShingleIndex(IReadOnlyList<string> texts, IReadOnlyList<string> askers, int size, uint sample, int mostPostings, int mostCandidates)
    {
        (_size, _sample, _mostPostings, _mostCandidates) = (size, sample, mostPostings, mostCandidates);
        _shared = new int[texts.Count];
        _postings.EnsureCapacity((int)(askers.Sum(t => (long)t.Length) / sample));
        _places = new(_postings.Capacity);
        foreach (var asker in askers)
        {
            foreach (var shingle in Shingles(asker)) _postings[shingle] = new(0, -1);
        }

        for (var i = 0; i < texts.Count; i++)
        {
            foreach (var shingle in Shingles(texts[i])) Add(shingle, i);
        }
    }

    /// <summary>All runs of the texts are kept.</summary>
    public ShingleIndex(IReadOnlyList<string> texts, int size, int mostPostings, int mostCandidates)
        : this(texts, texts, size, 1, mostPostings, mostCandidates)
    {
    }

    /// <summary>Indexes of the texts that share most runs with this one, most first, then in document order.</summary>
    /// <param name="leastShare">Share of this text's kept runs that a candidate must have, 0 to 1.</param>
    public int[] Candidates(string text, double leastShare = 0)
    {
        var shingles = Shingles(text);
        foreach (var shingle in shingles)
        {
            if (!_postings.TryGetValue(shingle, out var posting) || posting.Count > _mostPostings) continue;
            for (var place = posting.Last; place >= 0; place = _places[place].Before)
            {
                var sharing = _places[place].Text;
                if (_shared[sharing]++ == 0) _sharing.Add(sharing);
            }
        }

        var least = leastShare * shingles.Count;
        int[] candidates = [.. _sharing.Where(i => _shared[i] >= least).OrderByDescending(i => _shared[i]).ThenBy(i => i).Take(_mostCandidates)];
        foreach (var i in _sharing) _shared[i] = 0;
        _sharing.Clear();
        return candidates;
    }

    private void Add(uint shingle, int text)
    {
        ref var posting = ref CollectionsMarshal.GetValueRefOrNullRef(_postings, shingle);
        if (Unsafe.IsNullRef(ref posting)) return;
        if (posting.Count > _mostPostings || (posting.Count > 0 && _places[posting.Last].Text == text)) return;
        _places.Add((text, posting.Last));
        posting = new(posting.Count + 1, _places.Count - 1);
    }

    private List<uint> Shingles(string key)
    {
        _shingles.Clear();
        for (var i = 0; i + _size <= key.Length; i++)
        {
            var hash = JapaneseText.Hash(key.AsSpan(i, _size));
            hash ^= hash >> 15;
            if (hash % _sample == 0) _shingles.Add(hash);
        }

        return _shingles;
    }

    /// <summary>The texts in which a run stands.</summary>
    /// <param name="Count">Texts counted, at most one more than are of use.</param>
    /// <param name="Last">Entry of the last one; -1 for none.</param>
    private readonly record struct Posting(int Count, int Last);
}
