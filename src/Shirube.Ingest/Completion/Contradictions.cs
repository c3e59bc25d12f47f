using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Completion;

/// <summary>Places where two statements of one document do not agree, or where one that should be there is missing.</summary>
public static class Contradictions
{
    public static IEnumerable<Finding> Find(DraftEdition draft) =>
        [.. SourcesOlderThanValues(draft), .. Footnotes(draft), .. Restatements(draft)];

    // a value of 2023 cannot come from a report of 2022
    private static IEnumerable<Finding> SourcesOlderThanValues(DraftEdition draft)
    {
        var notes = draft.Footnotes.GroupBy(f => f.Number).ToDictionary(g => g.Key, g => g.First());
        foreach (var indicator in draft.Indicators)
        {
            var newest = indicator.Values.Where(v => v.Footnote is null).Max(v => v.Year);
            if (newest is not { } year) continue;
            foreach (var number in indicator.Footnotes)
            {
                if (!notes.TryGetValue(number, out var note) || note.Kind != FootnoteKind.Source) continue;
                if (LatestYear(note.Text) is not { } published || published >= year) continue;
                yield return new(
                    Severity.Warning,
                    "source-older-than-value",
                    $"指標「{indicator.Name}」の値は{year}年ですが、脚注{number}の出典は{published}年です",
                    $"The value of \"{indicator.Name}\" is of {year}, but footnote {number} names a source of {published}",
                    [.. indicator.Evidence.Spans, .. note.Evidence.Spans]);
            }
        }
    }

    private static IEnumerable<Finding> Footnotes(DraftEdition draft)
    {
        foreach (var note in draft.Footnotes)
        {
            if (!note.References.IsEmpty) continue;
            yield return new(
                Severity.Warning,
                "footnote-without-reference",
                $"脚注{note.Number}は本文から参照されていません",
                $"Footnote {note.Number} is not referred to in the text",
                note.Evidence.Spans);
        }

        var known = draft.Footnotes.Select(f => f.Number).ToHashSet();
        foreach (var (number, spans) in ReferencedNumbers(draft))
        {
            if (known.Contains(number)) continue;
            yield return new(
                Severity.Warning,
                "reference-without-footnote",
                $"脚注{number}が参照されていますが、脚注の本文がありません",
                $"Footnote {number} is referred to, but has no text",
                spans);
        }
    }

    private static IEnumerable<(int Number, ImmutableArray<SourceSpan> Spans)> ReferencedNumbers(DraftEdition draft)
    {
        foreach (var measure in draft.Measures)
        {
            foreach (var number in measure.Footnotes) yield return (number, measure.Evidence.Spans);
            foreach (var item in measure.Status.Concat(measure.Next))
            {
                foreach (var number in item.Footnotes) yield return (number, item.Evidence.Spans);
            }
        }

        foreach (var indicator in draft.Indicators)
        {
            foreach (var number in indicator.Footnotes) yield return (number, indicator.Evidence.Spans);
        }
    }

    private static IEnumerable<Finding> Restatements(DraftEdition draft)
    {
        foreach (var restatement in draft.Restatements)
        {
            if (!restatement.IsMarked) continue;
            if (restatement.Origin is null)
            {
                yield return new(
                    Severity.Warning,
                    "restatement-without-origin",
                    "再掲とありますが、もとの記述が見つかりません",
                    "Marked as a repeat, but what it repeats was not found",
                    restatement.Evidence.Spans);
            }
            else if (restatement.Similarity is < 1 and >= 0.9)
            {
                yield return new(
                    Severity.Information,
                    "restatement-differs",
                    "再掲の文言がもとの記述と少し違います",
                    "The repeat differs a little from what it repeats",
                    restatement.Evidence.Spans);
            }
        }
    }

    // the last 4-digit year that stands in the text, 1900 to 2100
    private static int? LatestYear(string text)
    {
        int? latest = null;
        for (var i = 0; i < text.Length;)
        {
            var end = TextScan.SkipRun(text, i);
            if (end - i == 4 && TextScan.Digits(text, i).Value is >= 1900 and <= 2100 and var year) latest = Math.Max(latest ?? year, year);
            i = end;
        }

        return latest;
    }
}
