using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Search.Queries;

/// <summary>A name that a value of a filter goes by.</summary>
/// <param name="Value">As it stands in the texts, e.g. 文 or 別添/1.</param>
public sealed record FilterName(FilterField Field, string Name, string Value);

/// <summary>Tells what the values of filters stand for in the texts: 文部科学省 and 文科省 for 文, the title of a section for its path.</summary>
public sealed class FilterNames(ImmutableArray<FilterName> names)
{
    private const int ShortestShort = 3;

    public static FilterNames None { get; } = new([]);

    public ImmutableArray<FilterName> All => names;

    /// <summary>The query with what its filters mean; a filter that nothing goes by, or that has no place here, is told.</summary>
    public SearchQuery Resolve(SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (names.IsEmpty) return query;
        var filters = query.Filters.ToBuilder();
        var notes = query.Notes.ToBuilder();
        for (var i = 0; i < filters.Count; i++)
        {
            if (filters[i].Field is not (FilterField.Ministry or FilterField.Section or FilterField.Edition)) continue;
            if (!names.Any(n => n.Field == filters[i].Field))
            {
                if (!filters[i].IsExcluded) notes.Add(new(QueryNoteKind.NotHere, filters[i].Value));
                continue;
            }

            ImmutableArray<string> means = [.. Meanings(filters[i]).Distinct(StringComparer.Ordinal)];
            if (means.IsEmpty) notes.Add(new(QueryNoteKind.UnknownValue, filters[i].Value));
            else filters[i] = filters[i] with { Means = means };
        }

        return query with { Filters = filters.ToImmutable(), Notes = notes.ToImmutable() };
    }

    private List<string> Meanings(QueryFilter filter)
    {
        var value = JapaneseText.Key(filter.Value).TrimEnd('/');
        var known = names.Where(n => n.Field == filter.Field).Select(n => (Name: JapaneseText.Key(n.Name), n.Value, IsItself: n.Name == n.Value)).ToList();
        return filter.Field == FilterField.Section
            ? First(Where(n => n.IsItself && IsBelow(n.Name, value)), Where(n => n.IsItself && IsInside(n.Name, value)), Where(n => !n.IsItself && n.Name.Contains(value, StringComparison.OrdinalIgnoreCase)))
            : First(Where(n => string.Equals(n.Name, value, StringComparison.OrdinalIgnoreCase)), Where(n => filter.Field == FilterField.Ministry && IsShort(value, n.Name)));

        List<string> Where(Func<(string Name, string Value, bool IsItself), bool> fits) => [.. known.Where(fits).Select(k => k.Value)];
    }

    private static List<string> First(params ReadOnlySpan<List<string>> choices)
    {
        foreach (var choice in choices)
        {
            if (choice.Count > 0) return choice;
        }

        return [];
    }

    private static bool IsBelow(string path, string above) => (path + "/").StartsWith(above + "/", StringComparison.OrdinalIgnoreCase);

    private static bool IsInside(string path, string part) => $"/{path}/".Contains($"/{part}/", StringComparison.OrdinalIgnoreCase);

    /// <summary>True where a name is a short form of a longer one: its first and last character, and others of it in their order. 文科省 of 文部科学省.</summary>
    public static bool IsShort(string name, string full)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(full);
        if (name.Length < ShortestShort || name.Length >= full.Length || name[0] != full[0] || name[^1] != full[^1]) return false;
        var at = 0;
        foreach (var c in full)
        {
            if (at < name.Length && name[at] == c) at++;
        }

        return at == name.Length;
    }
}
