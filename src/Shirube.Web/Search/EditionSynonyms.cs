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
        List<(string Edition, DraftEdition Draft)> all = [.. editions];
        var defined = all.SelectMany(e => e.Draft.Abbreviations).Where(a => IsJapanese(a.Long)).ToLookup(a => SearchKey.Of(a.Short), a => a.Long);
        string[] ministries = [.. all.SelectMany(e => e.Draft.Legend).SelectMany(l => l.Path).Where(n => n.Length >= ShortestName).Distinct()];
        return all.SelectMany(e => Defined(e.Edition, e.Draft))
            .Concat(programmes.Where(p => p.Kind != ProgrammeKind.Indicator).SelectMany(p => Registered(p, defined, ministries))); // a renamed indicator may measure something else
    }

    private static IEnumerable<Synonym> Defined(string edition, DraftEdition draft)
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

    private static IEnumerable<Synonym> Registered(Programme programme, ILookup<string, string> defined, string[] ministries)
    {
        foreach (var alias in programme.Aliases.Where(a => a.Kind != AliasKind.WithKind && !HoldsOther(programme.Name, a.Name)))
        {
            var (name, other) = (programme.Name, alias.Name);
            if (alias.Kind == AliasKind.Abbreviation)
            {
                (name, other) = (Behind(ministries, name), Behind(ministries, other));
                if (IsDenied(name, other, defined, programme) || IsDenied(other, name, defined, programme)) continue;
            }

            foreach (var pair in Pairs(name, other, alias.Edition is null ? alias.Rule : $"{alias.Edition} {alias.Fact}")) yield return pair;
        }

        ImmutableArray<string> names = [.. programme.Names];
        foreach (var name in names)
        {
            if (Initials(name) is not { } initials) continue;
            foreach (var other in names) yield return new(initials, other, name);
        }
    }

    // the glossary says that the short form is something else, or the long one is the end of a longer name of the same
    private static bool IsDenied(string brief, string other, ILookup<string, string> defined, Programme programme)
    {
        if (!IsJapanese(other)) return false;
        var (said, key) = (defined[SearchKey.Of(brief)].ToList(), SearchKey.Of(other));
        if (said.Count > 0 && !said.Exists(n => SearchKey.Of(n).Contains(key, StringComparison.Ordinal))) return true;
        return said.Concat(programme.Names).Any(n => IsEndOf(other, n));
    }

    // 政府間パネル of 気候変動に関する政府間パネル: what stands before it joins it to the rest
    private static bool IsEndOf(string end, string name) =>
        name.Length > end.Length && name.EndsWith(end, StringComparison.Ordinal) && name[^(end.Length + 1)] is '・' or (>= 'ぁ' and <= 'ゖ');

    // what ends with a ministry is no part of a name: 実証海洋産業省潮流技術
    private static string Behind(string[] ministries, string name)
    {
        var end = ministries.Select(m => name.LastIndexOf(m, StringComparison.Ordinal) is > 0 and var at ? at + m.Length : 0).DefaultIfEmpty().Max();
        return name.Length >= end + ShortestName ? name[end..].Trim() : name;
    }

    private static bool IsJapanese(string name) => name.Any(c => c >= 'ぁ' && JapaneseText.HalfWidth(c) >= 0x80);

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
