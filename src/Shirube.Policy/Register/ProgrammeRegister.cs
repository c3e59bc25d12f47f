using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Policy.Register;

/// <summary>The register of programmes（事業・制度・システム等）: it builds itself from the texts of the editions, from the names that they
/// quote, abbreviate, and use as words of their own.</summary>
public static class ProgrammeRegister
{
    /// <summary>Changes whenever the register of the same editions would.</summary>
    public const string RuleVersion = "register/2";

    /// <summary>All that the editions name: what most editions name first, then what stands in most places, then by key.</summary>
    /// <param name="editions">The oldest first.</param>
    public static ImmutableArray<Programme> Of(IReadOnlyList<(string Id, DraftEdition Draft)> editions) => Of(editions, NameWords.None).Programmes;

    /// <summary>The same with what people said of the names.</summary>
    public static ReviewedRegister Of(IReadOnlyList<(string Id, DraftEdition Draft)> editions, NameWords words)
    {
        ArgumentNullException.ThrowIfNull(editions);
        ArgumentNullException.ThrowIfNull(words);
        var facts = new List<RegisterFact>();
        foreach (var (id, draft) in editions) facts.AddRange(EditionFact.Of(draft).Where(f => f.Role != FactRole.FrontMatter).Select(f => new RegisterFact(facts.Count, id, f, new(f.Text), Role(f, draft))));
        var names = new NameTable(facts, editions, words);
        var groups = NameGroups.Of(names);
        var matcher = new NameMatcher(groups.Keys);
        var places = Named(facts, groups, matcher);
        new InContext(facts, groups, matcher).AddTo(places);
        new SameWords(facts, [.. editions.Select(e => e.Id)]).AddTo(places);
        SameMatter.AddTo(places, groups, facts, [.. editions.Where(e => e.Draft.Measures.IsEmpty).Select(e => e.Id)]);
        var members = groups.ToLookup(g => g.Value, g => g.Key, StringComparer.Ordinal);
        var made = places.Where(p => IsWorthy(p.Value, members[p.Key], names)).Select(p => Make(p.Key, [.. members[p.Key]], p.Value, names))
            .Concat(IndicatorSeries.Of(editions))
            .OrderByDescending(p => p.Editions.Count()).ThenByDescending(p => p.Appearances.Length).ThenBy(p => p.Key, StringComparer.Ordinal)
            .ToLookup(p => words.CommonBy(p.Key) is not null);
        return new([.. made[false]], [.. made[true]]);
    }

    /// <summary>True where a text of the editions holds the name.</summary>
    public static bool IsNamed(IEnumerable<DraftEdition> editions, string name)
    {
        var matcher = new NameMatcher([NameKey.Of(name)]);
        return editions.Any(e => EditionFact.Of(e).Any(f => f.Role != FactRole.FrontMatter && matcher.Find(NameKey.Of(f.Text)).Any()));
    }

    private static Dictionary<string, List<Appearance>> Named(List<RegisterFact> facts, Dictionary<string, string> groups, NameMatcher matcher)
    {
        var places = new Dictionary<string, List<Appearance>>(StringComparer.Ordinal);
        foreach (var fact in facts)
        {
            foreach (var name in matcher.Find(fact.Text.Key).DistinctBy(n => groups[n]))
            {
                if (!places.TryGetValue(groups[name], out var list)) places[groups[name]] = list = [];
                list.Add(fact.Place(fact.Role, name, 1));
            }
        }

        return places;
    }

    // named twice, or said to be the new name of something, or spoken of by a person
    private static bool IsWorthy(List<Appearance> places, IEnumerable<string> members, NameTable names) =>
        places.Count(a => a.IsNamed) > 1 || (places.Exists(a => a.IsNamed) && members.Any(names.Words.Printed.ContainsKey)) || names.Aliases.Any(a => a.Kind == AliasKind.Renamed && members.Contains(a.First));

    private static Programme Make(string key, ImmutableArray<string> members, List<Appearance> places, NameTable names)
    {
        var kinds = members.Select(NameHeads.Of).OfType<(ProgrammeKind Kind, string Head)>().GroupBy(h => h.Kind).OrderByDescending(g => g.Count()).ThenBy(g => g.Key);
        var group = members.ToHashSet(StringComparer.Ordinal);
        return new(
            key,
            names.Counts[key].Printed,
            kinds.FirstOrDefault()?.Key ?? ProgrammeKind.Term,
            [.. members.Where(m => m != key).Order(StringComparer.Ordinal).Select(m => names.AliasOf(m, key, group))],
            [.. places]);
    }

    private static AppearanceRole Role(EditionFact fact, DraftEdition draft) => fact.Role switch
    {
        FactRole.Measure => AppearanceRole.Measure,
        FactRole.Status => AppearanceRole.Status,
        FactRole.Next => AppearanceRole.Next,
        FactRole.Goal => AppearanceRole.Goal,
        FactRole.Footnote => AppearanceRole.Footnote,
        FactRole.Indicator => draft.Indicators.Any(i => i.Target is not null && FactIds.Indicator(i.Order) == fact.Id) ? AppearanceRole.Target : AppearanceRole.Indicator,
        _ => AppearanceRole.Text,
    };
}

/// <summary>The register with what people said of the names.</summary>
/// <param name="Rejected">Entries that a person says are none.</param>
public sealed record ReviewedRegister(ImmutableArray<Programme> Programmes, ImmutableArray<Programme> Rejected);

/// <summary>A fact with its key, numbered through all editions.</summary>
internal sealed record RegisterFact(int Number, string Edition, EditionFact Fact, KeyedText Text, AppearanceRole Role)
{
    public Appearance Place(AppearanceRole role, string name, double confidence) => new(Edition, Fact.Id, role, name, confidence, Fact.Evidence);
}
