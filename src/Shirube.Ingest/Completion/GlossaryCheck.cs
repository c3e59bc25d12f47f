using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Shirube.Core;

namespace Shirube.Ingest.Completion;

/// <summary>Holds an edition's own words to its own legend and abbreviations: a defined term that is spelt otherwise elsewhere, and an
/// abbreviation in capitals that is used and explained nowhere. Told to a person, never repaired.</summary>
internal static class GlossaryCheck
{
    private const int ShortestTerm = 3, LongestAbbreviation = 8, LeastUses = 2;

    /// <summary>One finding for each other spelling and each unexplained abbreviation, with all its places, in the order of the text.</summary>
    public static IEnumerable<Finding> Find(DraftEdition draft, ImmutableArray<MappedText> texts)
    {
        var defined = Defined(draft);
        var words = texts.SelectMany(Words).ToList();
        return [.. OtherSpellings(defined, words), .. Unexplained(draft, words)];
    }

    // terms of Latin letters, digits and katakana; of two that differ only in spelling neither is wrong
    private static Dictionary<string, string> Defined(DraftEdition draft) => draft.Abbreviations.SelectMany(a => (string[])[a.Short, a.Long])
        .Concat(draft.Legend.Select(l => l.Code ?? ""))
        .Select(Spelling)
        .Where(t => t.Length >= ShortestTerm && t.All(IsTermPart) && t.Any(char.IsLetter))
        .Distinct(StringComparer.Ordinal)
        .GroupBy(Loose, StringComparer.Ordinal)
        .Where(g => g.Count() == 1)
        .ToDictionary(g => g.Key, g => g.Single(), StringComparer.Ordinal);

    private static IEnumerable<Finding> OtherSpellings(Dictionary<string, string> defined, List<Word> words) => words
        .Where(w => defined.TryGetValue(Loose(w.Spelling), out var term) && term != w.Spelling)
        .GroupBy(w => w.Spelling, StringComparer.Ordinal)
        .Select(uses => (Other: uses.Key, Term: defined[Loose(uses.Key)], Spans: Spans(uses)))
        .Select(u => new Finding(
            Severity.Information,
            "term-spelt-otherwise",
            $"「{u.Other}」は、定義された「{u.Term}」と表記が異なります",
            $"\"{u.Other}\" is spelt otherwise than \"{u.Term}\", which is defined",
            u.Spans));

    private static IEnumerable<Finding> Unexplained(DraftEdition draft, List<Word> words)
    {
        var known = draft.Abbreviations.SelectMany(a => (string[])[a.Short, a.Long]).Concat(draft.Legend.SelectMany(l => l.Path.Append(l.Code ?? ""))).Concat(draft.Footnotes.Select(f => f.Text))
            .SelectMany(t => Words(MappedText.OfLine("", 1, t))).Select(w => w.Spelling).ToHashSet(StringComparer.Ordinal);
        // a word in or before a bracket stands beside what it means
        known.UnionWith(words.Where(w => w.IsAtBracket).Select(w => w.Spelling));
        return words.Where(w => IsAbbreviation(w.Spelling) && !known.Contains(w.Spelling))
            .GroupBy(w => w.Spelling, StringComparer.Ordinal)
            .Where(g => g.Count() >= LeastUses)
            .Select(g => new Finding(
                Severity.Information,
                "abbreviation-undefined",
                string.Create(CultureInfo.InvariantCulture, $"略語「{g.Key}」の説明が文書のどこにもありません（{g.Count()} か所）"),
                string.Create(CultureInfo.InvariantCulture, $"The abbreviation \"{g.Key}\" is explained nowhere in the document ({g.Count()} places)"),
                Spans(g)));
    }

    private static ImmutableArray<SourceSpan> Spans(IEnumerable<Word> uses) => [.. uses.SelectMany(w => w.Text.Slice(w.Start, w.Length).Spans())];

    // runs of Latin letters, digits, hyphens and katakana that are not only digits
    private static IEnumerable<Word> Words(MappedText text)
    {
        var value = text.Value;
        for (var start = 0; start < value.Length;)
        {
            while (start < value.Length && IsJoint(JapaneseText.HalfWidth(value[start]))) start++;
            var end = start;
            while (end < value.Length && IsTermPart(JapaneseText.HalfWidth(value[end]))) end++;
            while (end > start && IsJoint(JapaneseText.HalfWidth(value[end - 1]))) end--;
            if (end - start >= ShortestTerm && Spelling(value[start..end]) is var spelling && spelling.Any(char.IsLetter)) yield return new(text, start, end - start, spelling, IsAtBracket(value, start, end));
            start = Math.Max(end, start + 1);
        }
    }

    private static bool IsAtBracket(string value, int start, int end) =>
        (start > 0 && JapaneseText.HalfWidth(value[start - 1]) is '(' or '（') || (end < value.Length && JapaneseText.HalfWidth(value[end]) is '(' or ')' or '（');

    private static bool IsAbbreviation(string spelling) => spelling.Length is >= ShortestTerm and <= LongestAbbreviation && spelling.All(char.IsAsciiLetterUpper);

    private static bool IsTermPart(char c) => char.IsAsciiLetterOrDigit(c) || c is >= 'ァ' and <= 'ヺ' || IsJoint(c) || c == 'ー';

    private static bool IsJoint(char c) => c is '-' or '‐' or '_';

    private static string Spelling(string text) => text.Normalize(NormalizationForm.FormKC).Replace('‐', '-').Trim();

    private static string Loose(string spelling) => string.Concat(spelling.Where(c => !IsJoint(c))).ToUpperInvariant();

    /// <param name="Spelling">In half width; a hyphen is one whatever its sign.</param>
    private readonly record struct Word(MappedText Text, int Start, int Length, string Spelling, bool IsAtBracket);
}
