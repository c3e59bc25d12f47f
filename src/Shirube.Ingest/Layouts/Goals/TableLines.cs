using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Layouts.Goals;

/// <summary>Finds the lines that belong to tables of several columns and to lists of abbreviations. A table's lines are narrow:
/// a run of them longer than any paragraph of bullets is one.</summary>
internal sealed class TableLines
{
    private const double NarrowShare = 0.66; // of the width of running text
    private const int ShortestRun = 24;
    private const int LongestGap = 16; // a note or a block over several columns inside a table
    private const int LongestKey = 16;

    private readonly Dictionary<int, BlockKind> _kinds = [];

    private TableLines()
    {
    }

    public BlockKind? KindAt(int line) => _kinds.TryGetValue(line, out var kind) ? kind : null;

    public static TableLines Find(ImmutableArray<GoalLine> lines, int bodyWidth)
    {
        var found = new TableLines();
        found.FindGlossaries(lines);
        found.FindTables(lines, [.. Narrow(lines, bodyWidth)]);
        return found;
    }

    /// <summary>Column heads of a list of abbreviations: 略称 正式名称.</summary>
    public static bool IsGlossaryHead(string text) =>
        text.StartsWith("略称", StringComparison.Ordinal) && text.Length is > 3 and <= 16 && char.IsWhiteSpace(text[2]);

    private void FindGlossaries(ImmutableArray<GoalLine> lines)
    {
        var isInside = false;
        var depth = 0;
        foreach (var line in lines)
        {
            if (IsGlossaryHead(line.Value)) (isInside, depth) = (true, 0);
            if (isInside && depth <= 0 && !IsRow(line.Value)) isInside = false;
            if (!isInside) continue;
            _kinds[line.Number] = BlockKind.Glossary;
            foreach (var c in line.Value) depth += JapaneseText.HalfWidth(c) switch { '(' => 1, ')' => -1, _ => 0 };
        }
    }

    private static bool IsRow(string text)
    {
        var end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
        return JapaneseText.HalfWidth(text[0]) == '(' || end <= LongestKey || !text.AsSpan(0, end).ContainsAny('、', '。');
    }

    // boxes hold indicator tables of their own; they are never part of a run
    private static IEnumerable<bool> Narrow(ImmutableArray<GoalLine> lines, int bodyWidth)
    {
        var isBox = false;
        foreach (var line in lines)
        {
            if (Outline.BoxHeading(line) is not null) isBox = true;
            else if (Outline.Heading(line.Value) is { Level: <= HeadingLevel.Circled } && line.EndsParagraph) isBox = false;
            yield return !isBox && GoalLine.WidthOf(line.Value) <= bodyWidth * NarrowShare;
        }
    }

    private void FindTables(ImmutableArray<GoalLine> lines, ImmutableArray<bool> narrow)
    {
        for (var i = 0; i < lines.Length;)
        {
            if (!IsCell(i))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < lines.Length && IsCell(i)) i++;
            if (i - start < ShortestRun) continue;
            while (start > 0 && IsCell(start - 1) && !lines[start].StartsPage) start--;
            start = FirstOfPage(start, i);
            i = End(i);
            // the title of what comes next may stand alone at the head of its page
            for (var k = i - 1; k > start && k >= i - 2; k--)
            {
                if (lines[k].StartsPage) i = k;
            }

            for (var k = start; k < i; k++) _kinds[lines[k].Number] = BlockKind.FieldTable;
        }

        bool IsCell(int k) => narrow[k] && KindAt(lines[k].Number) is null && !IsSectionHeading(lines[k]);

        // a run may begin with the last lines of the text above the page of the table
        int FirstOfPage(int from, int to)
        {
            for (var k = from; k < Math.Min(from + ShortestRun, to); k++)
            {
                if (k > from && lines[k].StartsPage && to - k >= ShortestRun && !IsBulletedCell(lines[from])) return k;
            }

            return from;
        }

        int End(int k)
        {
            for (var next = NextRun(k); next < lines.Length && next - k < LongestGap; next = NextRun(k))
            {
                k = next;
                while (k < lines.Length && IsCell(k)) k++;
            }

            return k;
        }

        // where six narrow lines follow each other again, on this side of the next section
        int NextRun(int k)
        {
            for (var run = 0; k < lines.Length && !IsSectionHeading(lines[k]); k++)
            {
                run = IsCell(k) ? run + 1 : 0;
                if (run == 6) return k - 5;
            }

            return lines.Length;
        }
    }

    private static bool IsBulletedCell(GoalLine line) => Outline.IsDot(line.Value[0]);

    private static bool IsSectionHeading(GoalLine line) =>
        Outline.Heading(line.Value) is { Level: <= HeadingLevel.Bracket } sign && line.Value.Length > sign.TitleStart + 1 && line.EndsParagraph
        && !line.Value.Contains('※', StringComparison.Ordinal);
}
