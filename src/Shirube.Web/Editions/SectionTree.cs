using System.Collections.Immutable;
using System.Globalization;
using Shirube.Core;

namespace Shirube.Web.Editions;

/// <summary>Hangs an edition's facts on its sections. A fact whose path no section has hangs on the nearest section above it in the document.</summary>
internal sealed class SectionTree
{
    private readonly ILookup<SectionPath, SectionNode> _byPath;

    public SectionTree(DraftEdition draft, RestatedFacts restated)
    {
        All = Nodes(draft, restated);
        _byPath = All.ToLookup(n => n.Section.Path);
        BySlug = All.ToImmutableDictionary(n => n.Slug, StringComparer.Ordinal);
        foreach (var measure in draft.Measures) Home(measure.Section, measure.Evidence)?.Measures.Add(measure);
        foreach (var goal in draft.Goals) Home(goal.Section, goal.Evidence)?.Goals.Add(goal);
        foreach (var indicator in draft.Indicators) Home(indicator.Section, indicator.Evidence)?.Indicators.Add(indicator);
        foreach (var passage in draft.Passages) Home(passage.Section, passage.Evidence)?.Passages.Add(passage);
        foreach (var row in draft.ReferenceRows) Home(row.Section, row.Evidence)?.Rows.Add(row);
    }

    public ImmutableArray<SectionNode> All { get; }

    public ImmutableDictionary<string, SectionNode> BySlug { get; }

    /// <summary>The section in which a fact stands; null before the first section.</summary>
    public SectionNode? Home(SectionPath path, Evidence evidence)
    {
        var line = evidence.Spans.IsEmpty ? int.MaxValue : evidence.Spans[0].Line;
        for (var parts = path.Parts; !parts.IsEmpty; parts = parts.RemoveAt(parts.Length - 1))
        {
            SectionNode? best = null;
            foreach (var node in _byPath[SectionPath.Of(parts)])
            {
                if (best is null || FirstLine(node) <= line) best = node;
            }

            if (best is not null) return best;
        }

        return All.LastOrDefault(n => FirstLine(n) <= line);
    }

    private static int FirstLine(SectionNode node) => node.Section.Evidence.Spans.IsEmpty ? 0 : node.Section.Evidence.Spans[0].Line;

    private static ImmutableArray<SectionNode> Nodes(DraftEdition draft, RestatedFacts restated)
    {
        var nodes = ImmutableArray.CreateBuilder<SectionNode>();
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Stack<SectionNode>();
        foreach (var (number, section) in draft.Numbered(draft.Sections, FactIds.Section))
        {
            // The path decides, not the level: an annex's chapters do not belong to the last chapter before it.
            while (open.Count > 0 && !IsAbove(open.Peek().Section.Path, section.Path)) open.Pop();
            var slug = string.Join('/', section.Path.Parts.Select(Segment));
            if (slug.Length == 0) slug = "_";
            var count = used[slug] = used.GetValueOrDefault(slug) + 1;
            if (count > 1) slug = string.Create(CultureInfo.InvariantCulture, $"{slug}~{count}");
            var node = new SectionNode(number, section, open.Count > 0 ? open.Peek() : null, slug, restated);
            open.Push(node);
            nodes.Add(node);
        }

        return nodes.DrainToImmutable();
    }

    private static bool IsAbove(SectionPath above, SectionPath path) =>
        above.Parts.Length < path.Parts.Length && path.Parts.Take(above.Parts.Length).SequenceEqual(above.Parts, StringComparer.Ordinal);

    // "." and ".." would be resolved away by browsers, "/" would add a level.
    private static string Segment(string part)
    {
        var segment = part.Replace('/', '∕').Replace('\\', '＼');
        return segment.Trim('.').Length == 0 ? "_" + segment : segment;
    }
}
