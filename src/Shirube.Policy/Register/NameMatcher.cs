namespace Shirube.Policy.Register;

/// <summary>Finds many names in a text at once: from left to right, the longest that stands there as words of its own, and those in it that are telling by themselves.</summary>
internal sealed class NameMatcher
{
    private const int LeastSpecific = 6;
    private readonly Dictionary<(char, char), string[]> _names; // by their first two characters, the longest first

    public NameMatcher(IEnumerable<string> keys)
    {
        _names = keys.Where(k => k.Length > 1).GroupBy(k => (k[0], k[1])).ToDictionary(g => g.Key, g => g.OrderByDescending(k => k.Length).ThenBy(k => k, StringComparer.Ordinal).ToArray());
    }

    public IEnumerable<string> Find(string key)
    {
        var taken = 0; // up to here a longer name stands
        for (var at = 0; at + 1 < key.Length; at++)
        {
            if (!_names.TryGetValue((key[at], key[at + 1]), out var names) || !IsEdge(key, at)) continue;
            foreach (var name in names)
            {
                if (string.CompareOrdinal(key, at, name, 0, name.Length) != 0 || !IsEdge(key, at + name.Length)) continue;
                var end = at + name.Length;
                if (end > taken || IsSpecific(name)) yield return name;
                taken = Math.Max(taken, end);
            }
        }
    }

    // long enough to be meant also where it stands in a longer name: the third meeting of a task force speaks of the task force
    private static bool IsSpecific(string name) => name.Length >= LeastSpecific && NameHeads.Of(name) is not null;

    // not inside a Latin or katakana word; a run of kanji has no edges to see
    private static bool IsEdge(string key, int at)
    {
        if (at == 0 || at >= key.Length) return true;
        var (before, behind) = (Scripts.Of(key[at - 1]), Scripts.Of(key[at]));
        if (before == Script.Digit && behind == Script.Latin) before = Script.Latin;
        if (before == Script.Latin && behind == Script.Digit) behind = Script.Latin;
        return before != behind || before is not (Script.Latin or Script.Katakana);
    }
}
