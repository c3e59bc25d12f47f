using Shirube.Core;
using Shirube.Search.Queries;

namespace Shirube.Web.Search;

/// <summary>The names that ministries, sections and editions go by, as the editions tell them: marks and legend, titles and paths.</summary>
public static class EditionFilterNames
{
    public static IEnumerable<FilterName> Of(IEnumerable<(string Edition, DraftEdition Draft)> editions)
    {
        ArgumentNullException.ThrowIfNull(editions);
        foreach (var (edition, draft) in editions)
        {
            yield return new(FilterField.Edition, edition, edition);
            foreach (var mark in draft.Measures.SelectMany(m => m.Ministries.Names.Concat(m.Status.Concat(m.Next).SelectMany(i => i.Ministries.Names))).Distinct(StringComparer.Ordinal))
            {
                yield return new(FilterField.Ministry, mark, mark);
            }

            foreach (var entry in draft.Legend.Where(l => l.Code is not null && !l.Path.IsEmpty))
            {
                yield return new(FilterField.Ministry, string.Concat(entry.Path), entry.Code!);
                if (entry.Path.Length > 1) yield return new(FilterField.Ministry, entry.Path[^1], entry.Code!);
            }

            foreach (var section in draft.Sections)
            {
                var path = section.Path.ToString();
                yield return new(FilterField.Section, path, path);
                yield return new(FilterField.Section, section.Title, path);
            }
        }
    }
}
