namespace Shirube.Policy.Register;

/// <summary>Brings names of one thing together.</summary>
internal static class NameGroups
{
    private const int LeastStem = 4;
    private const double LeastShare = 0.5;

    /// <summary>Each name with the key of its group: the name that most facts hold.</summary>
    public static Dictionary<string, string> Of(NameTable table)
    {
        var names = table.Counts;
        var parent = names.Keys.ToDictionary(n => n, n => n, StringComparer.Ordinal);
        var members = names.Keys.ToDictionary(n => n, n => new List<string> { n }, StringComparer.Ordinal);
        foreach (var (first, second, _) in table.Words.Joins) Join(first, second);
        foreach (var alias in table.Aliases) Join(alias.First, alias.Second);
        // 大学ファンド and 大学ファンド制度 are one; 量子技術イノベーション with 会議, 戦略 and 拠点 behind it are three
        foreach (var variants in names.Keys.Select(n => (Name: n, Stem: Stem(n))).Where(p => p.Stem is not null && names.ContainsKey(p.Stem)).GroupBy(p => p.Stem!, StringComparer.Ordinal))
        {
            if (variants.Count() == 1 && IsSame(variants.Key, variants.First().Name)) Join(variants.Key, variants.First().Name);
        }

        return names.Keys.ToDictionary(n => n, Root, StringComparer.Ordinal);

        bool IsSame(string stem, string name)
        {
            var (head, stemHead) = (NameHeads.Of(name)!.Value, NameHeads.Of(stem));
            if (stemHead?.Kind == head.Kind) return head.Kind != ProgrammeKind.Body; // a centre and the council for it are two
            return stem.Length + head.Head.Length == name.Length && head.Kind is ProgrammeKind.Programme or ProgrammeKind.Strategy && names[name].Facts >= LeastShare * names[stem].Facts;
        }

        static string? Stem(string name)
        {
            if (NameHeads.Of(name) is not { } head) return null;
            var stem = name[..^head.Head.Length];
            while (stem.Length > 1 && NameHeads.VerbalTail(stem) is > 0 and var tail) stem = stem[..^tail];
            return stem.Length >= LeastStem ? stem : null;
        }

        string Root(string name)
        {
            while (parent[name] != name) name = parent[name] = parent[parent[name]];
            return name;
        }

        void Join(string a, string b)
        {
            var (first, second) = (Root(a), Root(b));
            if (first == second || !MayJoin(first, second)) return;
            if (IsBefore(second, first)) (first, second) = (second, first);
            parent[second] = first;
            members[first].AddRange(members[second]);
        }

        // what a person took apart stays apart, also by way of a third name; what a person says is no name stays with its like
        bool MayJoin(string a, string b) => table.Words.CommonBy(a) == table.Words.CommonBy(b) && !members[a].Exists(m => members[b].Exists(n => table.Words.AreApart(m, n)));

        bool IsBefore(string a, string b) => names[a].Facts != names[b].Facts ? names[a].Facts > names[b].Facts : string.CompareOrdinal(a, b) < 0;
    }
}
