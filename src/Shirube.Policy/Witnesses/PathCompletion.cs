using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Policy.Witnesses;

/// <summary>A fragment of an edition may lack the numbers of the chapters above it; the edition's own paths complete them.</summary>
public static class PathCompletion
{
    /// <summary>The draft with whole section paths, as far as its measures' partners tell them; the same draft where nothing is missing.</summary>
    public static DraftEdition Complete(DraftEdition draft, Transcription transcription)
    {
        var missing = Missing(transcription.Partners);
        if (missing.Count == 0) return draft;
        SectionPath Whole(SectionPath path)
        {
            for (var length = Math.Min(path.Parts.Length, 2); length >= 1; length--)
            {
                if (!missing.TryGetValue(SectionPath.Of(path.Parts.Take(length)), out var gap)) continue;
                return SectionPath.Of([.. path.Parts.Take(gap.At), .. gap.Parts, .. path.Parts.Skip(gap.At)]);
            }

            return path;
        }

        return draft with
        {
            Sections = [.. draft.Sections.Select(s => Whole(s.Path) is var path && path.Equals(s.Path) ? s : s with { Path = path, Level = s.Level + path.Parts.Length - s.Path.Parts.Length })],
            Goals = [.. draft.Goals.Select(g => g with { Section = Whole(g.Section) })],
            Measures = [.. draft.Measures.Select(m => m with { Section = Whole(m.Section) })],
            Indicators = [.. draft.Indicators.Select(i => i with { Section = Whole(i.Section) })],
            Passages = [.. draft.Passages.Select(p => p with { Section = Whole(p.Section) })],
            ReferenceRows = [.. draft.ReferenceRows.Select(r => r with { Section = Whole(r.Section) })],
        };
    }

    // beginning of a fragment's path -> the parts that its measures' partners have more, and where
    private static Dictionary<SectionPath, (int At, ImmutableArray<string> Parts)> Missing(ImmutableArray<(MeasureReport Measure, MeasureReport Partner)> partners)
    {
        var votes = new Dictionary<SectionPath, Dictionary<string, (int Count, int At, ImmutableArray<string> Parts)>>();
        foreach (var (measure, partner) in partners)
        {
            var (mine, theirs) = (measure.Section.Parts, partner.Section.Parts);
            var at = 0;
            while (at < mine.Length && at < theirs.Length && mine[at] == theirs[at]) at++;
            var more = theirs.Length - mine.Length;
            var isGap = more > 0 && theirs.Skip(at + more).SequenceEqual(mine.Skip(at), StringComparer.Ordinal);
            if (!isGap && more != 0) continue;
            var parts = isGap ? theirs.Slice(at, more) : [];
            var start = SectionPath.Of(mine.Take(Math.Min(at + 1, mine.Length)));
            if (!votes.TryGetValue(start, out var counts)) votes[start] = counts = new(StringComparer.Ordinal);
            var name = string.Join('/', parts);
            counts[name] = (counts.GetValueOrDefault(name).Count + 1, at, parts);
        }

        return votes.Select(v => (v.Key, Best: v.Value.OrderByDescending(c => c.Value.Count).ThenBy(c => c.Key, StringComparer.Ordinal).First().Value))
            .Where(v => v.Best.Parts.Length > 0)
            .ToDictionary(v => v.Key, v => (v.Best.At, v.Best.Parts));
    }
}
