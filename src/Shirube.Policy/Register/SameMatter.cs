using Shirube.Core;

namespace Shirube.Policy.Register;

/// <summary>Finds headings of an edition without measures (a plan's outline) on the matter of a programme that it does not name:
/// a word of the heading stands in the programme's names and in few others.</summary>
internal static class SameMatter
{
    private const double CommonShare = 0.02;
    private const int LeastCommon = 10;
    private const double Confidence = 0.3;
    private const int LongestHeading = 24;
    private const int LeastKatakana = 3;

    public static void AddTo(Dictionary<string, List<Appearance>> places, Dictionary<string, string> groups, IReadOnlyList<RegisterFact> facts, HashSet<string> outlines)
    {
        var members = groups.ToLookup(g => g.Value, g => g.Key, StringComparer.Ordinal);
        foreach (var heading in facts.Where(f => outlines.Contains(f.Edition) && f.Fact.Role is FactRole.Section or FactRole.Passage or FactRole.Goal && IsHeading(f.Text.Key)))
        {
            foreach (var word in Words(heading.Text.Key))
            {
                var about = places.Where(p => members[p.Key].Any(n => n.Contains(word, StringComparison.Ordinal))).ToList();
                if (about.Count > Math.Max(LeastCommon, places.Count * CommonShare)) continue;
                foreach (var (_, list) in about)
                {
                    if (!list.Exists(a => a.Edition == heading.Edition)) list.Add(heading.Place(AppearanceRole.SameMatter, word, Confidence));
                }
            }
        }
    }

    // words without a particle; a remark in brackets may hold some
    private static bool IsHeading(string key)
    {
        var bracket = key.IndexOf('(', StringComparison.Ordinal);
        var name = bracket > 0 ? key[..bracket] : key;
        return name.Length is >= 2 and <= LongestHeading && !name.Contains('。', StringComparison.Ordinal) && name.All(c => Scripts.Of(c) != Script.Hiragana);
    }

    // katakana words, and kanji two by two
    private static IEnumerable<string> Words(string key)
    {
        for (var i = 0; i < key.Length;)
        {
            var end = i + 1;
            while (end < key.Length && Scripts.Of(key[end]) == Scripts.Of(key[i])) end++;
            if (Scripts.Of(key[i]) == Script.Kanji && (end - i) % 2 == 0)
            {
                for (var at = i; at < end; at += 2) yield return key[at..(at + 2)];
            }
            else if ((Scripts.Of(key[i]) == Script.Kanji && end - i > 1) || (Scripts.Of(key[i]) == Script.Katakana && end - i >= LeastKatakana))
            {
                yield return key[i..end];
            }

            i = end;
        }
    }
}
