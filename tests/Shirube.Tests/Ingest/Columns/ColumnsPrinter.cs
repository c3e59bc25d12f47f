using System.Text;

namespace Shirube.Tests.Ingest.Columns;

/// <summary>Prints a made-up plan in the columns layout: pages of a fixed number of printed lines; on each page, for each row, what is
/// visible of the plan's cell, then of status, then of next steps. An empty string is an empty printed line; a blank at the end of a
/// line ends a paragraph.</summary>
internal sealed class ColumnsPrinter(int pageLines, int columnWidth = 17)
{
    public const string Header = "基本計画における具体的な取組 実施状況・現状分析 今後の取組方針 ";

    private readonly StringBuilder _text = new();
    private int _used;
    private bool _isTop;

    public static string Print(IReadOnlyList<Part> plan, int pageLines, int columnWidth = 17)
    {
        var printer = new ColumnsPrinter(pageLines, columnWidth);
        printer.Line("４．分野別の推進 ");
        foreach (var part in plan)
        {
            printer.Line(part.Number + part.Title + " ");
            printer.Line(Header);
            foreach (var row in part.Rows) printer.Row(row);
            if (printer._used > 0) printer.Line("");
        }

        return printer.ToString();
    }

    /// <summary>Prints one line over the whole width.</summary>
    public void Line(string line)
    {
        if (_used == pageLines) NewPage();
        Emit(line);
        _used++;
    }

    public void NewPage()
    {
        _used = 0;
        _isTop = true;
    }

    public override string ToString() => _text.ToString();

    public void Row(Row row)
    {
        var plan = new List<string>();
        for (var i = 0; i < row.PlanParagraphs.Length; i++)
        {
            var isLast = i == row.PlanParagraphs.Length - 1;
            plan.AddRange(Wrap((row.IsBulleted ? "〇" : "") + row.PlanParagraphs[i] + (isLast ? MarkText(row.Ministries) : "")));
        }

        var (status, next) = Cells(row);
        Grid(plan, status, next);
    }

    private (List<string> Status, List<string> Next) Cells(Row row)
    {
        var status = new List<string>();
        var next = new List<string>();
        string? theme = null;
        foreach (var group in row.Groups)
        {
            while (status.Count < next.Count) status.Add("");
            while (next.Count < status.Count) next.Add("");
            if (group.Theme != theme && group.Theme is not null)
            {
                status.AddRange(Wrap(group.Theme));
                next.AddRange(Wrap(group.Theme));
            }

            theme = group.Theme;
            status.AddRange(Wrap("・" + group.Status.Text + MarkText(group.Status.Ministries)));
            if (group.IsFinished) next.Add("－ ");
            foreach (var step in group.Next) next.AddRange(Wrap("・" + step.Text + (step.IsRestated ? "（再掲）" : "") + MarkText(step.Ministries)));
        }

        while (next.Count > 0 && next[^1].Length == 0) next.RemoveAt(next.Count - 1);
        return (status, next);
    }

    // the visible part of each cell, page by page; a page begins with text, so the cut moves up over empty lines
    private void Grid(List<string> plan, List<string> status, List<string> next)
    {
        var height = Math.Max(plan.Count, Math.Max(status.Count, next.Count));
        for (var from = 0; from < height;)
        {
            if (_used == pageLines) NewPage();
            var to = Math.Min(height, from + pageLines - _used);
            while (to < height && to > from + 1 && First(plan, status, next, to).Length == 0) to--;
            foreach (var cell in (List<string>[])[plan, status, next])
            {
                for (var i = from; i < Math.Min(to, cell.Count); i++) Emit(cell[i]);
            }

            _used += to - from;
            if (to < height) NewPage();
            from = to;
        }
    }

    private static string First(List<string> plan, List<string> status, List<string> next, int at) =>
        at < plan.Count ? plan[at] : at < status.Count ? status[at] : next[at];

    private void Emit(string line)
    {
        if (_isTop && line.Length > 0 && _text.Length > 0) _text.Append(' ');
        else if (_text.Length > 0) _text.Append('\n');
        _text.Append(line.Length == 0 ? " " : line).Append('\n');
        _isTop = false;
    }

    private IEnumerable<string> Wrap(string text)
    {
        for (var i = 0; i < text.Length; i += columnWidth)
        {
            var line = text.Substring(i, Math.Min(columnWidth, text.Length - i));
            yield return i + columnWidth >= text.Length ? line + " " : line;
        }
    }

    private static string MarkText(string[] ministries) => ministries.Length == 0 ? "" : $"【{string.Join('、', ministries)}】";
}
