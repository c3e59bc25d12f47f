using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Completion;

/// <summary>Finds the origin of each marked repeat（再掲）and the repeats that nobody marked.
/// A copy may differ by a few characters (faults of typing or scanning) or leave words out; ministries may differ too.</summary>
public static class RestatementLinker
{
    /// <summary>Below this likeness a marked repeat stays without origin.</summary>
    private const double LeastMarked = 0.6;

    /// <summary>Below this likeness a likelier origin is looked for.</summary>
    private const double LeastSure = 0.9;

    /// <summary>From this likeness on two unmarked texts are one statement.</summary>
    private const double LeastSilent = 0.9;

    /// <summary>Shorter texts ("引き続き推進。") are alike by chance.</summary>
    private const int LeastSilentLength = 24;

    /// <summary>All repeats in document order, marked and silent.</summary>
    public static ImmutableArray<Restatement> Link(DraftEdition draft, CancellationToken cancel = default)
    {
        var places = StatedTexts.Of(draft);
        var keys = places.ConvertAll(p => p.Key);
        var index = new ShingleIndex(keys, keys, size: 8, sample: 4, mostPostings: 40, mostCandidates: 12);
        var origins = Origins(places, keys, index);
        var firsts = new Dictionary<(StatedKind Kind, ReportColumn? Column, string Key), StatedText>();
        var found = new List<Restatement>();
        for (var i = 0; i < places.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var place = places[i];
            if (origins.TryGetValue(place, out var best)) found.Add(ToRestatement(place, best.Score >= LeastMarked ? best.Origin : null, best.Score));
            else if (Silent(place, i, places, index, firsts) is { } silent) found.Add(silent);
            if (!place.IsMarked) firsts.TryAdd((place.Kind, place.Column, place.Key), place);
        }

        return [.. found];
    }

    // The likeliest origin of each marked repeat. A copy with many changes shares only short runs with its origin: those are tried when no long run led to one.
    private static Dictionary<StatedText, (StatedText? Origin, double Score)> Origins(List<StatedText> places, List<string> keys, ShingleIndex index)
    {
        var marked = places.Where(p => p.IsMarked);
        var origins = new Dictionary<StatedText, (StatedText? Origin, double Score)>(ReferenceEqualityComparer.Instance);
        foreach (var repeat in marked) origins[repeat] = Best(repeat, index.Candidates(repeat.Key).Select(i => places[i]));
        List<StatedText> open = [.. marked.Where(repeat => origins[repeat].Score < LeastSure)];
        if (open.Count == 0) return origins;
        var wide = new ShingleIndex(keys, open.ConvertAll(p => p.Key), size: 4, sample: 1, mostPostings: 200, mostCandidates: 60);
        foreach (var repeat in open) origins[repeat] = Best(repeat, wide.Candidates(repeat.Key).Select(i => places[i]));
        return origins;
    }

    private static (StatedText? Origin, double Score) Best(StatedText repeat, IEnumerable<StatedText> candidates)
    {
        StatedText? origin = null;
        var best = 0.0;
        var similarity = new TextSimilarity(repeat.Key);
        foreach (var candidate in candidates)
        {
            if (candidate.IsMarked || candidate.Kind != repeat.Kind || candidate.Order == repeat.Order && candidate.Kind != StatedKind.Indicator) continue;
            if (ReferenceEquals(candidate, repeat)) continue;
            var score = Likeness(repeat, candidate, similarity.CommonLength(candidate.Key));
            if (score <= best) continue;
            best = score;
            origin = candidate;
            if (best > 1) break; // the same words and ministries: nothing is likelier
        }

        return (origin, best);
    }

    // A copy may be cut down to a part of its origin, so containment counts too, but less than a whole match.
    private static double Likeness(StatedText repeat, StatedText candidate, int common)
    {
        if (common == 0) return 0;
        var ratio = 2.0 * common / (repeat.Key.Length + candidate.Key.Length);
        var contained = repeat.Key.Length <= candidate.Key.Length && candidate.Key.Contains(repeat.Key, StringComparison.Ordinal) ? 0.95 : 0;
        var share = 0.85 * common / Math.Min(repeat.Key.Length, candidate.Key.Length);
        return Math.Max(ratio, Math.Max(contained, share)) + (SameMinistries(repeat, candidate) ? 0.001 : 0);
    }

    private static bool SameMinistries(StatedText a, StatedText b) => a.Ministries.SequenceEqual(b.Ministries, StringComparer.Ordinal);

    private static Restatement? Silent(
        StatedText place, int number, List<StatedText> places, ShingleIndex index, Dictionary<(StatedKind Kind, ReportColumn? Column, string Key), StatedText> firsts)
    {
        if (place.Key.Length < LeastSilentLength || place.Kind == StatedKind.Indicator) return null;
        if (firsts.TryGetValue((place.Kind, place.Column, place.Key), out var same)) return ToRestatement(place, same, 1);
        StatedText? origin = null;
        var best = LeastSilent;
        TextSimilarity? similarity = null;
        foreach (var i in index.Candidates(place.Key, leastShare: 0.2))
        {
            var candidate = places[i];
            if (i >= number || candidate.IsMarked || candidate.Kind != place.Kind || candidate.Column != place.Column) continue;
            if (candidate.Order == place.Order && candidate.Item == place.Item) continue;
            var longest = Math.Max(candidate.Key.Length, place.Key.Length);
            if (2.0 * Math.Min(candidate.Key.Length, place.Key.Length) / (candidate.Key.Length + place.Key.Length) < LeastSilent) continue;
            if (longest < LeastSilentLength) continue;
            var ratio = (similarity ??= new(place.Key)).Ratio(candidate.Key);
            if (ratio <= best) continue;
            best = ratio;
            origin = candidate;
        }

        return origin is null ? null : ToRestatement(place, origin, best);
    }

    private static Restatement ToRestatement(StatedText repeat, StatedText? origin, double score) => new()
    {
        Order = repeat.Kind == StatedKind.Indicator ? null : repeat.Order,
        Column = repeat.Column,
        Item = repeat.Item,
        Indicator = repeat.Kind == StatedKind.Indicator ? repeat.Order : null,
        IsMarked = repeat.IsMarked,
        Similarity = Math.Min(1, score),
        Evidence = repeat.Evidence with { Rule = repeat.IsMarked ? "restatement.marked" : "restatement.silent", Confidence = Math.Min(1, score) },
        Origin = origin is null ? null : new(
            origin.Kind == StatedKind.Indicator ? null : origin.Order,
            origin.Item,
            origin.Kind == StatedKind.Indicator ? origin.Order : null,
            [.. origin.Evidence.LineRuns()]),
    };
}
