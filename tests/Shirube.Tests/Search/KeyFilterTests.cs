using Shirube.Search.Index;

namespace Shirube.Tests.Search;

public sealed class KeyFilterTests
{
    [Theory]
    [InlineData(KeyFilter.BitsPerWord, 0.05)]
    [InlineData(KeyFilter.BitsPerTriple, 0.11)]
    [InlineData(KeyFilter.BitsPerFour, 0.2)]
    public void What_is_there_is_told_and_of_what_is_missing_little_is(int bits, double mostWrong)
    {
        var there = Enumerable.Range(0, 20_000).Select(i => Word.Triple((char)('一' + (i % 200)), (char)('あ' + (i / 200)), 'ー')).ToArray();
        ulong[] repeated = [.. there, .. there.Reverse(), .. there.Where((_, i) => i % 3 == 0)];
        var bytes = KeyFilter.Encode(repeated, bits);
        Assert.InRange(bytes.Length * 8.0 / there.Length, bits * 0.95, bits * 1.05); // repeats take no room
        var filter = KeyFilter.Decode(bytes);
        Assert.All(there, number => Assert.True(filter.MayHold(KeyFilter.Mixed(number))));
        var wrong = Enumerable.Range(0, 20_000).Count(i => filter.MayHold(KeyFilter.Mixed(Word.Triple((char)('一' + (i % 200)), (char)('あ' + (i / 200)), 'ン'))));
        Assert.InRange(wrong / 20_000.0, 0, mostWrong);
    }

    [Fact]
    public void Nothing_is_in_an_empty_filter_and_a_cut_one_is_damage()
    {
        Assert.Empty(KeyFilter.Encode([], KeyFilter.BitsPerWord));
        Assert.False(KeyFilter.Decode([]).MayHold(KeyFilter.Mixed(1)));
        Assert.Throws<InvalidDataException>(() => KeyFilter.Decode(new byte[7]));
        Assert.True(KeyFilter.Decode(KeyFilter.Encode([1], KeyFilter.BitsPerWord)).MayHold(KeyFilter.Mixed(1)));
    }
}
