using Shirube.Core;

namespace Shirube.Ingest.Layouts.Points;

/// <summary>Reads the points layout: labels ＜…＞, pillars ①, plain headings, bullets, and named quantities with targets and baselines.
/// How it is built stands in docs/sources/points.md.</summary>
public static class PointsGrammar
{
    public const string Version = "points/2";

    public static DraftEdition Read(SourceDocument document, CharacterLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(ledger);
        var facts = new PointsFacts(document, ledger);
        var walk = new PointsWalk(facts);
        foreach (var block in Blocks(document, facts)) walk.Block(block);
        return facts.ToDraft(EditionId(facts.Title));
    }

    /// <summary>"plan-7" for 第7期…計画; null where the title does not say which plan it is.</summary>
    internal static string? EditionId(string? title)
    {
        if (title is null || !title.Contains("計画", StringComparison.Ordinal)) return null;
        var half = JapaneseText.HalfWidth(title);
        var at = half.IndexOf('第', StringComparison.Ordinal) + 1;
        if (at == 0) return null;
        while (at < half.Length && half[at] == ' ') at++;
        var end = at;
        while (end < half.Length && char.IsAsciiDigit(half[end])) end++;
        return end > at && end - at <= 3 && end < half.Length && half[end..].TrimStart().StartsWith('期') ? $"plan-{half[at..end]}" : null;
    }

    // runs of lines between blank lines; a bullet or ** alone in its line is structure and parts nothing
    private static IEnumerable<List<PointLine>> Blocks(SourceDocument document, PointsFacts facts)
    {
        var block = new List<PointLine>();
        for (var number = 1; number <= document.Lines.Length; number++)
        {
            var line = document.Line(number);
            if (line.IsBlank)
            {
                if (block.Count > 0) yield return block;
                block = [];
                continue;
            }

            var read = PointLine.Of(line);
            if (read.Text.Length == 0) facts.AddStructure(read);
            else block.Add(read);
        }

        if (block.Count > 0) yield return block;
    }
}
