using System.Numerics;
using Shirube.Core;

namespace Shirube.Policy.Register;

/// <summary>Two keys that a fact says are one thing; of a renaming the former name first.</summary>
internal sealed record RegisterAlias(AliasKind Kind, string Rule, string First, string Second, string Edition, string Fact);

/// <summary>The names that the editions use or that people speak of, and which of them the editions say are one.</summary>
internal sealed class NameTable
{
    private const int MostCommonStem = 4;
    private const int LeastKanjiName = 7;
    private const int LeastKatakana = 5;
    private const double LeastFree = 0.5;
    private const double CommonShare = 0.015; // a word in more facts than this is a word of the language
    private const int LeastCommon = 20;
    private const int AliasedCommon = 4; // a name that is explained may be so many times as common

    private readonly List<RegisterAlias> _aliases = [];
    private readonly Dictionary<string, NameCount> _counts = new(StringComparer.Ordinal);

    public NameTable(IReadOnlyList<RegisterFact> facts, IReadOnlyList<(string Id, DraftEdition Draft)> editions, NameWords words)
    {
        Words = words;
        var numbers = editions.Select((e, i) => (e.Id, Number: i)).ToDictionary(p => p.Id, p => p.Number, StringComparer.Ordinal);
        foreach (var fact in facts) Read(fact, numbers[fact.Edition]);
        for (var e = 0; e < editions.Count; e++)
        {
            ReadAbbreviations(e, editions[e].Id, editions[e].Draft);
            ReadFootnotes(e, editions[e].Draft, facts.Where(f => f.Edition == editions[e].Id).DistinctBy(f => f.Fact.Id).ToDictionary(f => f.Fact.Id, StringComparer.Ordinal));
        }

        DropAmbiguous();
        var aliased = _aliases.SelectMany(a => (string[])[a.First, a.Second]).ToHashSet(StringComparer.Ordinal);
        var most = Math.Max(LeastCommon, facts.Count * CommonShare);
        foreach (var (key, printed) in words.Printed) Count(key).Name(printed);
        var counts = _counts.Where(p => words.Printed.ContainsKey(p.Key) || IsTelling(p.Key, p.Value, aliased.Contains(p.Key), most)).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        foreach (var common in CommonNames.Of(facts, counts.Where(p => !p.Value.IsQuoted && !aliased.Contains(p.Key) && !words.Printed.ContainsKey(p.Key) && NameHeads.CanBeCommon(p.Key)).Select(p => p.Key))) counts.Remove(common);
        Counts = counts;
        _aliases.RemoveAll(a => !Counts.ContainsKey(a.First) || !Counts.ContainsKey(a.Second));
    }

    public IReadOnlyDictionary<string, NameCount> Counts { get; }

    public IReadOnlyList<RegisterAlias> Aliases => _aliases;

    public NameWords Words { get; }

    /// <summary>A name of a group as another name of it, with what says so: a text, a person, or the names themselves; best what speaks of the group's key.</summary>
    public ProgrammeAlias AliasOf(string name, string key, IReadOnlySet<string> group)
    {
        string[] first = [key];
        return Told(name, first.Contains) ?? Said(name, first.Contains) ?? Told(name, group.Contains) ?? Said(name, group.Contains) ?? new(Counts[name].Printed, AliasKind.WithKind, "register.kind", null, null);
    }

    private ProgrammeAlias? Told(string name, Func<string, bool> isOther) =>
        _aliases.Find(a => (a.First == name && isOther(a.Second)) || (a.Second == name && isOther(a.First))) is { } told ? new(Counts[name].Printed, told.Kind, told.Rule, told.Edition, told.Fact) : null;

    private ProgrammeAlias? Said(string name, Func<string, bool> isOther)
    {
        if (Words.Joins.LastOrDefault(j => (j.First == name && isOther(j.Second)) || (j.Second == name && isOther(j.First))).Word is not { } said) return null;
        var kind = said.Says switch { NameSaying.Renamed => AliasKind.Renamed, NameSaying.Alias => AliasKind.Alias, _ => AliasKind.Same };
        return new(Counts[name].Printed, kind, "register.person", null, null) { Word = said };
    }

    private void Read(RegisterFact fact, int edition)
    {
        NameCandidate[] candidates = [.. NameFinder.Find(fact.Text)];
        foreach (var candidate in candidates) Count(fact.Text.Key[candidate.Start..candidate.End]).Add(edition, fact.Number, candidate, fact.Text);
        foreach (var pair in AliasFinder.Find(fact.Text, candidates))
        {
            _aliases.Add(new(pair.Kind, pair.Rule, fact.Text.Key[pair.First], fact.Text.Key[pair.Second], fact.Edition, fact.Fact.Id));
            foreach (var part in (Range[])[pair.First, pair.Second]) Count(fact.Text.Key[part]).Add(edition, fact.Number, new(part.Start.Value, part.End.Value, true, null, null), fact.Text);
        }
    }

    private void ReadAbbreviations(int edition, string id, DraftEdition draft)
    {
        foreach (var (number, entry) in draft.Numbered(draft.Abbreviations, FactIds.Abbreviation))
        {
            var (shorter, longer) = (new KeyedText(entry.Short), new KeyedText(BeforeBracket(entry.Long)));
            if (shorter.Key.Length < 2 || longer.Key.Length < 2) continue;
            _aliases.Add(new(AliasKind.Abbreviation, "register.abbreviations", shorter.Key, longer.Key, id, FactIds.Abbreviation(number)));
            foreach (var name in (KeyedText[])[shorter, longer]) Count(name.Key).Add(edition, -1 - number, new(0, name.Key.Length, true, null, null), name);
        }
    }

    private void ReadFootnotes(int edition, DraftEdition draft, Dictionary<string, RegisterFact> facts)
    {
        foreach (var (former, now, told) in FootnoteRenaming.Find(draft, facts))
        {
            _aliases.Add(new(AliasKind.Renamed, "register.footnote", former.Key, now.Key, told.Edition, told.Fact.Id));
            foreach (var part in (NamePart[])[former, now]) Count(part.Key).Add(edition, part.Fact.Number, part.Name, part.Fact.Text);
        }
    }

    // a name in brackets behind several names is none of theirs: 国立研究開発法人（NIMS）, 国立研究開発法人（AIST）
    private void DropAmbiguous()
    {
        var longer = _aliases.Where(a => a.Kind == AliasKind.Abbreviation).GroupBy(a => a.Second, StringComparer.Ordinal)
            .Where(g => g.Select(a => a.First).Distinct(StringComparer.Ordinal).Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        _aliases.RemoveAll(a => a.Kind == AliasKind.Abbreviation && longer.Contains(a.Second));
    }

    private static bool IsTelling(string key, NameCount count, bool isAliased, double most)
    {
        if (isAliased) return count.Facts <= AliasedCommon * most;
        if (count.Facts < 2 || count.Facts > most || !count.IsOfItsOwn || IsMinistry(key) || (!count.IsQuoted && NameHeads.IsOfMany(key))) return false;
        var isKanji = key.All(c => Scripts.Of(c) == Script.Kanji);
        if (NameHeads.Of(key) is { } head)
        {
            var stem = key[..^head.Head.Length];
            if (stem[^1] == '・') return false; // 企業・大学
            return count.IsQuoted || ((!isKanji || key.Length >= LeastKanjiName) && (stem.Length > MostCommonStem || count.FreeShare >= LeastFree));
        }

        if (count.IsQuoted) return true;
        var editions = BitOperations.PopCount(count.Editions);
        if (editions < 2 || count.FreeShare < LeastFree) return false;
        var katakana = key.Count(c => Scripts.Of(c) == Script.Katakana);
        return isKanji ? editions > 2 : katakana == 0 || katakana >= LeastKatakana;
    }

    private static bool IsMinistry(string key) => key[^1] is '省' or '庁' or '府' || key.EndsWith("法人", StringComparison.Ordinal);

    private static string BeforeBracket(string name) => name.IndexOfAny(['(', '（']) is > 3 and var bracket ? name[..bracket] : name;

    private NameCount Count(string key)
    {
        if (!_counts.TryGetValue(key, out var count)) _counts[key] = count = new();
        return count;
    }
}
