using Shirube.Core;

namespace Shirube.Ingest.Layouts.Columns;

/// <summary>A line of a status or next-step cell with its level: the count of printed lines above it in its cell on its page.</summary>
internal readonly record struct CellLine(PrintedLine Line, LineSign Sign, int Block, int Offset);

/// <summary>A row of a table put together over its pages.</summary>
internal sealed record TableRow(IReadOnlyList<PrintedLine> Plan, IReadOnlyList<CellLine> Status, IReadOnlyList<CellLine> Next)
{
    /// <summary>Bullet of the plan's cell; null for prose.</summary>
    public MappedText? Bullet { get; init; }

    public required int FirstLine { get; init; }

    public required int LastLine { get; init; }
}

/// <summary>Cuts the printed lines of a table into rows and puts the cells of each row together over the pages.</summary>
internal static class TableRows
{
    public static IEnumerable<TableRow> Read(IReadOnlyList<PrintedLine> lines)
    {
        PrintedLine[] all = [.. lines];
        var usesMarks = all.Any(l => !l.IsPadding && l.EndsParagraph && Signs.EndsWithMark(l.Text) && !Signs.IsRowBullet(l.Text));
        var usesBullets = all.Any(l => Signs.IsItemBullet(l.Text));
        var start = 0;
        for (var i = 1; i <= all.Length; i++)
        {
            if (i < all.Length && !BeginsRow(all, i)) continue;
            var row = new ArraySegment<PrintedLine>(all, start, i - start);
            if (row.Any(l => !l.IsPadding)) yield return ReadRow(row, usesMarks, usesBullets);
            start = i;
        }
    }

    private static bool BeginsRow(PrintedLine[] lines, int i) =>
        Signs.IsRowBullet(lines[i].Text) && (lines[i - 1].EndsParagraph || lines[i].IsPageTop || Signs.EndsWithMark(lines[i - 1].Text));

    private static TableRow ReadRow(IReadOnlyList<PrintedLine> lines, bool usesMarks, bool usesBullets)
    {
        var texts = lines.Where(l => !l.IsPadding).ToList();
        var isBulleted = Signs.IsRowBullet(texts[0].Text);
        var blocks = Blocks(lines, usesMarks, usesBullets);
        var cuts = ColumnCutter.Cut(blocks, isBulleted);
        var plan = new List<PrintedLine>();
        var status = new List<CellLine>();
        var next = new List<CellLine>();
        for (var k = 0; k < blocks.Count; k++)
        {
            var (block, cut) = (blocks[k], cuts[k]);
            plan.AddRange(block.Lines.Take(cut.PlanEnd));
            for (var i = cut.StatusStart; i < cut.NextStart; i++) status.Add(new(block.Lines[i], block.Signs[i], k, i - cut.StatusStart));
            for (var i = cut.NextStart; i < block.Lines.Count; i++) next.Add(new(block.Lines[i], block.Signs[i], k, i - cut.NextStart));
        }

        MappedText? bullet = null;
        if (isBulleted && plan.FindIndex(l => !l.IsPadding) is >= 0 and var first)
        {
            bullet = plan[first].Text.To(1);
            plan[first] = plan[first] with { Text = plan[first].Text.From(1).Trim() };
        }

        return new(plan, status, next) { Bullet = bullet, FirstLine = texts[0].Number, LastLine = texts[^1].Number };
    }

    private static List<RowBlock> Blocks(IReadOnlyList<PrintedLine> lines, bool usesMarks, bool usesBullets)
    {
        var blocks = new List<RowBlock>();
        for (var start = 0; start < lines.Count;)
        {
            var end = start + 1;
            while (end < lines.Count && lines[end].Page == lines[start].Page) end++;
            var part = new List<PrintedLine>();
            for (var i = start; i < end; i++) part.Add(lines[i]);
            if (part.Exists(l => !l.IsPadding)) blocks.Add(new(part) { UsesMarks = usesMarks, UsesBullets = usesBullets, GoesOn = HasText(lines, end) });
            start = end;
        }

        return blocks;
    }

    private static bool HasText(IReadOnlyList<PrintedLine> lines, int from)
    {
        for (var i = from; i < lines.Count; i++)
        {
            if (!lines[i].IsPadding) return true;
        }

        return false;
    }
}
