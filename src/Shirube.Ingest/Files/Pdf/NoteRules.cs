using System.Collections.Immutable;

namespace Shirube.Ingest.Files.Pdf;

/// <summary>Finds the short rule under which Word and LibreOffice print the footnotes of a page.</summary>
internal static class NoteRules
{
    private const double Shortest = 30; // points
    private const double Longest = 0.5; // of the width that text takes
    private const double Indent = 12; // points that the rule may stand off the left margin

    /// <summary>Height of the rule; null where a page has none. It begins at the left margin, no table stands below it, and it underlines no word.</summary>
    public static double? Find(ImmutableArray<Ruling> rulings, IReadOnlyList<PdfWord> words, ImmutableArray<RuledTable> tables)
    {
        if (words.Count == 0) return null;
        var left = words.Min(w => w.Left);
        var width = words.Max(w => w.Right) - left;
        double? lowest = null;
        foreach (var rule in RuledTables.Join(rulings.Where(r => r.IsHorizontal)))
        {
            if (rule.Length < Shortest || rule.Length > Longest * width || Math.Abs(rule.From - left) > Indent) continue;
            if (tables.Any(t => t.Bottom + 1 > rule.At) || !words.Any(w => w.Top > rule.At - 1)) continue;
            if (words.Any(w => w.Top < rule.At && w.Bottom - 1 > rule.At && w.Right > rule.From && w.Left < rule.To && w.Middle < rule.At)) continue;
            if (lowest is null || rule.At > lowest) lowest = rule.At;
        }

        return lowest;
    }
}
