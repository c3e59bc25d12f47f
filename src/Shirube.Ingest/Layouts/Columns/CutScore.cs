namespace Shirube.Ingest.Layouts.Columns;

/// <summary>How well a cut of a block fits the signs of the layout. The weights order the signs: what a cell cut by the page
/// demands is nearly certain, marks and levels are strong, the rest settles ties.</summary>
internal static class CutScore
{
    private const double Contradiction = 8;
    private const double Unlikely = 3;
    private const double Level = 1;
    private const double LevelTheme = 2;
    private const double LevelDash = 2;
    private const double NotLevel = 0.3;
    private const double WrongMark = 1.5;
    private const double Loose = 1;
    private const double Slight = 0.25;

    public static double Of(RowBlock block, ColumnCut cut, OpenCells open, bool isFirst, bool isBulleted, out OpenCells after)
    {
        var lines = block.Lines;
        var end = lines.Count;
        var score = PlanScore(block, cut, open, isFirst, isBulleted);

        var plan = Last(lines, 0, cut.PlanEnd);
        var status = Last(lines, cut.StatusStart, cut.NextStart);
        var next = Last(lines, cut.NextStart, end);
        after = new(plan is { EndsParagraph: false }, status is { EndsParagraph: false }, next is { EndsParagraph: false });
        if (!block.GoesOn)
        {
            score -= Contradiction * ((after.Plan ? 1 : 0) + (after.Status ? 1 : 0)) + (after.Next ? Slight : 0);
            after = default;
        }

        score += CellStart(block, cut.StatusStart, cut.NextStart, open.Status, isFirst) + CellStart(block, cut.NextStart, end, open.Next, isFirst);
        score += Heights(block, cut, after, isFirst);
        score += Marks(block, cut);
        score += Levels(block, cut);
        score -= Loose * (LooseParagraphs(block, cut.StatusStart, cut.NextStart) + LooseParagraphs(block, cut.NextStart, end));

        // a cut in the middle of a line run, where no bullet follows, is the last resort: both cells were cut
        if (cut.NextStart > cut.StatusStart && cut.NextStart < end && !lines[cut.NextStart - 1].EndsParagraph && block.Signs[cut.NextStart] == LineSign.Text) score -= Unlikely;
        return score;
    }

    private static double PlanScore(RowBlock block, ColumnCut cut, OpenCells open, bool isFirst, bool isBulleted)
    {
        var lines = block.Lines;
        if (cut.PlanEnd == 0) return open.Plan || isFirst ? -Contradiction : 0;
        double score = 0;
        // the page may have been cut between two paragraphs of prose
        if (!isFirst && !open.Plan) score -= isBulleted ? Unlikely : Loose * 0.8;
        var paragraphs = 0;
        for (var i = 0; i < cut.PlanEnd; i++)
        {
            if (!lines[i].IsPadding && (lines[i].EndsParagraph || i == cut.PlanEnd - 1)) paragraphs++;
        }

        var last = lines[cut.PlanEnd - 1];
        if (isBulleted)
        {
            // one paragraph that ends with its ministries
            if (last.EndsParagraph && !Signs.EndsWithMark(last.Text)) score -= Slight;
            score -= (paragraphs - 1) * WrongMark;
        }
        else if (cut.PlanEnd < block.FirstBullet && !block.Lines.Skip(cut.PlanEnd).Take(block.FirstBullet - cut.PlanEnd).All(l => l.IsPadding))
        {
            // prose up to the first bullet is the plan's, unless a cell goes on there
            score -= open.Status || open.Next ? 0 : Unlikely;
        }
        else if (open.Plan && paragraphs > 1 && open.Status) score -= Unlikely;

        return score;
    }

    private static PrintedLine? Last(IReadOnlyList<PrintedLine> lines, int start, int end)
    {
        for (var i = end - 1; i >= start; i--)
        {
            if (!lines[i].IsPadding) return lines[i];
        }

        return null;
    }

    // a cell that was cut goes on with text; any other begins with a bullet, theme or dash (or is prose altogether)
    private static double CellStart(RowBlock block, int start, int end, bool isOpen, bool isFirst)
    {
        var first = start;
        while (first < end && block.Signs[first] == LineSign.Padding) first++;
        if (first == end) return isOpen ? -Contradiction : !isFirst ? -Slight / 2 : start == block.Lines.Count && block.UsesMarks ? -WrongMark + Slight : -Unlikely;
        var leading = isFirst && first > start ? -Slight : -Slight * 0.2 * Math.Min(first - start, 2);
        if (isOpen) return (block.Signs[first] == LineSign.Text ? 0 : -Contradiction) + (first > start ? -Unlikely : 0);
        if (block.Signs[first] != LineSign.Text) return leading;
        var hasBullets = false;
        for (var i = first; i < end && !hasBullets; i++) hasBullets = block.IsStart(i);
        return leading - (hasBullets ? Unlikely + 1 : isFirst ? Slight : Unlikely);
    }

    // a cell that is cut reaches the bottom of the page, so the other cannot be longer
    private static double Heights(RowBlock block, ColumnCut cut, OpenCells after, bool isFirst)
    {
        var lines = block.Lines;
        var statusText = TextHeight(lines, cut.StatusStart, cut.NextStart);
        var nextText = TextHeight(lines, cut.NextStart, lines.Count);
        double score = 0;
        if (after.Status && nextText > statusText) score -= Unlikely;
        if (after.Next && statusText > nextText) score -= Unlikely;
        if (block.GoesOn && !isFirst && cut.NextStart - cut.StatusStart == lines.Count - cut.NextStart) score += Level;
        if (block.GoesOn && cut.PlanEnd > 0 && cut.PlanEnd > Math.Max(statusText, nextText) + 1 && (after.Status || after.Next)) score -= Unlikely;
        return score;
    }

    private static int TextHeight(IReadOnlyList<PrintedLine> lines, int start, int end)
    {
        while (end > start && lines[end - 1].IsPadding) end--;
        return end - start;
    }

    // next steps end with their ministries, status items do not, unless they are closed by a dash
    private static double Marks(RowBlock block, ColumnCut cut)
    {
        if (!block.UsesMarks) return 0;
        var wrong = 0;
        var dashes = 0;
        for (var i = cut.StatusStart; i < block.Lines.Count; i++)
        {
            var isNext = i >= cut.NextStart;
            if (block.Signs[i] == LineSign.Dash)
            {
                if (isNext) dashes++;
                else wrong++;
                continue;
            }

            if (block.Signs[i] is not (LineSign.Item or LineSign.Text)) continue;
            if (!EndsItem(block, i, isNext ? block.Lines.Count : cut.NextStart)) continue;
            if (Signs.EndsWithMark(block.Lines[i].Text) != isNext) wrong++;
        }

        return -WrongMark * Math.Max(0, wrong - dashes);
    }

    // text behind a paragraph that ended: in a cell with bullets it belongs elsewhere
    private static int LooseParagraphs(RowBlock block, int start, int end)
    {
        if (!block.UsesBullets) return 0;
        var count = 0;
        for (var i = start + 1; i < end; i++)
        {
            if (block.Signs[i] == LineSign.Text && block.Lines[i - 1].EndsParagraph) count++;
        }

        return count;
    }

    private static bool EndsItem(RowBlock block, int i, int end)
    {
        if (!block.Lines[i].EndsParagraph) return false;
        for (var k = i + 1; k < end; k++)
        {
            if (block.Signs[k] == LineSign.Padding) continue;
            return block.IsStart(k);
        }

        return true;
    }

    // what belongs together begins at the same printed line of both cells
    private static double Levels(RowBlock block, ColumnCut cut)
    {
        double score = 0;
        var shift = cut.StatusStart - cut.NextStart;
        for (var i = cut.NextStart; i < block.Lines.Count; i++)
        {
            if (!block.IsStart(i)) continue;
            if (block.Signs[i] == LineSign.Theme)
            {
                // a heading that both cells print sets the count anew, even where one cell above it is longer
                var named = SameTheme(block, cut, i);
                score += i + shift == named || i == cut.NextStart ? LevelTheme : named >= 0 ? Level : -NotLevel;
                if (named >= 0) shift = named - i;
                continue;
            }

            var beside = i + shift;
            var partner = beside >= cut.StatusStart && beside < cut.NextStart ? block.Signs[beside] : LineSign.Text;
            score += (block.Signs[i], partner) switch
            {
                _ when i == cut.NextStart => 0,
                (LineSign.Dash, LineSign.Item) => LevelDash,
                (LineSign.Item, LineSign.Item) => Level,
                _ => -NotLevel,
            };
        }

        // a theme heading stands above an item of its own
        for (var i = cut.NextStart - 1; i >= cut.StatusStart && block.Signs[i] is LineSign.Theme or LineSign.ThemeRest or LineSign.Padding; i--)
        {
            if (block.Signs[i] != LineSign.Theme) continue;
            var last = block.Lines.Count - 1;
            while (last > cut.NextStart && block.Signs[last] is LineSign.Padding or LineSign.ThemeRest) last--;
            if (block.Signs[last] != LineSign.Theme) score -= Unlikely + 1;
            break;
        }

        return score;
    }

    // the theme of the status cell with the same name, or else the one at the same level; -1 for none
    private static int SameTheme(RowBlock block, ColumnCut cut, int i)
    {
        for (var k = cut.StatusStart; k < cut.NextStart; k++)
        {
            if (block.ThemeKeys[k] is { } key && key == block.ThemeKeys[i]) return k;
        }

        var level = i - cut.NextStart + cut.StatusStart;
        return level < cut.NextStart && block.Signs[level] == LineSign.Theme ? level : -1;
    }
}
