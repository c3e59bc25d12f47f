using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Shirube.Core;

namespace Shirube.Policy.Reviews;

/// <summary>The keys of a reading's facts from both ends, and the way back to a fact that newer rules read with other words.</summary>
public sealed class FactKeyIndex
{
    // at least this share of a place must lie in the fact that takes it over
    private const double LeastShare = 0.5;

    private static readonly ConditionalWeakTable<DraftEdition, FactKeyIndex> Known = [];

    private readonly DraftEdition _draft;
    private readonly ImmutableDictionary<string, string> _keys;
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<int, (string Id, SourceSpan Span)>> _byLine;

    private FactKeyIndex(DraftEdition draft)
    {
        _draft = draft;
        _keys = FactKeys.Of(draft);
        foreach (var (id, key) in _keys) _ids[key] = id;
        _byLine = new(() => Places().SelectMany(f => f.Spans.Select(s => (f.Id, Span: s))).ToLookup(f => f.Span.Line));
    }

    /// <param name="draft">As the rules read it, without corrections: keys are made of printed text.</param>
    public static FactKeyIndex Of(DraftEdition draft) => Known.GetValue(draft, d => new(d));

    /// <summary>Null for what cannot be reviewed.</summary>
    public string? KeyOf(string id) => _keys.GetValueOrDefault(id);

    /// <summary>The fact with the key; where none has it any more, the fact of its kind that stands at most of its place. Null where there is neither.</summary>
    public string? FindId(string key, ImmutableArray<SourceSpan> place) => _ids.TryGetValue(key, out var id) ? id : At(key[..(key.IndexOf('|', StringComparison.Ordinal) + 1)], place);

    private string? At(string kind, ImmutableArray<SourceSpan> place)
    {
        if (kind.Length == 0 || place.IsEmpty || place[0].Document != _draft.Document.Hash) return null;
        var shared = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var span in place)
        {
            foreach (var (id, other) in _byLine.Value[span.Line])
            {
                var common = Math.Min(span.EndExclusive, other.EndExclusive) - Math.Max(span.Start, other.Start);
                if (common > 0 && _keys[id].StartsWith(kind, StringComparison.Ordinal)) shared[id] = shared.GetValueOrDefault(id) + common;
            }
        }

        if (shared.Count == 0) return null;
        var (best, length) = shared.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).First();
        return length >= place.Sum(s => s.Length) * LeastShare ? best : null;
    }

    private IEnumerable<(string Id, ImmutableArray<SourceSpan> Spans)> Places() =>
    [
        .. EditionFact.Of(_draft).Select(f => (f.Id, f.Evidence.Spans)),
        .. _draft.Legend.Select((e, i) => (FactIds.Legend(i + 1), e.Evidence.Spans)),
        .. _draft.Abbreviations.Select((a, i) => (FactIds.Abbreviation(i + 1), a.Evidence.Spans)),
        .. _draft.Findings.Select((f, i) => (FactIds.Finding(i + 1), f.Spans)),
    ];
}
