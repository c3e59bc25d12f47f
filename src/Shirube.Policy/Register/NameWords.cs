using System.Collections.Immutable;

namespace Shirube.Policy.Register;

/// <summary>What people said of names, and what it comes to: of each pair of names, and of each name, the last word that was not taken back counts.</summary>
public sealed class NameWords
{
    private readonly HashSet<long> _undone = [];
    private readonly HashSet<(string, string)> _apart = [];
    private readonly Dictionary<string, NameWord> _common = new(StringComparer.Ordinal);
    private readonly List<(string First, string Second, NameWord Word)> _joins = [];
    private readonly Dictionary<string, string> _printed = new(StringComparer.Ordinal);

    /// <param name="said">Oldest first.</param>
    public NameWords(ImmutableArray<NameWord> said)
    {
        All = said;
        foreach (var word in said)
        {
            if (word.Undoes is { } undone) _undone.Add(undone);
        }

        foreach (var word in said.Where(IsStanding)) Take(word);
    }

    public static NameWords None { get; } = new([]);

    /// <summary>Oldest first.</summary>
    public ImmutableArray<NameWord> All { get; }

    /// <summary>Key and spelling of the names that a word speaks of.</summary>
    internal IReadOnlyDictionary<string, string> Printed => _printed;

    internal IReadOnlyList<(string First, string Second, NameWord Word)> Joins => _joins;

    /// <summary>True for a word that holds: it was not taken back, and takes nothing back itself.</summary>
    public bool IsStanding(NameWord word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.Says != NameSaying.Undone && !_undone.Contains(word.Id);
    }

    /// <summary>All that was said of any of the names, also what was taken back; oldest first. A form tells how many of them its reader saw.</summary>
    public ImmutableArray<NameWord> Of(IEnumerable<string> names)
    {
        var keys = names.Select(NameKey.Of).ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(w => w.Keys.Any(keys.Contains))];
    }

    /// <summary>The word by which the name is none; null where it is one.</summary>
    internal NameWord? CommonBy(string key) => _common.GetValueOrDefault(key);

    internal bool AreApart(string a, string b) => _apart.Contains(Pair(a, b));

    private void Take(NameWord word)
    {
        foreach (var name in word.Names.Concat(word.Others)) _printed[NameKey.Of(name)] = name;
        ImmutableArray<string> names = [.. word.Names.Select(NameKey.Of)], others = [.. word.Others.Select(NameKey.Of)];
        var pairs = (from a in names from b in others where a != b select Pair(a, b)).ToHashSet();
        if (word.Says == NameSaying.Common)
        {
            foreach (var name in names) _common[name] = word;
        }
        else if (word.Says == NameSaying.Apart)
        {
            _apart.UnionWith(pairs);
            _joins.RemoveAll(j => pairs.Contains(Pair(j.First, j.Second)));
        }
        else
        {
            _apart.ExceptWith(pairs);
            foreach (var name in names.Concat(others)) _common.Remove(name);
            _joins.Add((names[0], others[0], word));
        }
    }

    private static (string, string) Pair(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
}
