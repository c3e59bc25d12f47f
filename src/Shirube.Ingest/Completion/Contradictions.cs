using Shirube.Core;

namespace Shirube.Ingest.Completion;

/// <summary>Places where two statements of one document do not agree, or where one that should be there is missing.</summary>
public static class Contradictions
{
    public static IEnumerable<Finding> Find(DraftEdition draft) =>
        [.. SourcesOlderThanValues(draft), .. Restatements(draft)];

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
                if (YearMark.FourDigits(note.Text).Where(y => y is >= 1900 and <= 2100).Max(y => (int?)y) is not { } published || published >= year) continue;
                yield return new(
                    Severity.Warning,
                    "source-older-than-value",
                    $"指標「{indicator.Name}」の値は{year}年ですが、脚注{number}の出典は{published}年です",
                    $"The value of \"{indicator.Name}\" is of {year}, but footnote {number} names a source of {published}",
                    [.. indicator.Evidence.Spans, .. note.Evidence.Spans]);
            }
        }
    }

    private static IEnumerable<Finding> Restatements(DraftEdition draft)
    {
        var orphans = draft.Restatements.Where(r => r.IsMarked && r.Origin is null).ToList();
        if (orphans.Count > 0)
        {
            yield return new(
                Severity.Information,
                "restatement-without-origin",
                $"再掲とある記述のうち{orphans.Count}件は、もとの記述がこの文書に見つかりません（文書の一部だけのときは、別の部分にあることがあります）",
                $"What {orphans.Count} of the statements marked as repeats repeat was not found in this document (it may stand in another part)",
                [.. orphans.SelectMany(r => r.Evidence.Spans)]);
        }

        foreach (var restatement in draft.Restatements)
        {
            if (!restatement.IsMarked || restatement.Origin is null || restatement.Similarity is >= 1 or < 0.9) continue;
            yield return new(
                Severity.Information,
                "restatement-differs",
                $"{Place(restatement)}は再掲ですが、文言がもとの記述と少し違います",
                $"{PlaceInEnglish(restatement)} is a repeat, but its words differ a little from what it repeats",
                restatement.Evidence.Spans);
        }
    }

    private static string Place(Restatement r) =>
        r.Indicator is { } indicator ? $"指標{indicator}" : r.Item is { } item ? $"施策{r.Order}の{(r.Column == ReportColumn.Next ? "今後の取組方針" : "実施状況")}{item}" : $"施策{r.Order}";

    private static string PlaceInEnglish(Restatement r) =>
        r.Indicator is { } indicator ? $"Indicator {indicator}" : r.Item is { } item ? $"{(r.Column == ReportColumn.Next ? "Next step" : "Status item")} {item} of measure {r.Order}" : $"Measure {r.Order}";
}
