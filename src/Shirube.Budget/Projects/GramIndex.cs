namespace Shirube.Budget.Projects;

/// <summary>An inverted index of vectors: for a vector, those that are most alike.</summary>
internal sealed class GramIndex
{
    private const double MostShare = 0.05; // pairs that stand in more of the sheets tell next to nothing
    private readonly (int Sheet, float Weight)[][] _postings;
    private readonly int _size;

    public GramIndex(GramVector[] vectors, int[] counts, int texts)
    {
        _size = vectors.Length;
        var lists = new List<(int, float)>?[counts.Length];
        for (var i = 0; i < vectors.Length; i++)
        {
            for (var g = 0; g < vectors[i].Ids.Length; g++)
            {
                var id = vectors[i].Ids[g];
                if (counts[id] <= Math.Max(20, MostShare * texts)) (lists[id] ??= []).Add((i, vectors[i].Weights[g]));
            }
        }

        _postings = [.. lists.Select(l => l?.ToArray() ?? [])];
    }

    /// <summary>Room for the sums of one search at a time.</summary>
    public float[] Room() => new float[_size];

    /// <summary>The most alike first; equally alike ones in their order.</summary>
    public List<int> Nearest(in GramVector vector, int most, float[] room)
    {
        Array.Clear(room);
        for (var g = 0; g < vector.Ids.Length; g++)
        {
            var weight = vector.Weights[g];
            foreach (var (sheet, theirs) in _postings[vector.Ids[g]]) room[sheet] += weight * theirs;
        }

        var best = new List<int>(most + 1);
        for (var i = 0; i < room.Length; i++)
        {
            if (room[i] <= 0 || (best.Count == most && room[i] <= room[best[^1]])) continue;
            var place = best.Count;
            while (place > 0 && room[best[place - 1]] < room[i]) place--;
            best.Insert(place, i);
            if (best.Count > most) best.RemoveAt(most);
        }

        return best;
    }
}
