namespace Shirube.Cli.Evaluation;

/// <summary>How alike two texts are, by Ratcliff and Obershelp as Python's difflib computes it: 2 M / T with M the characters
/// in the longest common block and, on both sides of it, in the longest common blocks there.</summary>
internal static class SequenceRatio
{
    private const int PopularFrom = 200; // difflib leaves out characters that make up over 1 % of a long second text

    public static double Of(string a, string b)
    {
        if (a.Length + b.Length == 0) return 1;
        var places = new Dictionary<char, List<int>>();
        for (var i = 0; i < b.Length; i++)
        {
            if (!places.TryGetValue(b[i], out var list)) places[b[i]] = list = [];
            list.Add(i);
        }

        if (b.Length >= PopularFrom)
        {
            foreach (var popular in places.Where(p => p.Value.Count > (b.Length / 100) + 1).Select(p => p.Key).ToList()) places.Remove(popular);
        }

        var matched = 0;
        var open = new Stack<(int ALow, int AHigh, int BLow, int BHigh)>();
        open.Push((0, a.Length, 0, b.Length));
        while (open.Count > 0)
        {
            var (aLow, aHigh, bLow, bHigh) = open.Pop();
            var (i, j, size) = Longest(a, b, places, aLow, aHigh, bLow, bHigh);
            if (size == 0) continue;
            matched += size;
            open.Push((aLow, i, bLow, j));
            open.Push((i + size, aHigh, j + size, bHigh));
        }

        return 2.0 * matched / (a.Length + b.Length);
    }

    private static (int I, int J, int Size) Longest(string a, string b, Dictionary<char, List<int>> places, int aLow, int aHigh, int bLow, int bHigh)
    {
        var (bestI, bestJ, best) = (aLow, bLow, 0);
        var lengths = new Dictionary<int, int>();
        for (var i = aLow; i < aHigh; i++)
        {
            var next = new Dictionary<int, int>();
            foreach (var j in places.GetValueOrDefault(a[i]) ?? [])
            {
                if (j < bLow) continue;
                if (j >= bHigh) break;
                var length = next[j] = lengths.GetValueOrDefault(j - 1) + 1;
                if (length > best) (bestI, bestJ, best) = (i - length + 1, j - length + 1, length);
            }

            lengths = next;
        }

        while (bestI > aLow && bestJ > bLow && a[bestI - 1] == b[bestJ - 1]) (bestI, bestJ, best) = (bestI - 1, bestJ - 1, best + 1);
        while (bestI + best < aHigh && bestJ + best < bHigh && a[bestI + best] == b[bestJ + best]) best++;
        return (bestI, bestJ, best);
    }
}
