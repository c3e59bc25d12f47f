using System.Numerics;

namespace Shirube.Core;

/// <summary>How alike other texts are to one, by their longest common subsequence (bit-parallel, after Hyyrö 2004).</summary>
public sealed class TextSimilarity
{
    private readonly int _length;
    private readonly int _words; // machine words for one bit a character
    private readonly Dictionary<char, int> _rows = [];
    private readonly ulong[] _masks; // a row for each character of the text: the bits of its places

    public TextSimilarity(string text)
    {
        _length = text.Length;
        _words = (text.Length + 63) / 64;
        foreach (var c in text) _rows.TryAdd(c, _rows.Count * _words);
        _masks = new ulong[_rows.Count * _words];
        for (var i = 0; i < text.Length; i++) _masks[_rows[text[i]] + (i / 64)] |= 1UL << (i % 64);
    }

    /// <summary>Length of the longest common subsequence in UTF-16 units.</summary>
    public static int CommonLength(string a, string b) => new TextSimilarity(a).CommonLength(b);

    /// <summary>2 * LCS / (|a| + |b|): 1 for equal texts, 0 for texts without a common character or an empty one.</summary>
    public double Ratio(string other) => _length + other.Length == 0 ? 0 : 2.0 * CommonLength(other) / (_length + other.Length);

    /// <summary>Length of the longest common subsequence in UTF-16 units.</summary>
    public int CommonLength(string other)
    {
        if (_length == 0) return 0;
        Span<ulong> row = _words <= 64 ? stackalloc ulong[_words] : new ulong[_words];
        row.Fill(ulong.MaxValue);
        foreach (var c in other)
        {
            if (_rows.TryGetValue(c, out var mask)) Step(row, _masks.AsSpan(mask, _words));
        }

        var common = 0;
        for (var w = 0; w < _words; w++)
        {
            var used = w == _words - 1 && _length % 64 != 0 ? (1UL << (_length % 64)) - 1 : ulong.MaxValue;
            common += BitOperations.PopCount(~row[w] & used);
        }

        return common;
    }

    private static void Step(Span<ulong> row, ReadOnlySpan<ulong> mask)
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
