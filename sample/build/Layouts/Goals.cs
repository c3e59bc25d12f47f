using System.Globalization;
using System.Text;
using Shirube.Sample.Notation;

namespace Shirube.Sample.Layouts;

/// <summary>Layout goals: prose and 〇 rows in lines of about 40 characters, boxes and tables torn by the pages, footnotes below 51 blanks.</summary>
internal sealed class Goals
{
    private const int PageHeight = 36;
    private readonly StringBuilder _text = new();
    private readonly NoteCounter _notes;
    private readonly List<string> _page = [];
    private readonly List<string> _pageNotes = [];
    private readonly List<string> _late = []; // a box that the text layer gives after the footnotes of its page
    private bool _isLate;

    public Goals(Script script)
    {
        Script = script;
        _notes = new(script);
        foreach (var s in script.Statements) Write(s);
        ClosePage();
    }

    public Script Script { get; }

    public IReadOnlyList<string> Numbers => _notes.Keys;

    public string Text => _text.ToString();

    private void Write(Statement s)
    {
        switch (s.Tag)
        {
            case "page": ClosePage(); break;
            case "late": _isLate = true; break;
            case "endlate": _isLate = false; break;
            case "blank": Put(new("", true, [])); break;
            case "part" or "chapter" or "section" or "topic" or "group" or "subgroup" or "head" or "p": Flow(s.Text, 80); break;
            case "vision": Flow("〇目指すべき将来像", 90); break;
            case "targets": Flow("〇目標", 90); break;
            case "v" or "t" or "prose": Flow("・" + s.Text, 90); break;
            case "boxp" or "note" or "indhead" or "legendrow" or "abbr": Flow(s.Text, 96); break;
            case "b" or "m": Flow(s.Text, 80); break;
            case "sub": Flow("・ " + s.Text, 78); break;
            case "indrow": IndicatorRow(s); break;
            case "field" or "cells":
                foreach (var cell in s.Below)
                {
                    var parts = cell.Split(' ', 2);
                    Flow(parts[1], 2 * int.Parse(parts[0], CultureInfo.InvariantCulture));
                }

                break;
        }
    }

    /// <summary>Periods, then name and values; a long name stands on lines of its own. "tear" puts a page break between the two.</summary>
    private void IndicatorRow(Statement s)
    {
        var head = s.Below.First(b => b.StartsWith("head ", StringComparison.Ordinal))[5..];
        var cells = s.Below.First(b => b.StartsWith("cells ", StringComparison.Ordinal))[6..];
        Put(new("  " + head.Replace('|', ' '), true, []));
        if (s.Below.Contains("tear")) ClosePage();
        if (s.Text.Length <= 22) Flow(s.Text + " " + cells.Replace('|', ' '), 200);
        else
        {
            Flow(s.Text, 44);
            Flow(cells.Replace('|', ' '), 200);
        }
    }

    /// <summary>A mark after {nl} stands on a line of its own.</summary>
    private void Flow(string text, int width)
    {
        var parts = text.Split("{nl}");
        for (var i = 0; i < parts.Length; i++)
        {
            var lines = Wrap.Lines(parts[i], width, key => _notes.NumberOf(key).ToString(CultureInfo.InvariantCulture));
            for (var k = 0; k < lines.Count; k++)
            {
                var isJoined = k == lines.Count - 1 && i < parts.Length - 1;
                Put(isJoined ? lines[k] with { EndsParagraph = false } : lines[k]);
            }
        }
    }

    private void Put(Line line)
    {
        if (_isLate)
        {
            _late.Add(line.Raw);
            return;
        }

        if (_page.Count + _late.Count + NoteHeight(_pageNotes.Concat(line.Notes)) + 1 > PageHeight) ClosePage();
        _page.Add(line.Raw);
        _pageNotes.AddRange(line.Notes);
    }

    private int NoteHeight(IEnumerable<string> keys) => keys.Sum(k => Note(k).Count);

    private List<Line> Note(string key) =>
        Wrap.Lines($"{_notes.NumberOf(key).ToString(CultureInfo.InvariantCulture)} {Script.Footnotes[key]}", 104, k => k);

    private void ClosePage()
    {
        if (_page.Count == 0) return;
        _text.Append((_page[0].StartsWith(' ') ? "" : " ") + string.Join("\n\n", _page) + "\n");
        if (_pageNotes.Count > 0)
        {
            _text.Append("\n" + new string(' ', 51) + "\n");
            foreach (var key in _pageNotes) _text.Append(string.Join("\n\n", Note(key).Select(l => l.Raw)) + "\n");
        }

        foreach (var line in _late) _text.Append("\n" + line + "\n");
        _page.Clear();
        _pageNotes.Clear();
        _late.Clear();
    }
}
