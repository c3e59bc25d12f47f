using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Policy.Register;
using Shirube.Search.Analysis;
using Shirube.Search.Queries;
using Shirube.Web.Editions;

namespace Shirube.Web.Search;

public enum CompletionKind
{
    Entity,
    Ministry,
    Heading,
    Indicator,

    /// <summary>A value of a filter.</summary>
    Filter,
}

/// <summary>Something that a query could say.</summary>
/// <param name="Text">What goes into the query.</param>
/// <param name="Key">The search key of what it is found by.</param>
/// <param name="Meaning">What the text stands for, where it does not say so itself: the full name of a ministry.</param>
public sealed record Completion(string Text, CompletionKind Kind, string Key, string? Meaning = null);

/// <summary>Names that stand in the editions, to complete what is typed: programmes, ministries, headings and indicators.</summary>
public sealed class CompletionList
{
    private readonly ImmutableArray<Completion> _all;
    private readonly Lazy<ImmutableArray<(string Text, string Key, int Count)>> _vocabulary;

    private CompletionList(IEnumerable<Completion> all, ImmutableArray<EditionView> views)
    {
        _all = [.. all.Where(c => c.Key.Length > 0).DistinctBy(c => (c.Key, c.Text))];
        _vocabulary = new(() => TextVocabulary.Of(views.SelectMany(v => EditionFact.Of(v.Draft)).Select(f => f.Text)));
    }

    /// <summary>The words that the editions use several times, with how often.</summary>
    public ImmutableArray<(string Text, string Key, int Count)> Vocabulary => _vocabulary.Value;

    public ImmutableArray<Completion> All => _all;

    public static CompletionList Of(ProgrammeShelf shelf)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        return new(Programmes(shelf.Programmes).Concat(Ministries(shelf.Views)).Concat(Printed(shelf.Views)), shelf.Views);
    }

    /// <summary>Those that begin with what is typed, then those that hold it; shorter ones first. Where there are none, the last word of the query is completed, be it a filter or a word that is left out.</summary>
    public ImmutableArray<Completion> For(string typed, int most)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (typed.Length > QueryParser.MostCharacters) return [];
        var last = typed.LastIndexOfAny([' ', '　']) + 1;
        var start = last < typed.Length && typed[last] is '-' or '－' ? last + 1 : last;
        var (before, word) = (typed[..start], typed[start..]);
        if (Filters(word, most) is { } filters) return [.. filters.Select(f => f with { Text = before + f.Text })];
        var whole = last == start ? Find(typed, most) : [];
        if (!whole.IsEmpty || start == 0) return whole;
        return [.. Find(word, most).Select(c => c with { Text = before + (start > last && c.Text.Any(char.IsWhiteSpace) ? $"\"{c.Text}\"" : c.Text) })];
    }

    // what may stand behind the name of a filter; null where none is named
    private ImmutableArray<Completion>? Filters(string word, int most)
    {
        var colon = word.IndexOfAny([':', '：']);
        if (colon <= 0) return null;
        var (name, value) = (word[..colon].ToLowerInvariant(), SearchKey.Of(word[(colon + 1)..]));
        return name switch
        {
            "府省" or "ministry" => [.. _all.Where(c => c.Kind == CompletionKind.Ministry && c.Key.Contains(value, StringComparison.Ordinal)).OrderBy(c => c.Key.Length).ThenBy(c => c.Key, StringComparer.Ordinal).DistinctBy(c => c.Text, StringComparer.Ordinal).Take(most)],
            "種類" or "kind" => [.. QueryFilter.KindWords.Where(k => SearchKey.Of(k).Contains(value, StringComparison.Ordinal)).Select(k => new Completion($"種類:{k}", CompletionKind.Filter, SearchKey.Of(k))).Take(most)],
            _ => null,
        };
    }

    private ImmutableArray<Completion> Find(string typed, int most)
    {
        var key = SearchKey.Of(typed.Trim().TrimStart('"'));
        if (key.Length == 0) return [];
        return
        [
            .. _all.Where(c => c.Key.Contains(key, StringComparison.Ordinal)).OrderBy(c => c.Key.StartsWith(key, StringComparison.Ordinal) ? 0 : 1)
                .ThenBy(c => c.Kind).ThenBy(c => c.Key.Length).ThenBy(c => c.Text, StringComparer.Ordinal).DistinctBy(c => c.Text, StringComparer.Ordinal).Take(most),
        ];
    }

    private static IEnumerable<Completion> Programmes(ImmutableArray<Programme> programmes) =>
        from programme in programmes
        where programme.Kind != ProgrammeKind.Indicator
        from name in programme.Names
        select new Completion(name, CompletionKind.Entity, SearchKey.Of(name));

    // a ministry completes to its filter, found by its abbreviation and by its full name
    private static IEnumerable<Completion> Ministries(ImmutableArray<EditionView> views)
    {
        var full = views.SelectMany(v => v.Draft.Legend).Where(l => l.Code is not null).ToLookup(l => l.Code!, l => string.Concat(l.Path), StringComparer.Ordinal);
        var names = views.SelectMany(v => v.Draft.Measures).SelectMany(m => m.Ministries.Names.Concat(m.Status.Concat(m.Next).SelectMany(i => i.Ministries.Names)));
        foreach (var name in names.Distinct(StringComparer.Ordinal).Where(n => !n.Any(char.IsWhiteSpace)))
        {
            yield return new("府省:" + name, CompletionKind.Ministry, SearchKey.Of(name));
            foreach (var meaning in full[name].Distinct(StringComparer.Ordinal)) yield return new("府省:" + name, CompletionKind.Ministry, SearchKey.Of(meaning), meaning);
        }
    }

    private static IEnumerable<Completion> Printed(ImmutableArray<EditionView> views) =>
        views.SelectMany(v => v.Draft.Sections.Select(s => new Completion(s.Title, CompletionKind.Heading, SearchKey.Of(s.Title)))
            .Concat(v.Draft.Indicators.Select(i => new Completion(i.Name, CompletionKind.Indicator, SearchKey.Of(i.Name)))));
}

/// <summary>Keeps the completions of the editions that were asked for last.</summary>
public sealed class CompletionIndex(ProgrammeIndex programmes)
{
    private (ReviewedRegister Register, CompletionList List)? _kept;

    public async Task<CompletionList> OfAsync(CancellationToken cancel)
    {
        var shelf = await programmes.OfAsync(cancel);
        if (_kept is { } kept && ReferenceEquals(kept.Register, shelf.Register)) return kept.List;
        var made = CompletionList.Of(shelf);
        _kept = (shelf.Register, made);
        return made;
    }
}
