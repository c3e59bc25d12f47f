namespace Shirube.Search.Index;

/// <summary>What a key is made of, as filters are asked for it (see <see cref="KeyFilter.Mixed"/>): all its runs of four and three characters, or itself where it is no longer than two.</summary>
internal sealed record KeyRuns(ulong[] Pairs, ulong[] Triples, ulong[] Fours)
{
    /// <summary>A single word of the index.</summary>
    public static KeyRuns Of(uint word) => new([KeyFilter.Mixed(word)], [], []);

    /// <param name="key">Two or more characters.</param>
    public static KeyRuns Of(string key)
    {
        if (key.Length == 2) return Of(Word.Of(key[0], key[1]));
        var triples = new ulong[key.Length - 2];
        for (var i = 0; i < triples.Length; i++) triples[i] = KeyFilter.Mixed(Word.Triple(key[i], key[i + 1], key[i + 2]));
        var fours = new ulong[Math.Max(0, key.Length - 3)];
        for (var i = 0; i < fours.Length; i++) fours[i] = KeyFilter.Mixed(Word.Four(Word.Of(key[i], key[i + 1]), Word.Of(key[i + 2], key[i + 3])));
        return new([], triples, fours);
    }
}
