using System.Globalization;
using System.Text;
using Shirube.Sample.Notation;

namespace Shirube.Sample.Layouts;

/// <summary>Layout columns: the text layer of a PDF page by page, each row column after column; white space is all that is left of the table.</summary>
internal sealed class Columns
{
    private const int PageHeight = 59;
    private readonly StringBuilder _text = new();
    private readonly NoteCounter _notes;
    private readonly List<string> _pageNotes = [];
    private readonly List<Line> _page = [];
    private int _used; // printed lines of the page, the columns of a row side by side

    public Columns(Script script)
    {
        Script = script;
        _notes = new(script);
        for (var i = 0; i < script.Statements.Count; i++) i = Write(i);
        ClosePage();
    }

    public Script Script { get; }

    public IReadOnlyList<string> Numbers => _notes.Keys;

    public string Text => _text.ToString();

    private int Write(int at)
    {
        var s = Script.Statements[at];
        switch (s.Tag)
        {
            case "page": ClosePage(); break;
            case "h1" or "h2" or "h3" or "p" or "line": Prose(s.Text); break;
            case "hg" or "label":
                if (_page.Count > 0) Put(Line.Padding);
                Prose(s.Text);
                break;
            case "goal": Prose("・ " + s.Text); break;
            case "ind": Prose("・ " + s.Text[(s.Text.IndexOf(' ', StringComparison.Ordinal) + 1)..]); break;
            case "table": Prose("基本計画における具体的な取組 実施状況・現状分析 今後の取組方針"); break;
            case "row": return Row(at);
            case "legend":
                ClosePage();
                Prose("※【 】中において用いられる府省の略称は、以下のとおり。");
                Prose("略称 府省名");
                break;
            case "legendrow": Prose(s.Text); break;
        }

        return at;
    }

    private void Prose(string text)
    {
        foreach (var line in Wrap.Lines(text, 100, Number)) Put(line);
    }

    private string Number(string key) => _notes.NumberOf(key).ToString(CultureInfo.InvariantCulture);

    private void Put(Line line)
    {
        if (_used + 1 + NoteHeight(_pageNotes.Concat(line.Notes)) > PageHeight) ClosePage();
        if (line.IsPadding && _page.Count == 0) return;
        _page.Add(line);
        _pageNotes.AddRange(line.Notes);
        _used++;
    }

    private int Row(int at)
    {
        var (plan, status, next) = (new List<Line>(), new List<Line>(), new List<Line>());
        var starts = new List<(bool IsNext, Line First)>();
        var isProse = Script.Statements[at].Text.Split(' ').Contains("prose", StringComparer.Ordinal);
        var i = at + 1;
        for (; i < Script.Statements.Count; i++)
        {
            var s = Script.Statements[i];
            if (s.Tag is "g" && (status.Count > 0 || next.Count > 0))
            {
                while (status.Count < next.Count) status.Add(Line.Padding);
                while (next.Count < status.Count) next.Add(Line.Padding);
            }

            if (s.Tag == "plan") plan.AddRange(Wrap.Lines(isProse ? s.Text : "〇" + s.Text, 34, Number));
            else if (s.Tag is "s" or "st") status.AddRange(Wrap.Lines(s.Tag == "s" ? "・" + s.Text : s.Text, 34, Number));
            else if (s.Tag is "n" or "nt") next.AddRange(Wrap.Lines(s.Tag == "n" && s.Text != "－" ? "・" + s.Text : s.Text, 34, Number));
            else if (s.Tag != "g") break;
        }

        Place([plan, status, next]);
        return i - 1;
    }

    private void Place(List<Line>[] columns)
    {
        while (columns.Any(c => c.Exists(l => !l.IsPadding)))
        {
            var height = Math.Min(PageHeight - _used, columns.Max(c => c.Count));
            while (height > 0 && !Fits(columns, height)) height--;
            if (height < 4 && columns.Max(c => c.Count) > height)
            {
                ClosePage();
                continue;
            }

            foreach (var column in columns)
            {
                var part = column.Take(height).ToList();
                column.RemoveRange(0, part.Count);
                if (column.TrueForAll(l => l.IsPadding)) part = part[..(part.FindLastIndex(l => !l.IsPadding) + 1)];
                _page.AddRange(part);
                _pageNotes.AddRange(part.SelectMany(l => l.Notes));
            }

            _used += height;
            if (columns.Any(c => c.Exists(l => !l.IsPadding))) ClosePage();
        }
    }

    /// <summary>The notes fit below, and the next page would begin with text: a page never begins with an empty line.</summary>
    private bool Fits(List<Line>[] columns, int height)
    {
        var notes = _pageNotes.Concat(columns.SelectMany(c => c.Take(height)).SelectMany(l => l.Notes));
        if (_used + height + NoteHeight(notes) > PageHeight) return false;
        var rest = columns.Select(c => c.Skip(height).ToList()).FirstOrDefault(c => c.Exists(l => !l.IsPadding));
        return rest is null || !rest[0].IsPadding;
    }

    private int NoteHeight(IEnumerable<string> keys)
    {
        var height = keys.Sum(k => Note(k).Count);
        return height == 0 ? 0 : height + 2;
    }

    private List<Line> Note(string key) => Wrap.Lines($"{Number(key)} {Script.Footnotes[key]}", 124, Number);

    private void ClosePage()
    {
        if (_page.Count == 0) return;
        var lines = _page.Select(l => l.IsPadding ? " " : l.Raw).ToList();
        lines[0] = " " + lines[0];
        _text.Append(string.Join("\n\n", lines));
        if (_pageNotes.Count > 0)
        {
            var keys = _pageNotes.Select(_notes.NumberOf).ToList();
            if (!keys.SequenceEqual(keys.Order())) throw new InvalidDataException($"footnotes out of printed order: {string.Join(',', _pageNotes)}");
            _text.Append("\n\n \n\n \n" + string.Join("\n\n", _pageNotes.SelectMany(Note).Select(l => l.Raw)));
        }

        _text.Append('\n');
        _page.Clear();
        _pageNotes.Clear();
        _used = 0;
    }
}
