using System.Numerics;

namespace Shirube.Ingest.Completion;

/// <summary>How alike two texts are, by their longest common subsequence (bit-parallel, after Hyyrö 2004).</summary>
public static class TextSimilarity
{
    /// <summary>2 * LCS / (|a| + |b|): 1 for equal texts, 0 for texts without a common character or an empty one.</summary>
    public static double Ratio(string a, string b) =>
        a.Length + b.Length == 0 ? 0 : 2.0 * CommonLength(a, b) / (a.Length + b.Length);

    /// <summary>LCS / |shorter|: 1 where the shorter text stands in the longer one, gaps allowed.</summary>
    public static double Containment(string a, string b) =>
        a.Length == 0 || b.Length == 0 ? 0 : CommonLength(a, b) / (double)Math.Min(a.Length, b.Length);

    /// <summary>Length of the longest common subsequence in UTF-16 units.</summary>
    public static int CommonLength(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0) return 0;
        var words = (a.Length + 63) / 64;
        var masks = new Dictionary<char, ulong[]>();
        for (var i = 0; i < a.Length; i++)
        {
            if (!masks.TryGetValue(a[i], out var mask)) masks[a[i]] = mask = new ulong[words];
            mask[i / 64] |= 1UL << (i % 64);
        }

        var row = new ulong[words];
        Array.Fill(row, ulong.MaxValue);
        foreach (var c in b)
        {
            if (masks.TryGetValue(c, out var mask)) Step(row, mask);
        }

        var common = 0;
        for (var w = 0; w < words; w++)
        {
            var used = w == words - 1 && a.Length % 64 != 0 ? (1UL << (a.Length % 64)) - 1 : ulong.MaxValue;
            common += BitOperations.PopCount(~row[w] & used);
        }

        return common;
    }

    private static void Step(ulong[] row, ulong[] mask)
    {
        ulong carry = 0;
        for (var w = 0; w < row.Length; w++)
        {
            var matches = row[w] & mask[w];
            var sum = row[w] + matches;
            var overflow = sum < row[w] ? 1UL : 0;
            var total = sum + carry;
            if (total < sum) overflow = 1;
            carry = overflow;
            row[w] = total | (row[w] & ~mask[w]);
        }
    }
}
