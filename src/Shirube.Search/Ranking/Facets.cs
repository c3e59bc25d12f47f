using System.Collections.Immutable;
using System.Globalization;
using Shirube.Search.Index;
using Shirube.Search.Queries;

namespace Shirube.Search.Ranking;

/// <summary>Counts the texts found by the values that a filter could choose.</summary>
internal static class Facets
{
    public static ImmutableArray<SearchFacet> Of(Catalogue catalogue, List<int> texts)
    {
        var (kinds, sources, ministries, years) = (New(), New(), New(), New());
        foreach (var i in texts)
        {
            var text = catalogue[i];
            Count(kinds, text.Kind.ToString());
            Count(sources, text.Source);
            foreach (var ministry in text.Ministries) Count(ministries, ministry);
            foreach (var year in text.Years) Count(years, year.ToString(CultureInfo.InvariantCulture));
        }

        return [Facet(FilterField.Kind, kinds), Facet(FilterField.Edition, sources), Facet(FilterField.Ministry, ministries), Facet(FilterField.Year, years)];
    }

    private static Dictionary<string, int> New() => new(StringComparer.Ordinal);

    private static void Count(Dictionary<string, int> counts, string value) => counts[value] = counts.GetValueOrDefault(value) + 1;

    private static SearchFacet Facet(FilterField field, Dictionary<string, int> counts) =>
        new(field, [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value))]);
}
