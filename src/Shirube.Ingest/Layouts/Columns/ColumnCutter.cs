namespace Shirube.Ingest.Layouts.Columns;

/// <summary>Finds the column changes of a row over all its pages at once. Nothing marks them in the source; each possible cut is
/// scored by its signs (<see cref="CutScore"/>), and the best chain of cuts is taken in which a cell cut at the end of a page
/// goes on on the next one.</summary>
internal static class ColumnCutter
{
    /// <summary>Above this many lines on one page only cuts at bullets are tried, so that the time stays linear in the document.</summary>
    private const int LargestPage = 400;

    /// <summary>A chain this far behind the best one cannot catch up: two contradictions.</summary>
    private const double Hopeless = 16;

    /// <param name="isBulleted">True where the plan's cell begins with 〇 and is one paragraph.</param>
    /// <returns>One cut per block.</returns>
    public static ColumnCut[] Cut(IReadOnlyList<RowBlock> blocks, bool isBulleted)
    {
        var best = new (double Score, ColumnCut Cut, int From)[blocks.Count, 8];
        var reached = new bool[blocks.Count + 1, 8];
        reached[0, 0] = true;
        for (var k = 0; k < blocks.Count; k++)
        {
            var hopeless = k == 0 ? double.MinValue : Enumerable.Range(0, 8).Where(s => reached[k, s]).Max(s => best[k - 1, s].Score) - Hopeless;
            for (var s = 0; s < 8; s++)
            {
                if (!reached[k, s]) continue;
                var before = k == 0 ? 0 : best[k - 1, s].Score;
                if (before < hopeless) continue;
                foreach (var cut in Candidates(blocks[k], k == 0, isBulleted, OpenCells.Of(s)))
                {
                    var score = before + CutScore.Of(blocks[k], cut, OpenCells.Of(s), k == 0, isBulleted, out var after);
                    var t = after.Index;
                    if (reached[k + 1, t] && best[k, t].Score >= score) continue;
                    reached[k + 1, t] = true;
                    best[k, t] = (score, cut, s);
                }
            }
        }

        var cuts = new ColumnCut[blocks.Count];
        var state = Enumerable.Range(0, 8).Where(s => reached[blocks.Count, s]).MaxBy(s => best[blocks.Count - 1, s].Score);
        for (var k = blocks.Count - 1; k >= 0; k--)
        {
            cuts[k] = best[k, state].Cut;
            state = best[k, state].From;
        }

        return cuts;
    }

    private static IEnumerable<ColumnCut> Candidates(RowBlock block, bool isFirst, bool isBulleted, OpenCells open)
    {
        foreach (var planEnd in PlanEnds(block, isFirst, isBulleted, open))
        {
            var text = planEnd;
            while (text < block.Lines.Count && block.Signs[text] == LineSign.Padding) text++;
            foreach (var next in NextStarts(block, text, open))
            {
                yield return new(planEnd, planEnd == 0 ? 0 : text, next);
                // on a later page the empty lines below the rest of the plan may hold the status cell level
                if (!isFirst && planEnd > 0 && text > planEnd) yield return new(planEnd, planEnd, next);
            }
        }
    }

    private static IEnumerable<int> PlanEnds(RowBlock block, bool isFirst, bool isBulleted, OpenCells open)
    {
        var lines = block.Lines;
        var limit = block.FirstBullet;
        if ((!isFirst && !open.Plan) || limit == 0) yield return 0;
        if (!isFirst && !open.Plan && isBulleted) yield break;
        for (var i = 1; i < limit; i++)
        {
            if (lines[i - 1].IsPadding || !lines[i - 1].EndsParagraph) continue;
            yield return i;
        }

        while (limit > 0 && lines[limit - 1].IsPadding) limit--;
        yield return limit; // 0 where nothing but empty lines stands before the first bullet
    }

    private static IEnumerable<int> NextStarts(RowBlock block, int from, OpenCells open)
    {
        var lines = block.Lines;
        var isLarge = lines.Count > LargestPage;
        for (var i = from; i <= lines.Count; i++)
        {
            if (i == lines.Count || i == from) yield return i;
            else if (block.IsStart(i) || (!isLarge && lines[i - 1].EndsParagraph) || EndsInPadding(block, i)) yield return i;
            else if (!isLarge && open.Next && block.GoesOn && block.Signs[i] == LineSign.Text) yield return i;
        }
    }

    // an empty line below a cut sentence is the top of the next column
    private static bool EndsInPadding(RowBlock block, int i) => block.Signs[i] == LineSign.Padding && !block.Lines[i - 1].EndsParagraph;
}
