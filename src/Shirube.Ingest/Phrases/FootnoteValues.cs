using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Phrases;

/// <summary>A value that stands in a footnote.</summary>
internal readonly record struct FootnoteObservation(int Footnote, Observation Value);

/// <summary>What the footnotes of an indicator say beside their sources: values, and the time of the values in the text.</summary>
/// <param name="Values">In the order of the footnotes.</param>
/// <param name="Period">Time that a footnote gives without a value（2024年5月時点）; null where none does.</param>
internal sealed record FootnoteValues(ImmutableArray<FootnoteObservation> Values, PrintedPeriod? Period)
{
    // sentences of these tell of other things: targets, benchmarks, definitions
    private static readonly string[] OtherThings = ["目標", "目指", "国際平均", "世界平均", "ＯＥＣＤ平均", "OECD平均", "平均は", "とは、", "を指", "相当"];

    public static FootnoteValues Read(ImmutableArray<int> numbers, Func<int, MappedText?> footnote)
    {
        var values = ImmutableArray.CreateBuilder<FootnoteObservation>();
        PrintedPeriod? period = null;
        foreach (var number in numbers)
        {
            if (footnote(number) is not { } body) continue;
            foreach (var sentence in Sentences(body))
            {
                var found = ReadSentence(sentence);
                values.AddRange(found.Select(o => new FootnoteObservation(number, o)));
                if (found.IsEmpty) period ??= TimeOf(sentence.Value);
            }
        }

        return new(values.DrainToImmutable(), period);
    }

    private static ImmutableArray<Observation> ReadSentence(MappedText sentence)
    {
        var masked = Brackets.Mask(sentence.Value, Brackets.Find(sentence.Value));
        if (OtherThings.Any(word => masked.Contains(word, StringComparison.Ordinal))) return [];
        var found = ObservationReader.Read(sentence).RemoveAll(o => IsChange(o.Quantity));
        if (found.IsEmpty || found.All(o => o.Period is not null)) return found;
        var period = PeriodBefore(sentence.Value, masked);
        return [.. found.Select(o => o.Period is null ? o with { Period = period, PeriodText = period?.Text } : o)];
    }

    // a change or a multiple is said of a target, not observed
    private static bool IsChange(Quantity quantity) => quantity.Unit is { } unit && (unit == "倍" || unit.EndsWith('増') || unit.EndsWith('減'));

    // a time in the sentence itself, else the first one in the name of the source（「令和５年度…調査」によれば）
    private static PrintedPeriod? PeriodBefore(string value, string masked)
    {
        var own = PeriodReader.Find(masked, joinFromTo: true);
        if (!own.IsEmpty) return own[^1].Period;
        if (!value.Contains("によれば", StringComparison.Ordinal)) return null;
        var named = PeriodReader.Find(value, joinFromTo: true);
        return named.IsEmpty ? null : named[0].Period;
    }

    // 「2024年5月時点」 and nothing else
    private static PrintedPeriod? TimeOf(string sentence)
    {
        var periods = PeriodReader.Find(sentence);
        if (periods.Length != 1) return null;
        var found = periods[0];
        var rest = TextScan.WithoutBlanks(sentence, found.End, sentence.Length).TrimEnd('。');
        return found.Index <= 1 && rest is "時点" or "現在" or "" or "時点の値" or "時点の数値" ? found.Period : null;
    }

    private static IEnumerable<MappedText> Sentences(MappedText body)
    {
        var masked = Brackets.Mask(body.Value, Brackets.Find(body.Value));
        for (var start = 0; start < body.Length;)
        {
            var stop = masked.IndexOf('。', start);
            var end = stop < 0 ? body.Length : stop + 1;
            var sentence = body.Slice(start, end - start).Trim();
            if (!sentence.IsBlank) yield return sentence;
            start = end;
        }
    }
}
