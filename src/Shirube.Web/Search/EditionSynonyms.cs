using System.Collections.Immutable;
using System.Text;
using Shirube.Core;
using Shirube.Policy.Register;
using Shirube.Search.Analysis;
using Shirube.Search.Queries;

namespace Shirube.Web.Search;

/// <summary>The dictionary of words that mean the same, as the editions themselves tell it: their glossaries, 「…（以下「…」という。）」, legends, and the renamings of the register.</summary>
public static class EditionSynonyms
{
    private const string LegalForm = "法人";
    private const int LongestForm = 12; // characters
    private const int ShortestName = 3;

    /// <param name="editions">What their glossaries say.</param>
    /// <param name="programmes">Their register, for names and renamings.</param>
    public static IEnumerable<Synonym> Of(IEnumerable<(string Edition, DraftEdition Draft)> editions, IEnumerable<Programme> programmes)
    {
        ArgumentNullException.ThrowIfNull(editions);
        ArgumentNullException.ThrowIfNull(programmes);
        foreach (var (edition, draft) in editions)
        {
            foreach (var (number, entry) in draft.Numbered(draft.Abbreviations, FactIds.Abbreviation))
            {
                if (IsNarrower(entry)) continue;
                foreach (var pair in Pairs(entry.Short, entry.Long, $"{edition} {FactIds.Abbreviation(number)}")) yield return pair;
            }

            foreach (var (number, entry) in draft.Numbered(draft.Legend, FactIds.Legend))
            {
                foreach (var name in entry.Path)
                {
                    if (ShortMinistry(name) is { } spoken) yield return new(spoken, name, $"{edition} {FactIds.Legend(number)}");
                }
            }
        }

        foreach (var programme in programmes.Where(p => p.Kind != ProgrammeKind.Indicator)) // a renamed indicator may measure something else
        {
            foreach (var alias in programme.Aliases.Where(a => a.Kind != AliasKind.WithKind && !HoldsOther(programme.Name, a.Name)))
            {
                foreach (var pair in Pairs(programme.Name, alias.Name, alias.Edition is null ? alias.Rule : $"{alias.Edition} {alias.Fact}")) yield return pair;
            }

            ImmutableArray<string> names = [programme.Name, .. programme.Aliases.Select(a => a.Name)];
            foreach (var name in names)
            {
                if (Initials(name) is not { } initials) continue;
                foreach (var other in names) yield return new(initials, other, name);
            }
        }
    }

    // each form of both names
    private static IEnumerable<Synonym> Pairs(string word, string other, string reason) =>
        from its in Forms(word)
        from another in Forms(other)
        select new Synonym(its, another, reason);

    // a name printed with its foreign name is that name and the foreign one; one with its legal form in front is also the name without it
    private static IEnumerable<string> Forms(string name)
    {
        var open = name.AsSpan().IndexOfAny('（', '(');
        var (own, foreign) = open > 0 && name[^1] is ('）' or ')') ? (name[..open].Trim(), name[(open + 1)..^1].Trim()) : (name, "");
        if (foreign.Length > 0 && !foreign.All(c => c < 0x80 || JapaneseText.HalfWidth(c) < 0x80)) (own, foreign) = (name, ""); // the bracket is a part of the name
        yield return own;
        if (foreign.Contains(' ', StringComparison.Ordinal)) yield return foreign;
        if (WithoutForm(own) is { } plain) yield return plain;
    }

    // ポスト5G is a kind of 5G; what holds a name is found by it anyway
    private static bool HoldsOther(string name, string other)
    {
        var (a, b) = (SearchKey.Of(name), SearchKey.Of(other));
        return a != b && (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal));
    }

    // "…が強化された５Ｇ（以下「ポスト５Ｇ」という。）" names a kind of the word before it, not the word
    private static bool IsNarrower(Abbreviation entry) =>
        SearchKey.Of(entry.Short) is var narrow && SearchKey.Of(entry.Long) is var wide && narrow.Length > wide.Length && narrow.Contains(wide, StringComparison.Ordinal);

    /// <summary>A corporation's name without its legal form: 科学技術振興機構 of 国立研究開発法人科学技術振興機構. Null for other names.</summary>
    public static string? WithoutForm(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var end = name.IndexOf(LegalForm, StringComparison.Ordinal) + LegalForm.Length;
        return end > LegalForm.Length && end <= LongestForm && name.Length >= end + ShortestName ? name[end..].Trim() : null;
    }

    /// <summary>The spoken form of a ministry of two words, 文科省 of 文部科学省; null for other names.</summary>
    public static string? ShortMinistry(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length == 5 && name[^1] == '省' ? string.Concat(name[0], name[2], name[4]) : null;
    }

    /// <summary>The short form that a name of several Latin words would have: first letters, words of capitals whole. NII Research Data Cloud: NIIRDC. Null for other names.</summary>
    public static string? Initials(string name)
    {
        var words = name.Normalize(NormalizationForm.FormKC).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 3 || !words.All(w => w.All(char.IsAsciiLetter) && char.IsAsciiLetterUpper(w[0]))) return null;
        return string.Concat(words.Select(w => w.All(char.IsAsciiLetterUpper) ? w : w[..1]));
    }
}
