using Shirube.Core;
using Shirube.Ingest.Layouts.Markup;

namespace Shirube.Ingest.Layouts;

/// <summary>Counts how strongly the lines of a document speak for each layout.</summary>
internal static class LayoutSigns
{
    private const int Strong = 10;
    private const int Middle = 3;

    /// <summary>One count for each layout, in the order in which equal counts are preferred.</summary>
    public static (Layout Layout, int Count)[] Count(SourceDocument document)
    {
        int markup = 0, columns = 0, goals = 0, points = 0;
        int shared = 0, headings = 0, dashes = 0, angled = 0;
        foreach (var raw in document.Lines)
        {
            var line = raw.Trim();
            if (line.Length == 0) continue;
            if (raw.Contains('\t', StringComparison.Ordinal))
            {
                markup += OfRow(raw);
                continue;
            }

            if (line.StartsWith("- ・", StringComparison.Ordinal)) dashes++;
            if (line.Length > 60) continue;
            if (IsPlainHeader(line)) columns += Strong;
            if (IsBox(line)) goals += Strong;
            if (IsPart(line)) goals += Middle;
            if (IsAngled(line)) angled += 2;
            if (line[0] == '※' && line.EndsWith('）') && line.Length < 30) points += Middle;
            if (line.EndsWith("ポイント", StringComparison.Ordinal)) points += Middle;
            if (StrategyHeadings.IsLabel(line)) shared++;
            if (StrategyHeadings.TryRead(MappedText.OfLine(document.Hash, 1, line)) is { Level: < 3 }) headings++;
        }

        // Labels 【】 and numbered headings stand in several layouts; "- ・" before the items tells a converted text from a raw one.
        if (dashes > 0) markup += shared + headings;
        else columns += shared;

        // ＜…＞ heads the parts of key points and, between boxes, the groups of goals.
        if (goals == 0) points += angled;
        return [(Layout.Markup, markup), (Layout.Columns, columns), (Layout.Goals, goals), (Layout.Points, points)];
    }

    private static int OfRow(string raw)
    {
        var cells = raw.Split('\t');
        if (StrategyHeadings.IsTableHeader(cells)) return Strong;
        if (cells.Length != 3) return 0;
        var first = cells[0].TrimStart();
        return first.StartsWith('○') || first.StartsWith("<p>○", StringComparison.Ordinal) ? 2 : 0;
    }

    // The header of the report table on one line with blanks between: the columns come one after another.
    private static bool IsPlainHeader(string line) =>
        line.Contains("実施状況", StringComparison.Ordinal) && line.Contains("今後の取組", StringComparison.Ordinal);

    // 〇目指すべき将来像, 〇目標, ① 実施状況・現状分析: alone on a line.
    private static bool IsBox(string line)
    {
        var name = JapaneseText.Key(line[1..]);
        if (OpenMeasure.IsCircle(line[0])) return name is "目標" || (name.Length <= 12 && name.EndsWith("将来像", StringComparison.Ordinal));
        return JapaneseText.CircledValue(line[0]) > 0 && name.StartsWith("実施状況・現状分析", StringComparison.Ordinal) && name.Length <= 12;
    }

    // 第Ⅱ部 …, 第３章 …
    private static bool IsPart(string line)
    {
        var key = JapaneseText.Key(line[..Math.Min(line.Length, 8)]);
        if (key.Length < 3 || key[0] != '第') return false;
        var end = 1;
        while (end < key.Length && key[end] is (>= '0' and <= '9') or 'I' or 'V' or 'X') end++;
        return end > 1 && end < key.Length && key[end] is '部' or '章';
    }

    private static bool IsAngled(string line) =>
        line.Length is > 3 and <= 30 && JapaneseText.HalfWidth(line[0]) == '<' && JapaneseText.HalfWidth(line[^1]) == '>' && line[1] > '\u3000'
        && !line.AsSpan(1, line.Length - 2).ContainsAny('<', '>');
}
