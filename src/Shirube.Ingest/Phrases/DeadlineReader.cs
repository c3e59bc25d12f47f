using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Phrases;

/// <summary>Finds the dates that a text sets itself. A date is a deadline by the word that closes it（まで, 中, 内, から, に …）,
/// unless what it tells lies behind it already（策定した）, belongs to another thing（…年度から実施される要領）or is part of a name in 「」.</summary>
public static class DeadlineReader
{
    private const string Rule = "phrase.deadline";

    /// <summary>Deadlines in the order of the text; past events, baselines, data years, names of plans and law numbers are none.</summary>
    public static ImmutableArray<Deadline> Read(MappedText text)
    {
        var value = text.Value;
        var periods = PeriodReader.Find(value);
        var spans = SpanFromNow.Find(value);
        if (periods.IsEmpty && spans.IsEmpty) return [];
        var quoted = QuotedMask(value);
        var found = new List<(int Index, Deadline Deadline)>();
        for (var i = 0; i < periods.Length; i++)
        {
            var period = periods[i];
            if (quoted[period.Index] || IsBaseline(value, period.Index)) continue;
            var next = i + 1 < periods.Length ? periods[i + 1] : null;
            if (DeadlineEnding.Read(value, period, next) is not { } ending) continue;
            found.Add((period.Index, new(
                TextScan.WithoutBlanks(value, period.Index, ending.End),
                ending.Kind,
                period.Period.IsDecade ? null : period.Period.Year,
                period.Period.IsFiscal,
                period.Period.Start,
                period.Period.End,
                Evidence.Of(Rule, text.Slice(period.Index, ending.End - period.Index), ending.Confidence))));
        }

        foreach (var span in spans)
        {
            if (quoted[span.Index]) continue;
            var printed = TextScan.WithoutBlanks(value, span.Index, span.End);
            found.Add((span.Index, new(printed, span.Kind, null, false, null, null, Evidence.Of(Rule, text.Slice(span.Index, span.End - span.Index), 0.9))));
        }

        return [.. found.OrderBy(f => f.Index).Select(f => f.Deadline)];
    }

    // 対2020年度
    private static bool IsBaseline(string text, int at) => TextScan.Before(text, at) is >= 0 and var before && text[before] == '対';

    // true for each sign inside a closed pair of 「」 or 『』
    private static bool[] QuotedMask(string text)
    {
        var mask = new bool[text.Length];
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '「' or '『') open.Push(i);
            if (text[i] is not ('」' or '』') || open.Count == 0) continue;
            var start = open.Pop();
            if (open.Count == 0) mask.AsSpan(start, i - start).Fill(true);
        }

        return mask;
    }
}
