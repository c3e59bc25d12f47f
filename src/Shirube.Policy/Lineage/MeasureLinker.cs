using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Policy.Measures;

namespace Shirube.Policy.Lineage;

/// <summary>Links the measures of two editions. Inside one plan period the plan's text is constant: its key is the identity, exact
/// first, then alike. What has no partner is new, dropped or finished where the other edition covers its section.</summary>
public sealed class MeasureLinker
{
    // below this likeness two plan texts are two measures
    private const double LeastAlike = 0.75;

    // of the shorter text, for parts of a split or merged measure
    private const double LeastPart = 0.9;
    private const int LeastPartLength = 30;
    private const int MostCandidates = 8;

    private readonly ImmutableArray<MeasureReport> _earlier;
    private readonly ImmutableArray<MeasureReport> _later;
    private readonly string[] _earlierKeys;
    private readonly string[] _laterKeys;
    private readonly Lazy<ShingleIndex> _earlierIndex; // not made where every measure has its equal
    private readonly List<(int From, int To, double Alike)> _links = [];
    private readonly HashSet<int> _linkedFrom = [];
    private readonly HashSet<int> _linkedTo = [];

    private readonly LinkWords _words;

    private MeasureLinker(DraftEdition earlier, DraftEdition later, LinkWords words)
    {
        (_earlier, _later, _words) = (earlier.Measures, later.Measures, words);
        _earlierKeys = [.. _earlier.Select(m => PlanKey.Of(m.PlanText))];
        _laterKeys = [.. _later.Select(m => PlanKey.Of(m.PlanText))];
        _earlierIndex = new(() => Index(_earlierKeys));
    }

    /// <summary>All links: those with a later measure in its order, then what only the earlier edition has.</summary>
    public static ImmutableArray<MeasureLink> Link(DraftEdition earlier, DraftEdition later) => Link(earlier, later, LinkWords.None);

    /// <param name="words">What people said of the links: what they confirmed is there first, what they undid is never made.</param>
    public static ImmutableArray<MeasureLink> Link(DraftEdition earlier, DraftEdition later, LinkWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var linker = new MeasureLinker(earlier, later, words);
        linker.LinkConfirmed();
        linker.LinkExact();
        linker.LinkAlike();
        var (held, heldLater) = (new SectionCoverage(earlier), new SectionCoverage(later));
        linker.LinkParts(heldLater);
        return linker.Result(held, heldLater);
    }

    private void LinkConfirmed()
    {
        if (_words.Confirmed.Count == 0) return;
        var (from, to) = (Positions(_earlier), Positions(_later));
        foreach (var sides in _words.Confirmed.Keys.OrderBy(s => s.To).ThenBy(s => s.From))
        {
            // one side alone: it stays without a partner
            if (sides.From is null && to.TryGetValue(sides.To!.Value, out var alone)) _linkedTo.Add(alone);
            else if (sides.To is null && from.TryGetValue(sides.From!.Value, out alone)) _linkedFrom.Add(alone);
            else if (sides is { From: { } f, To: { } t } && from.TryGetValue(f, out var before) && to.TryGetValue(t, out var after))
            {
                Add(before, after, new TextSimilarity(_laterKeys[after]).Ratio(_earlierKeys[before]));
            }
        }
    }

    private void LinkExact()
    {
        var earlier = ByKey(_earlierKeys);
        foreach (var (key, theirs) in ByKey(_laterKeys).OrderBy(p => p.Value[0]))
        {
            if (!earlier.TryGetValue(key, out var ours)) continue;
            var free = ours.FindAll(f => !_linkedFrom.Contains(f));
            foreach (var to in theirs)
            {
                if (_linkedTo.Contains(to)) continue;
                bool IsFree(int from) => !IsUndone(from, to);
                // a measure that stands several times: its own section first, then the original, then any
                var from = First(free, f => IsFree(f) && _earlier[f].Section.Equals(_later[to].Section)) ?? First(free, f => IsFree(f) && !_earlier[f].IsRestated) ?? First(free, IsFree) ?? First(ours, IsFree);
                if (from is not { } found) continue;
                free.Remove(found);
                Add(found, to, 1);
            }
        }
    }

    private void LinkAlike()
    {
        var pairs = new List<(int From, int To, double Alike)>();
        for (var to = 0; to < _laterKeys.Length; to++)
        {
            if (_linkedTo.Contains(to)) continue;
            var text = new TextSimilarity(_laterKeys[to]);
            foreach (var from in _earlierIndex.Value.Candidates(_laterKeys[to]))
            {
                var alike = text.Ratio(_earlierKeys[from]);
                if (alike >= LeastAlike && !IsUndone(from, to)) pairs.Add((from, to, alike));
            }
        }

        foreach (var (from, to, alike) in pairs.OrderByDescending(p => p.Alike).ThenBy(p => p.To).ThenBy(p => p.From))
        {
            if (!_linkedTo.Contains(to) && !_linkedFrom.Contains(from)) Add(from, to, alike);
        }
    }

    // what is left: a text that stands whole inside a longer one of the other edition
    private void LinkParts(SectionCoverage later)
    {
        foreach (var (part, whole, share) in Parts(_laterKeys, _linkedTo, _earlierKeys, _earlierIndex, (part, whole) => IsUndone(whole, part))) Add(whole, part, share);
        foreach (var (part, whole, share) in Parts(_earlierKeys, _linkedFrom, _laterKeys, new(() => Index(_laterKeys)), IsUndone))
        {
            if (later.Holds(_earlier[part])) Add(part, whole, share);
        }
    }

    // each text of one edition that is not linked yet, with the first text of the other that holds it
    private static List<(int Part, int Whole, double Share)> Parts(string[] keys, HashSet<int> linked, string[] wholes, Lazy<ShingleIndex> index, Func<int, int, bool> isUndone)
    {
        var parts = new List<(int Part, int Whole, double Share)>();
        for (var part = 0; part < keys.Length; part++)
        {
            var key = keys[part];
            if (linked.Contains(part) || key.Length < LeastPartLength) continue;
            var text = new TextSimilarity(key);
            foreach (var whole in index.Value.Candidates(key))
            {
                var share = (double)text.CommonLength(wholes[whole]) / key.Length;
                if (wholes[whole].Length <= key.Length || share < LeastPart || isUndone(part, whole)) continue;
                parts.Add((part, whole, share));
                break;
            }
        }

        return parts;
    }

    private ImmutableArray<MeasureLink> Result(SectionCoverage earlier, SectionCoverage later)
    {
        var to = _links.ToLookup(l => l.To);
        var from = _links.ToLookup(l => l.From);
        var result = ImmutableArray.CreateBuilder<MeasureLink>();
        for (var i = 0; i < _later.Length; i++)
        {
            if (!to.Contains(i)) result.Add(new(null, _later[i].Order, earlier.Holds(_later[i]) ? LineageRelation.New : LineageRelation.NotCovered, LinkConfidence.Missing, []));
            foreach (var (f, t, alike) in to[i].OrderBy(l => l.From)) result.Add(Linked(f, t, alike, from[f].Count(), to[t].Count()));
        }

        for (var i = 0; i < _earlier.Length; i++)
        {
            if (!from.Contains(i)) result.Add(new(_earlier[i].Order, null, Gone(_earlier[i], later), LinkConfidence.Missing, []));
        }

        for (var i = 0; i < result.Count; i++)
        {
            if (_words.Confirmed.TryGetValue(result[i].Sides, out var who)) result[i] = result[i] with { Confidence = 1, Person = who };
        }

        return result.DrainToImmutable();
    }

    private MeasureLink Linked(int from, int to, double alike, int partsLater, int partsEarlier)
    {
        var relation = alike >= 1 && _earlierKeys[from] == _laterKeys[to] ? LineageRelation.Continued
            : partsLater > 1 ? LineageRelation.Split
            : partsEarlier > 1 ? LineageRelation.Merged
            : LineageRelation.Changed;
        var changes = relation == LineageRelation.Continued ? [] : TextChanges.Between(_earlier[from].PlanText, _later[to].PlanText);
        return new(_earlier[from].Order, _later[to].Order, relation, LinkConfidence.Of(alike), changes);
    }

    private static LineageRelation Gone(MeasureReport measure, SectionCoverage later) =>
        !later.Holds(measure) ? LineageRelation.NotCovered
        : !measure.Status.IsEmpty && measure.Status.All(i => i.IsFinished) && measure.Next.IsEmpty ? LineageRelation.Finished
        : LineageRelation.Dropped;

    private static ShingleIndex Index(string[] keys) => new(keys, size: 5, mostPostings: 60, mostCandidates: MostCandidates);

    // undone by a person, or one of the two was said to have no partner
    private bool IsUndone(int from, int to)
    {
        var sides = new LinkSides(_earlier[from].Order, _later[to].Order);
        return _words.Undone.Contains(sides) || _words.Confirmed.ContainsKey(sides with { From = null }) || _words.Confirmed.ContainsKey(sides with { To = null });
    }

    private static Dictionary<int, int> Positions(ImmutableArray<MeasureReport> measures)
    {
        var positions = new Dictionary<int, int>();
        for (var i = 0; i < measures.Length; i++) positions[measures[i].Order] = i;
        return positions;
    }

    private void Add(int from, int to, double alike)
    {
        _links.Add((from, to, alike));
        _linkedFrom.Add(from);
        _linkedTo.Add(to);
    }

    private static Dictionary<string, List<int>> ByKey(string[] keys)
    {
        var byKey = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Length; i++)
        {
            if (!byKey.TryGetValue(keys[i], out var places)) byKey[keys[i]] = places = [];
            places.Add(i);
        }

        return byKey;
    }

    private static int? First(List<int> places, Predicate<int> fits)
    {
        var at = places.FindIndex(fits);
        return at < 0 ? null : places[at];
    }
}
