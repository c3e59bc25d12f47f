using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Search.Index;
using Shirube.Search.Queries;
using Shirube.Web.Editions;
using Shirube.Web.Language;
using Shirube.Web.Search;

namespace Shirube.Web.Pages.Search;

/// <summary>How a query was read, for the page to tell.</summary>
/// <param name="Query">With what was added and chosen.</param>
/// <param name="Typed">As it was typed.</param>
public sealed record ReadingNotes(Words T, SearchChoice Choice, SearchQuery Query, SearchQuery Typed, IReadOnlyDictionary<string, EditionView> Views)
{
    private const int MostMeanings = 5; // that are shown

    /// <summary>Forms that were typed and are looked for as something else.</summary>
    public IEnumerable<QueryVariant> Normalised => Query.Terms.SelectMany(t => t.Variants).Where(v => v.Origin == VariantOrigin.Typed && v.Key != v.Text);

    /// <summary>What was added, with the word that it was added to.</summary>
    public IEnumerable<(string To, QueryVariant Variant)> Added => Query.Terms.SelectMany(t => t.Variants.Where(v => v.Origin != VariantOrigin.Typed).Select(v => (t.Variants[0].Text, v)));

    /// <summary>Filters that stand in the words; those chosen beside them come with a link.</summary>
    public IEnumerable<QueryFilter> TypedFilters => Query.Filters.Where(f => !f.IsChosen);

    /// <summary>What a filter's value stands for in the texts; null where it is the value itself.</summary>
    public string? MeaningOf(QueryFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ImmutableArray<string> others = [.. filter.Means.Where(m => !string.Equals(JapaneseText.Key(m), JapaneseText.Key(filter.Value), StringComparison.OrdinalIgnoreCase))];
        return others.IsEmpty ? null : string.Join(T["list.comma"], others.Take(MostMeanings)) + (others.Length > MostMeanings ? "…" : "");
    }

    public IEnumerable<(FilterField Field, string Value)> Chosen =>
        ((FilterField[])[FilterField.Kind, FilterField.Edition, FilterField.Ministry, FilterField.Year]).Where(f => Choice.ValueOf(f) is not null).Select(f => (f, Choice.ValueOf(f)!));

    /// <summary>The value of a filter in words.</summary>
    public string ValueOf(FilterField field, string value) => field == FilterField.Kind && Enum.TryParse<SearchKind>(value, ignoreCase: true, out var kind) ? T["search-kind." + kind] : value;

    public string Without(string word) => (Choice with { Without = Choice.Without.Add(word), Page = 1 }).Address;

    public string With(string word) => (Choice with { Without = Choice.Without.Remove(word), Page = 1 }).Address;

    /// <summary>Why a word was added, and the fact that says so where one does.</summary>
    public (string Text, string? Address) Why(QueryVariant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        if (variant.Origin == VariantOrigin.Date) return (T["search.added-date"], null);
        var reason = variant.Reason ?? "";
        if (reason.Split(' ', 2) is [var edition, var fact] && Views.TryGetValue(edition, out var view) && view.FindFact(fact) is { } card)
        {
            return ($"{edition} {T["fact." + card.Kind]} {card.Label}", card.Address);
        }

        return (reason, null);
    }

    /// <summary>First line of an entry of the register: its name.</summary>
    public static string NameOf(ShownHit entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.Best.Part.Content.Split('\n')[0];
    }
}
