using FsCheck;
using FsCheck.Fluent;
using Shirube.Core;

namespace Shirube.Tests.Ingest.Completion;

public sealed class TextSimilarityTests
{
    [Theory]
    [InlineData("", "abc", 0)]
    [InlineData("abc", "abc", 3)]
    [InlineData("県の船", "船の県", 1)]
    [InlineData("axbycz", "abc", 3)]
    public void Counts_the_longest_common_subsequence(string a, string b, int length) => Assert.Equal(length, TextSimilarity.CommonLength(a, b));

    /// <summary>The textbook table is the oracle for the bit-parallel form, also beyond one machine word.</summary>
    [Fact]
    public void Agrees_with_the_textbook_table_on_any_texts() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            ArbMap.Default.GeneratorFor<int>().Select(seed => Letters(seed)).Two().ToArbitrary(),
            pair => TextSimilarity.CommonLength(pair.Item1, pair.Item2) == Table(pair.Item1, pair.Item2)));

    private static string Letters(int seed)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => (char)('あ' + random.Next(4))));
    }

    private static int Table(string a, string b)
    {
        var row = new int[b.Length + 1];
        foreach (var c in a)
        {
            var diagonal = 0;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = c == b[j - 1] ? diagonal + 1 : Math.Max(row[j], row[j - 1]);
                diagonal = above;
            }
        }

        return row[^1];
    }
}
