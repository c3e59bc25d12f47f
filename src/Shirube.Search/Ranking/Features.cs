using Shirube.Search.Index;

namespace Shirube.Search.Ranking;

/// <summary>What is counted of a word when texts are ranked, and what it is worth beside the rest of the word.</summary>
/// <param name="Part">Key of two or more characters, or the whole word.</param>
/// <param name="IsRun">A Latin word or number that must stand by itself.</param>
internal readonly record struct Feature(string Part, double Worth, bool IsRun = false);

/// <summary>Cuts a word into what is counted of it: pairs of neighbouring characters, but Latin words and numbers only whole, since pieces of them mean nothing.</summary>
internal static class Features
{
    private const double Inside = 0.3; // share of a Latin word's worth where it stands inside a longer one
    private const int MostOfLatin = 4; // a long Latin word is worth no more than so many pairs

    public static List<Feature> Of(string key)
    {
        var features = new List<Feature>();
        for (var i = 0; i < key.Length;)
        {
            var end = Word.RunEnd(key, i);
            if (end - i >= 2)
            {
                var worth = Math.Min(end - i - 1, MostOfLatin);
                features.Add(new(key[i..end], worth * (1 - Inside), IsRun: true));
                features.Add(new(key[i..end], worth * Inside));
                if (end < key.Length) features.Add(new(key.Substring(end - 1, 2), 0.5));
                i = end;
                continue;
            }

            if (i + 1 < key.Length || key.Length == 1) features.Add(new(key.Substring(i, Math.Min(2, key.Length)), 1));
            i++;
        }

        return features;
    }
}
