using System.Collections.Immutable;
using System.Globalization;
using Shirube.Search.Index;

namespace Shirube.Search.Queries;

/// <summary>A query as it was read.</summary>
public sealed record SearchQuery
{
    /// <summary>As typed.</summary>
    public required string Text { get; init; }

    /// <summary>All of them must stand in a text; excluded ones must not.</summary>
    public ImmutableArray<QueryTerm> Terms { get; init; } = [];

    public ImmutableArray<QueryFilter> Filters { get; init; } = [];

    /// <summary>What was unclear and how it was taken.</summary>
    public ImmutableArray<QueryNote> Notes { get; init; } = [];

    public IEnumerable<QueryTerm> Wanted => Terms.Where(t => !t.IsExcluded);
}

/// <summary>Something a text must, or must not, contain: any one of its variants.</summary>
/// <param name="Variants">At least one; those typed first.</param>
public sealed record QueryTerm(ImmutableArray<QueryVariant> Variants, bool IsExcluded, bool IsPhrase);

/// <summary>Why a variant is looked for.</summary>
public enum VariantOrigin
{
    Typed,

    /// <summary>The same date in the other calendar.</summary>
    Date,

    /// <summary>From the dictionary.</summary>
    Synonym,
}

/// <summary>One of the forms of a term.</summary>
/// <param name="Key">Never empty.</param>
/// <param name="Reason">Of a synonym: what says that it is one.</param>
public sealed record QueryVariant(string Text, string Key, VariantOrigin Origin, string? Reason = null);

public enum FilterField
{
    Edition,
    Kind,
    Ministry,
    Year,
    Section,
    Has,
}

/// <summary>One filter, e.g. ministry:文. Several of one field: any of them.</summary>
/// <param name="IsExcluded">Texts that pass it are left out: -kind:footnote.</param>
public sealed record QueryFilter(FilterField Field, string Value, bool IsExcluded = false)
{
    /// <summary>True for one chosen beside the words: it narrows what those typed leave, of its own field too.</summary>
    public bool IsChosen { get; init; }

    /// <summary>What the value stands for in the texts: 文 for 文部科学省. Empty for the value itself.</summary>
    public ImmutableArray<string> Means { get; init; } = [];

    /// <summary>False where no text can pass, since the value means nothing: kind:xyz.</summary>
    public bool IsKnown => Field switch
    {
        FilterField.Kind => KindsOf(Value).Any(),
        FilterField.Year => YearsOf(Value).Any(),
        FilterField.Has => IsDeadline(Value),
        _ => true,
    };

    /// <summary>The words that name kinds, to be offered.</summary>
    public static ImmutableArray<string> KindWords { get; } = ["施策", "項目", "指標", "目標", "脚注", "本文", "制度", "指摘", "予算事業"];

    /// <summary>The kinds that a word names; none for an unknown word. "text" names all running text.</summary>
    public static IEnumerable<SearchKind> KindsOf(string word) => word.ToLowerInvariant() switch
    {
        "text" or "本文" or "本文など" => [SearchKind.Text, SearchKind.Goal, SearchKind.Footnote],
        "施策" => [SearchKind.Measure],
        "項目" or "実施状況" or "今後の取組" or "実施状況・今後の取組" => [SearchKind.Item],
        "指標" => [SearchKind.Indicator],
        "目標" => [SearchKind.Goal],
        "脚注" => [SearchKind.Footnote],
        "事業・制度" or "制度" => [SearchKind.Entity],
        "指摘" or "指摘事項" => [SearchKind.Finding],
        "事業" or "予算事業" => [SearchKind.Project],
        var name => Enum.GetValues<SearchKind>().Where(k => string.Equals(k.ToString(), name, StringComparison.OrdinalIgnoreCase)),
    };

    /// <summary>Gregorian years of 2024, 2024年度, 令和6年, R6 or 2024-2026; none for anything else.</summary>
    public static IEnumerable<int> YearsOf(string value)
    {
        if (YearOf(value) is { } year) return [year];
        var ends = value.Split('-', '～', '〜', '~');
        return ends.Length == 2 && YearOf(ends[0]) is { } from && YearOf(ends[1]) is { } to && to >= from && to - from <= 200 ? Enumerable.Range(from, to - from + 1) : [];
    }

    private static int? YearOf(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : DateVariants.YearOf(text);

    internal static bool IsDeadline(string value) => value.ToLowerInvariant() is "deadline" or "期限";
}

public enum QueryNoteKind
{
    /// <summary>A quotation mark without its partner.</summary>
    OpenQuote,

    /// <summary>OR with nothing on one side.</summary>
    EmptyOr,

    /// <summary>A value that no filter of this name knows.</summary>
    UnknownValue,

    /// <summary>A filter without a value.</summary>
    EmptyFilter,

    /// <summary>A word before a colon that is no filter's name: looked for as it stands.</summary>
    UnknownFilter,

    /// <summary>Quotation marks with nothing between them.</summary>
    EmptyQuote,

    /// <summary>Brackets around words: taken off, since OR joins only its neighbours.</summary>
    Brackets,

    /// <summary>AND between words, all of which are wanted anyway.</summary>
    NeedlessAnd,

    /// <summary>A dash or long-vowel mark by itself: left out beside other words; alone it finds only those inside words, since at their edges they are compared as nothing.</summary>
    LoneDash,

    /// <summary>A filter that none of what is looked through can pass, whatever its value.</summary>
    NotHere,

    /// <summary>A measure whose likes are asked for, beside other words; see <see cref="QueryParser.Like"/>.</summary>
    LikeBeside,

    /// <summary>The likes of something that is no measure.</summary>
    LikeNothing,
}

/// <param name="What">The piece of the query that it is about.</param>
public sealed record QueryNote(QueryNoteKind Kind, string What);

/// <summary>A query that cannot be answered: too long, or too many words.</summary>
public sealed class QueryRefusedException(QueryRefusal reason, int given, int most)
    : Exception($"The query has {given} {(reason == QueryRefusal.TooLong ? "characters" : "words")}; at most {most} are taken.")
{
    public QueryRefusal Reason => reason;

    public int Given => given;

    public int Most => most;
}

public enum QueryRefusal
{
    TooLong,
    TooManyTerms,
}
