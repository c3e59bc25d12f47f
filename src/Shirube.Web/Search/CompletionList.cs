using System.Collections.Immutable;
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

    private CompletionList(IEnumerable<Completion> all) => _all = [.. all.Where(c => c.Key.Length > 0).DistinctBy(c => (c.Key, c.Text))];

    public ImmutableArray<Completion> All => _all;

    public static CompletionList Of(ProgrammeShelf shelf)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        return new(Programmes(shelf.Programmes).Concat(Ministries(shelf.Views)).Concat(Printed(shelf.Views)));
    }

    /// <summary>Those that begin with what is typed, then those that hold it; shorter ones first. Where there are none, the last word of the query is completed.</summary>
    public ImmutableArray<Completion> For(string typed, int most)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (typed.Length > QueryParser.MostCharacters) return [];
        var whole = Find(typed, most);
        if (!whole.IsEmpty || typed.TrimEnd().LastIndexOfAny([' ', '　']) is not (> 0 and var gap)) return whole;
        return [.. Find(typed[(gap + 1)..], most).Select(c => c with { Text = typed[..(gap + 1)] + c.Text })];
    }

    private ImmutableArray<Completion> Find(string typed, int most)
    {
        var key = SearchKey.Of(typed.Trim().TrimStart('"', '-'));
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
