using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Policy.Measures;

namespace Shirube.Policy.Witnesses;

public enum WitnessState
{
    /// <summary>Both say the same.</summary>
    Same,

    /// <summary>Both have the fact and print it differently.</summary>
    Differs,

    /// <summary>Only the witness has it.</summary>
    OnlyHere,
}

/// <summary>One fact of a witness beside the edition's.</summary>
/// <param name="Fact">Id in the edition's reading; null where only the witness has it.</param>
/// <param name="Text">As the witness prints it.</param>
/// <param name="Spans">In the witness's text.</param>
public sealed record WitnessFact(string? Fact, WitnessState State, string Text, ImmutableArray<SourceSpan> Spans);

/// <summary>A draft laid beside a stored edition: is it another transcription of the same text, or of a part of it?</summary>
public sealed record Transcription
{
    private const double PlanShareNeeded = 0.8;

    // the plan's text is constant over the editions of a plan, reports are not: only they tell transcriptions from next year's edition
    private const double ItemShareNeeded = 0.5;

    /// <summary>Share of the draft's measures whose plan text the edition has.</summary>
    public required double PlanShare { get; init; }

    /// <summary>Share of the draft's status items and next steps whose text the edition has.</summary>
    public required double ItemShare { get; init; }

    public required ImmutableArray<WitnessFact> Facts { get; init; }

    /// <summary>Measures of the draft with their partners in the edition.</summary>
    public required ImmutableArray<(MeasureReport Measure, MeasureReport Partner)> Partners { get; init; }

    public bool IsSameText => PlanShare >= PlanShareNeeded && ItemShare >= ItemShareNeeded;

    public int Confirmed => Facts.Count(f => f.State == WitnessState.Same);

    public int Differing => Facts.Length - Confirmed;

    /// <summary>Lays <paramref name="draft"/> beside <paramref name="edition"/>. A draft without measures is a transcription of nothing.</summary>
    public static Transcription Compare(DraftEdition draft, DraftEdition edition)
    {
        var unused = edition.Measures.GroupBy(m => PlanKey.Of(m.PlanText), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new Queue<MeasureReport>(g), StringComparer.Ordinal);
        var partners = ImmutableArray.CreateBuilder<(MeasureReport, MeasureReport)>();
        var facts = ImmutableArray.CreateBuilder<WitnessFact>();
        var alone = new List<MeasureReport>();
        foreach (var measure in draft.Measures)
        {
            if (!unused.TryGetValue(PlanKey.Of(measure.PlanText), out var same) || same.Count == 0)
            {
                alone.Add(measure);
                continue;
            }

            var partner = same.Dequeue();
            partners.Add((measure, partner));
            facts.Add(new(FactIds.Measure(partner.Order), WitnessState.Same, measure.PlanText, measure.Evidence.Spans));
            CompareItems(measure, partner, ReportColumn.Status, facts);
            CompareItems(measure, partner, ReportColumn.Next, facts);
        }

        foreach (var measure in alone)
        {
            var near = Nearest(measure.PlanText, unused.Values.SelectMany(q => q), m => m.PlanText);
            facts.Add(new(near is null ? null : FactIds.Measure(near.Order), near is null ? WitnessState.OnlyHere : WitnessState.Differs, measure.PlanText, measure.Evidence.Spans));
            if (near is null) continue;
            partners.Add((measure, near));
            CompareItems(measure, near, ReportColumn.Status, facts);
            CompareItems(measure, near, ReportColumn.Next, facts);
        }

        return new()
        {
            PlanShare = draft.Measures.IsEmpty ? 0 : (double)partners.Count / draft.Measures.Length,
            ItemShare = ItemShareOf(draft, edition),
            Facts = facts.DrainToImmutable(),
            Partners = partners.DrainToImmutable(),
        };
    }

    private static double ItemShareOf(DraftEdition draft, DraftEdition edition)
    {
        var known = edition.Measures.SelectMany(m => m.Status.Concat(m.Next)).Select(i => PlanKey.Of(i.Text)).ToHashSet(StringComparer.Ordinal);
        var keys = draft.Measures.SelectMany(m => m.Status.Concat(m.Next)).Select(i => PlanKey.Of(i.Text)).ToList();
        return keys.Count == 0 ? 1 : (double)keys.Count(known.Contains) / keys.Count;
    }

    private static void CompareItems(MeasureReport measure, MeasureReport partner, ReportColumn column, ImmutableArray<WitnessFact>.Builder facts)
    {
        var mine = column == ReportColumn.Status ? measure.Status : measure.Next;
        var theirs = (column == ReportColumn.Status ? partner.Status : partner.Next).ToList();
        var left = new List<ReportItem>();
        foreach (var item in mine)
        {
            var key = PlanKey.Of(item.Text);
            var index = theirs.FindIndex(t => PlanKey.Of(t.Text) == key);
            if (index < 0)
            {
                left.Add(item);
                continue;
            }

            facts.Add(new(FactIds.Item(partner.Order, column, theirs[index].Number), WitnessState.Same, item.Text, item.Evidence.Spans));
            theirs.RemoveAt(index);
        }

        foreach (var item in left)
        {
            var near = Nearest(item.Text, theirs, t => t.Text);
            if (near is not null) theirs.Remove(near);
            facts.Add(new(
                near is null ? null : FactIds.Item(partner.Order, column, near.Number),
                near is null ? WitnessState.OnlyHere : WitnessState.Differs,
                item.Text,
                item.Evidence.Spans));
        }
    }

    // most bigrams in common; half of them at least
    private static T? Nearest<T>(string text, IEnumerable<T> candidates, Func<T, string> textOf)
        where T : class
    {
        var mine = Bigrams(text);
        T? best = null;
        var bestShare = 0.5;
        foreach (var candidate in candidates)
        {
            var theirs = Bigrams(textOf(candidate));
            var share = 2.0 * theirs.Count(mine.Contains) / Math.Max(1, mine.Count + theirs.Count);
            if (share <= bestShare) continue;
            best = candidate;
            bestShare = share;
        }

        return best;
    }

    private static HashSet<(char, char)> Bigrams(string text)
    {
        var key = PlanKey.Of(text);
        var bigrams = new HashSet<(char, char)>();
        for (var i = 1; i < key.Length; i++) bigrams.Add((key[i - 1], key[i]));
        return bigrams;
    }
}
