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
                if (!IsNarrower(entry)) yield return new(entry.Short, entry.Long, $"{edition} {FactIds.Abbreviation(number)}");
            }
        }

        foreach (var programme in programmes)
        {
            foreach (var alias in programme.Aliases.Where(a => a.Kind != AliasKind.WithKind)) yield return new(programme.Name, alias.Name, alias.Edition is null ? alias.Rule : $"{alias.Edition} {alias.Fact}");
            ImmutableArray<string> names = [programme.Name, .. programme.Aliases.Select(a => a.Name)];
            foreach (var name in names)
            {
                if (Initials(name) is not { } initials) continue;
                foreach (var other in names) yield return new(initials, other, name);
            }
        }
    }

    // "…が強化された５Ｇ（以下「ポスト５Ｇ」という。）" names a kind of the word before it, not the word
    private static bool IsNarrower(Abbreviation entry) =>
        SearchKey.Of(entry.Short) is var narrow && SearchKey.Of(entry.Long) is var wide && narrow.Length > wide.Length && narrow.Contains(wide, StringComparison.Ordinal);

    /// <summary>The short form that a name of several Latin words would have: first letters, words of capitals whole. NII Research Data Cloud: NIIRDC. Null for other names.</summary>
    public static string? Initials(string name)
    {
        var words = name.Normalize(NormalizationForm.FormKC).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 3 || !words.All(w => w.All(char.IsAsciiLetter) && char.IsAsciiLetterUpper(w[0]))) return null;
        return string.Concat(words.Select(w => w.All(char.IsAsciiLetterUpper) ? w : w[..1]));
    }
}
