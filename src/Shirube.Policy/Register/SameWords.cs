using System.Runtime.InteropServices;
using Shirube.Core;

namespace Shirube.Policy.Register;

/// <summary>Finds where an edition speaks of a thing in the words of another edition, without its name: before it had one, or under a new one.</summary>
internal sealed class SameWords
{
    private const int Run = 12; // characters looked up at once
    private const int LeastRun = 17; // characters in common
    private const int MostPhrases = 6; // a run in more places is a phrase
    private const int MostAppearances = 3;
    private const double MostConfidence = 0.8;

    private readonly IReadOnlyList<RegisterFact> _facts;
    private readonly IReadOnlyList<string> _editions;
    private readonly Dictionary<uint, List<(int Fact, int At)>> _runs = [];
    private readonly Dictionary<(string Edition, string Fact), int> _numbers = [];

    public SameWords(IReadOnlyList<RegisterFact> facts, IReadOnlyList<string> editions)
    {
        (_facts, _editions) = (facts, editions);
        for (var f = 0; f < facts.Count; f++)
        {
            _numbers[(facts[f].Edition, facts[f].Fact.Id)] = f;
            var key = facts[f].Text.Key;
            for (var at = 0; at + Run <= key.Length; at++)
            {
                ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(_runs, Hash(key, at), out _);
                places ??= [];
                if (places.Count <= MostPhrases) places.Add((f, at));
            }
        }
    }

    public void AddTo(Dictionary<string, List<Appearance>> programmes)
    {
        foreach (var list in programmes.Values)
        {
            var known = list.Select(a => a.Edition).ToHashSet(StringComparer.Ordinal);
            if (known.Count == _editions.Count) continue;
            var found = new Dictionary<int, (int Length, string Words)>();
            foreach (var source in Sources(list)) Alike(source, known, found);
            foreach (var edition in found.GroupBy(p => _facts[p.Key].Edition, StringComparer.Ordinal))
            {
                list.AddRange(edition.OrderByDescending(p => p.Value.Length).ThenBy(p => p.Key).Take(MostAppearances).Select(p =>
                    _facts[p.Key].Place(AppearanceRole.SameWords, p.Value.Words, Math.Round(Math.Min(MostConfidence, p.Value.Length / 50.0), 2))));
            }
        }
    }

    // facts that name it, and the plan texts of measures with two reports that do
    private IEnumerable<int> Sources(List<Appearance> list)
    {
        var named = list.Where(a => a.IsNamed).ToList();
        var measures = named.Where(a => a.Role is AppearanceRole.Status or AppearanceRole.Next).GroupBy(a => (a.Edition, InContext.MeasureOf(a.Fact))).Where(g => g.Count() > 1).Select(g => g.Key);
        return named.Select(a => (a.Edition, a.Fact)).Concat(measures).Distinct().Select(p => _numbers[p]);
    }

    private void Alike(int source, HashSet<string> known, Dictionary<int, (int Length, string Words)> found)
    {
        var key = _facts[source].Text.Key;
        for (var at = 0; at + Run <= key.Length; at++)
        {
            if (!_runs.TryGetValue(Hash(key, at), out var places) || places.Count > MostPhrases) continue;
            foreach (var (fact, start) in places)
            {
                if (known.Contains(_facts[fact].Edition)) continue;
                var length = Common(key, at, _facts[fact].Text.Key, start);
                if (length >= LeastRun && length > found.GetValueOrDefault(fact).Length) found[fact] = (length, key[at..(at + length)]);
            }
        }
    }

    private static int Common(string a, int i, string b, int j)
    {
        var length = 0;
        while (i + length < a.Length && j + length < b.Length && a[i + length] == b[j + length]) length++;
        return length;
    }

    private static uint Hash(string key, int at) => JapaneseText.Hash(key.AsSpan(at, Run));
}
