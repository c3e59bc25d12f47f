using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Search.Index;

namespace Shirube.Search.Queries;

/// <summary>Decides which texts pass the filters of a request.</summary>
internal sealed class FilterTest
{
    private static readonly uint Facts = Mask(Enum.GetValues<SearchKind>().Except([SearchKind.Entity, SearchKind.Finding]));

    private readonly ImmutableHashSet<string>? _sources;
    private readonly uint _kinds; // a bit for each kind that is looked through
    private readonly ImmutableArray<ImmutableArray<Predicate<IndexedText>>> _wanted; // any one of each
    private readonly ImmutableArray<Predicate<IndexedText>> _excluded;

    public FilterTest(SearchRequest request)
    {
        _sources = request.Sources;
        var filters = request.Query.Filters;
        _wanted = [.. filters.Where(f => !f.IsExcluded).GroupBy(f => (f.Field, f.IsChosen)).Select(g => g.Select(Test).ToImmutableArray())];
        _excluded = [.. filters.Where(f => f.IsExcluded).Select(Test)];
        // what is no fact of a document is shown only to who asks for it
        _kinds = !request.Kinds.IsEmpty ? Mask(request.Kinds) : filters.Any(f => f is { Field: FilterField.Kind, IsExcluded: false }) ? uint.MaxValue : Facts;
    }

    private static uint Mask(IEnumerable<SearchKind> kinds) => kinds.Aggregate(0u, (mask, kind) => mask | kind.Bit());

    /// <summary>True where every text passes, without a look at them.</summary>
    public bool PassesAll(Catalogue catalogue) => _sources is null && _wanted.IsEmpty && _excluded.IsEmpty && (catalogue.Kinds & ~_kinds) == 0;

    public bool Passes(IndexedText text)
    {
        if ((_kinds & text.Kind.Bit()) == 0) return false;
        if (_sources is not null && !_sources.Contains(text.Source)) return false;
        if (_wanted.IsEmpty && _excluded.IsEmpty) return true;
        foreach (var field in _wanted)
        {
            if (!field.Any(test => test(text))) return false;
        }

        return !_excluded.Any(test => test(text));
    }

    private static Predicate<IndexedText> Test(QueryFilter filter)
    {
        if (filter.Means.IsEmpty) return Test(filter, filter.Value);
        var tests = filter.Means.Select(m => Test(filter, m)).ToArray();
        return text => Array.Exists(tests, test => test(text));
    }

    private static Predicate<IndexedText> Test(QueryFilter filter, string asked)
    {
        var value = JapaneseText.Key(asked);
        switch (filter.Field)
        {
            case FilterField.Edition:
                return text => string.Equals(text.Source, value, StringComparison.OrdinalIgnoreCase);
            case FilterField.Kind:
                ImmutableHashSet<SearchKind> kinds = [.. QueryFilter.KindsOf(value)];
                return text => kinds.Contains(text.Kind);
            case FilterField.Ministry:
                return text => text.Ministries.Any(m => string.Equals(JapaneseText.Key(m), value, StringComparison.OrdinalIgnoreCase));
            case FilterField.Year:
                ImmutableHashSet<int> years = [.. QueryFilter.YearsOf(value)];
                return text => text.Years.Any(years.Contains);
            case FilterField.Section:
                return IsBelow(value.TrimEnd('/') + "/"); // 別添/1/(2), or the first parts of it
            default:
                var isDeadline = QueryFilter.IsDeadline(value);
                return text => isDeadline && text.HasDeadline;
        }
    }

    // many texts stand in one section
    private static Predicate<IndexedText> IsBelow(string path)
    {
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        return text =>
        {
            if (!known.TryGetValue(text.Section, out var isBelow)) known[text.Section] = isBelow = (JapaneseText.Key(text.Section) + "/").StartsWith(path, StringComparison.OrdinalIgnoreCase);
            return isBelow;
        };
    }
}
