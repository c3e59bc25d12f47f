using Shirube.Core;

namespace Shirube.Ingest.Layouts.Columns;

/// <summary>What a printed line begins inside a cell.</summary>
internal enum LineSign
{
    /// <summary>Goes on with what stands above, or begins prose.</summary>
    Text,
    Padding,
    Item,
    Theme,
    ThemeRest,
    Dash,
}

/// <summary>The part of a row that stands on one page: the visible lines of the plan's cell, then of status, then of next steps.</summary>
internal sealed class RowBlock
{
    public RowBlock(IReadOnlyList<PrintedLine> lines)
    {
        Lines = lines;
        Signs = new LineSign[lines.Count];
        ThemeKeys = new string?[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            var text = lines[i].Text;
            if (Signs[i] == LineSign.ThemeRest) continue;
            if (lines[i].IsPadding) Signs[i] = LineSign.Padding;
            else if (Columns.Signs.IsItemBullet(text)) Signs[i] = LineSign.Item;
            else if (Columns.Signs.IsDash(text)) Signs[i] = LineSign.Dash;
            else if (Columns.Signs.ThemeLength(lines, i, lines.Count) is > 0 and var length
                && (i == 0 || lines[i - 1].EndsParagraph || lines[i + length - 1].EndsParagraph))
            {
                Signs[i] = LineSign.Theme;
                ThemeKeys[i] = JapaneseText.Key(string.Concat(lines.Skip(i).Take(length).Select(l => l.Text.Value)));
                for (var k = 1; k < length; k++) Signs[i + k] = LineSign.ThemeRest;
            }
        }

        FirstBullet = Array.FindIndex(Signs, s => s is LineSign.Item or LineSign.Theme or LineSign.Dash);
        if (FirstBullet < 0) FirstBullet = lines.Count;
    }

    public IReadOnlyList<PrintedLine> Lines { get; }

    public LineSign[] Signs { get; }

    /// <summary>Name of the heading that begins at a line; null elsewhere.</summary>
    public string?[] ThemeKeys { get; }

    /// <summary>Index of the first line with a bullet, theme or dash; the count of lines where there is none.</summary>
    public int FirstBullet { get; }

    /// <summary>True where items of the table begin with ・.</summary>
    public bool UsesBullets { get; init; }

    /// <summary>True where items of the table end with their ministries in 【】.</summary>
    public bool UsesMarks { get; init; }

    /// <summary>True where the row goes on on the next page.</summary>
    public bool GoesOn { get; init; }

    public bool IsStart(int i) => Signs[i] is LineSign.Item or LineSign.Theme or LineSign.Dash;
}

/// <summary>Which cells were cut in the middle of a sentence at the end of a page.</summary>
internal readonly record struct OpenCells(bool Plan, bool Status, bool Next)
{
    public int Index => (Plan ? 1 : 0) | (Status ? 2 : 0) | (Next ? 4 : 0);

    public static OpenCells Of(int index) => new((index & 1) != 0, (index & 2) != 0, (index & 4) != 0);
}

/// <summary>Where the columns of a block change: plan is [0, PlanEnd), status [StatusStart, NextStart), next steps [NextStart, end).
/// Empty lines between plan and status belong to neither.</summary>
internal readonly record struct ColumnCut(int PlanEnd, int StatusStart, int NextStart);
