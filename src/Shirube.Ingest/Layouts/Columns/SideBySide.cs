using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Layouts.Columns;

/// <summary>Which next steps stand beside which status item. Item numbers count from 1 without dashes.</summary>
internal sealed class SideBySide
{
    private readonly List<int>[] _pairs;
    private readonly List<int>[] _group;
    private readonly bool[] _isFinished;

    public SideBySide(CellContent status, CellContent next)
    {
        _pairs = [.. status.Items.Select(_ => new List<int>())];
        _group = [.. status.Items.Select(_ => new List<int>())];
        _isFinished = new bool[status.Items.Count];
        Match(status, next);
    }

    public ImmutableArray<int> Pairs(int statusIndex) => [.. _pairs[statusIndex]];

    public ImmutableArray<int> GroupPairs(int statusIndex) => [.. _group[statusIndex]];

    public bool IsFinished(int statusIndex) => _isFinished[statusIndex];

    private void Match(CellContent status, CellContent next)
    {
        var starts = new Dictionary<(int, int), int>();
        for (var i = 0; i < status.Items.Count; i++) starts[(status.Items[i].Block, status.Items[i].Offset)] = i;
        var shifts = Shifts(status, next);
        var last = -1;
        var number = 0;
        var closed = new List<int>();
        var theme = 0;
        foreach (var item in next.Items)
        {
            if (!item.IsDash) number++;
            var beside = Beside(item, item.ThemeNumber > theme, status, next, starts, shifts);
            theme = item.ThemeNumber;
            if (item.IsDash)
            {
                if (beside >= 0) last = beside;
                else if (last < 0 && status.Items.Count > 0) last = 0;
                if (last >= 0) closed.Add(last);
                continue;
            }

            var isLevel = beside >= 0;
            if (isLevel) last = beside;
            else if (last < 0 && status.Items.Count > 0) last = 0;
            if (last < 0) continue;
            if (_pairs[last].Count > 0) _group[last].Add(number);
            _pairs[last].Add(number);
        }

        foreach (var i in closed) _isFinished[Closed(i, status)] = true;
    }

    // the dash stands at the head of a group; the item that carries the mark of who closed it may stand below (2025:11357 to 11371)
    private int Closed(int level, CellContent status)
    {
        for (var i = level; i < status.Items.Count && (i == level || _pairs[i].Count == 0); i++)
        {
            if (Signs.EndsWithMark(status.Items[i].Text)) return i;
        }

        return level;
    }

    // index of the status item at the same level; -1 where none begins there
    private static int Beside(
        CellItem item, bool isFirstBelowTheme, CellContent status, CellContent next, Dictionary<(int, int), int> starts, int[] shifts)
    {
        var shift = item.ThemeNumber > 0 && next.Themes[item.ThemeNumber - 1].Block == item.Block ? shifts[item.ThemeNumber - 1] : 0;
        if (starts.TryGetValue((item.Block, item.Offset + shift), out var beside)) return beside;

        // the first item below a heading that stands beside an item: the heading is what is level
        if (!isFirstBelowTheme) return -1;
        var theme = next.Themes[item.ThemeNumber - 1];
        if (theme.Block == item.Block && starts.TryGetValue((theme.Block, theme.Offset), out beside)
            && status.Items[beside].ThemeNumber == 0)
        {
            return beside;
        }

        return -1;
    }

    // the count of lines is set anew at a heading that both cells print on a page: by how many lines its two places differ
    private static int[] Shifts(CellContent status, CellContent next)
    {
        var shifts = new int[next.Themes.Count];
        for (var i = 0; i < shifts.Length; i++)
        {
            var theme = next.Themes[i];
            var key = JapaneseText.Key(theme.Text.Value);
            var partner = status.Themes
                .Where(t => t.Block == theme.Block && JapaneseText.Key(t.Text.Value) == key)
                .MinBy(t => Math.Abs(t.Offset - theme.Offset));
            shifts[i] = partner is null ? 0 : partner.Offset - theme.Offset;
        }

        return shifts;
    }
}
