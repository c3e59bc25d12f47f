using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Completion;

/// <summary>Footnotes without a reference, and references without a footnote. Where references are plain digits the grammars look for those of the
/// bodies they have; what a gap in the numbers refers to is looked for here.</summary>
internal static class FootnoteMatch
{
    public static IEnumerable<Finding> Find(DraftEdition draft)
    {
        foreach (var note in draft.Footnotes)
        {
            if (note.References.IsEmpty) yield return WithoutReference(note);
        }

        var bodies = draft.Footnotes.ToLookup(f => f.Number);
        var references = References(draft).ToLookup(r => r.Number, r => r.Span);
        foreach (var number in references.Select(r => r.Key).Where(n => !bodies.Contains(n)).Order()) yield return WithoutBody(number, [.. references[number]]);
        foreach (var (number, from, to) in Gaps(draft).Where(g => !references.Contains(g.Number)))
        {
            var spans = Enumerable.Range(from, to - from + 1).SelectMany(line => Places(draft.Document, line, number)).ToImmutableArray();
            if (spans is [_]) yield return WithoutBody(number, spans);
            else yield return Skipped(number, [.. bodies[number - 1].Concat(bodies[number + 1]).SelectMany(f => f.Evidence.Spans)]);
        }
    }

    private static IEnumerable<(int Number, SourceSpan Span)> References(DraftEdition draft)
    {
        foreach (var piece in draft.Pieces.Where(p => p.Role == "footnoteReference"))
        {
            var number = 0;
            foreach (var c in draft.Document.TextAt([piece.Span]).Value + " ") // ¹⁶, 16, or several: ^{37 38 39}
            {
                var digit = Math.Max(JapaneseText.SuperscriptValue(c), JapaneseText.DigitValue(c));
                if (digit < 0 && number > 0) yield return (number, piece.Span);
                number = digit < 0 ? 0 : Math.Min((number * 10) + digit, 1_000_000);
            }
        }
    }

    /// <summary>Numbers that are left out between footnotes, with the lines their references must stand in.</summary>
    private static IEnumerable<(int Number, int From, int To)> Gaps(DraftEdition draft)
    {
        var places = draft.Footnotes.Where(f => !f.References.IsEmpty).GroupBy(f => f.Number)
            .Select(g => (Number: g.Key, From: g.Max(f => f.References[0].Line), To: g.Min(f => f.References[0].Line)))
            .OrderBy(p => p.Number).ToList();
        foreach (var (before, after) in places.Zip(places.Skip(1)))
        {
            if (after.Number - before.Number > LargestGap || before.From > after.To) continue;
            for (var number = before.Number + 1; number < after.Number; number++) yield return (number, before.From, after.To);
        }
    }

    private const int LargestGap = 10; // more is another count, not a footnote that was forgotten

    // behind a word, and the sentence goes on or ends: 研究法 139を, ＬＮＧ140、; but not 約 140カ国, 140人
    private static IEnumerable<SourceSpan> Places(SourceDocument document, int line, int number)
    {
        var text = document.Lines[line - 1];
        var digits = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        for (var at = text.IndexOf(digits, StringComparison.Ordinal); at >= 0; at = text.IndexOf(digits, at + 1, StringComparison.Ordinal))
        {
            var before = text.AsSpan(0, at).TrimEnd();
            var after = text.AsSpan(at + digits.Length).TrimStart();
            if (before is not [.., var word] || !(char.IsLetter(word) || word is '」' or '）' or '】') || char.IsAscii(word) || word is '第' or '約') continue;
            if (after is [var next, ..] && next is not ((>= 'ぁ' and <= 'ゖ') or '、' or '。' or '）' or '」' or '（' or '「')) continue;
            yield return new(document.Hash, line, at, digits.Length);
        }
    }

    private static Finding WithoutReference(Footnote note) => new(
        Severity.Warning,
        "footnote-without-reference",
        $"脚注{note.Number}は本文から参照されていません",
        $"Footnote {note.Number} is not referred to in the text",
        note.Evidence.Spans);

    private static Finding WithoutBody(int number, ImmutableArray<SourceSpan> spans) => new(
        Severity.Warning,
        "reference-without-footnote",
        $"脚注{number}が参照されていますが、脚注の本文がありません",
        $"Footnote {number} is referred to, but has no text",
        spans);

    private static Finding Skipped(int number, ImmutableArray<SourceSpan> neighbours) => new(
        Severity.Information,
        "footnote-number-skipped",
        $"脚注の番号{number}が抜けています",
        $"The footnotes skip number {number}",
        neighbours);
}
