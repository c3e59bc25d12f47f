using Shirube.Core;

namespace Shirube.Search.Index;

/// <summary>The words of the index: each character of a key together with the one behind it, the last one alone. So a run of two or more characters
/// is covered by words of two, and a single character is all words that begin with it.</summary>
internal static class Word
{
    public static uint Of(char first, char second = '\0') => ((uint)first << 16) | second;

    /// <summary>A whole Latin word or number, from its first character to its last. Two of them may share one word of the index (65,536 there are):
    /// good for ranking, not for finding.</summary>
    public static uint OfRun(ReadOnlySpan<char> run)
    {
        var hash = JapaneseText.Hash(run);
        return Of((char)(hash ^ (hash >> 16)), RunMark);
    }

    /// <summary>The end of the Latin word or number that begins at this place; the place itself where none does.</summary>
    public static int RunEnd(string key, int at)
    {
        var end = at;
        while (end < key.Length && char.IsAsciiLetterOrDigit(key[end])) end++;
        return end;
    }

    /// <summary>Of the words that begin with a character, the number of the last one that is no run.</summary>
    public const int LastPair = RunMark - 1;

    private const char RunMark = '\uFFFE'; // no character of a key

    /// <summary>A run of three characters, as one number.</summary>
    public static ulong Triple(char first, char second, char third) => ((ulong)first << 32) | Of(second, third);

    /// <summary>A run of four characters, as the words of its halves.</summary>
    public static ulong Four(uint first, uint second) => ((ulong)first << 32) | second;
}
