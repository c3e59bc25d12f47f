using Shirube.Core;

namespace Shirube.Policy.Register;

/// <summary>Finds what speaks of a programme because of where it stands: under a heading that names it, and in the report on a measure
/// whose plan text names it.</summary>
internal sealed class InContext(IReadOnlyList<RegisterFact> facts, Dictionary<string, string> groups, NameMatcher matcher)
{
    private const double Confidence = 0.7;

    public void AddTo(Dictionary<string, List<Appearance>> places)
    {
        UnderHeadings(places);
        InReports(places);
    }

    private void UnderHeadings(Dictionary<string, List<Appearance>> places)
    {
        var known = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var fact in facts)
        {
            foreach (var heading in fact.Fact.Headings)
            {
                if (!known.TryGetValue(heading, out var names)) known[heading] = names = [.. matcher.Find(NameKey.Of(heading)).Distinct(StringComparer.Ordinal)];
                foreach (var name in names)
                {
                    if (!places.TryGetValue(groups[name], out var list)) places[groups[name]] = list = [];
                    if (!list.Exists(a => a.Fact == fact.Fact.Id && a.Edition == fact.Edition)) list.Add(fact.Place(AppearanceRole.Report, name, Confidence));
                }
            }
        }
    }

    private void InReports(Dictionary<string, List<Appearance>> places)
    {
        var items = facts.Where(f => f.Fact.Role is FactRole.Status or FactRole.Next).ToLookup(f => (f.Edition, MeasureOf(f.Fact.Id)));
        foreach (var list in places.Values)
        {
            var known = list.Select(a => (a.Edition, a.Fact)).ToHashSet();
            foreach (var measure in list.Where(a => a.Role == AppearanceRole.Measure).ToList())
            {
                list.AddRange(items[(measure.Edition, measure.Fact)].Where(i => known.Add((i.Edition, i.Fact.Id))).Select(i => i.Place(AppearanceRole.Report, measure.Name, Confidence)));
            }
        }
    }

    /// <summary>"measure:12" of "measure:12/status:3".</summary>
    internal static string MeasureOf(string item) => item[..item.IndexOf('/', StringComparison.Ordinal)];
}
