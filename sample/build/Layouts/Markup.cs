using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Shirube.Sample.Notation;

namespace Shirube.Sample.Layouts;

/// <summary>Layout markup: tab-separated rows with HTML fragments; the same pages as HTML for printing.</summary>
internal sealed class Markup
{
    public const string Header = "基本計画における具体的な取組\t実施状況・現状分析\t今後の取組方針";
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private readonly StringBuilder _text = new();
    private readonly MarkupPages _pages = new();
    private readonly NoteCounter _notes;

    public Markup(Script script)
    {
        Script = script;
        _notes = new(script);
        for (var i = 0; i < script.Statements.Count; i++) i = Write(i);
        EndPage();
        _pages.CloseTable();
    }

    public Script Script { get; }

    public IReadOnlyList<string> Numbers => _notes.Keys;

    public string Text => _text.ToString();

    public string Html => _pages.Html;

    public static string Superscript(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(c => Superscripts[c - '0']));

    /// <summary>Writes the statement at <paramref name="at"/>; gives the last one that belongs to it.</summary>
    private int Write(int at)
    {
        var s = Script.Statements[at];
        if (s.Tag is not ("row" or "plan" or "s" or "ss" or "n" or "nn" or "st" or "nt" or "|s" or "|n" or "|p" or "sep")) _pages.CloseTable();
        switch (s.Tag)
        {
            case "title" or "date" or "by": _text.Append(s.Text + "\n\n"); break;
            case "contents": Contents(); break;
            case "over": _text.Append("\n" + s.Text + "\n\n"); _pages.IsInAnnex = true; break;
            case "page": EndPage(); break;
            case "h1":
                EndPage();
                Heading(s.Text, "h1");
                break;
            case "h2" or "h3" or "h4" or "hg": Heading(s.Text, s.Tag == "h2" ? "h2" : "h3"); break;
            case "label" or "p": Paragraph(s.Text); break;
            case "goal" or "-": Bullet("- ・ ", s.Text); break;
            case "ind": Bullet("- ・ ", s.Text[(s.Text.IndexOf(' ', StringComparison.Ordinal) + 1)..]); break;
            case "ind-": Bullet("- ", s.Text[(s.Text.IndexOf(' ', StringComparison.Ordinal) + 1)..]); break;
            case "line": _text.Append(s.Text + "\n"); _pages.Add("p", s.Text); break;
            case "table": Gap(); _text.Append(Header + "\n"); _pages.OpenTable(); break;
            case "row": return Row(at);
            case "sep": _text.Append("---\t--\t--\n"); break;
            case "legend": EndPage(); _pages.IsInAnnex = false; _text.Append("※【 】中において用いられる府省の略称は、以下のとおり。\n\n略称\t府省名\t\t\n"); break;
            case "legendrow": _text.Append(s.Text + "\n"); break;
        }

        return at;
    }

    private void Contents()
    {
        _text.Append("目次\n\n");
        var page = 1;
        foreach (var s in Script.Statements)
        {
            if (s.Tag == "annex") _text.Append(CultureInfo.InvariantCulture, $"{s.Text}\t{page}\n");
            if (s.Tag is "h1" or "h2") _text.Append(CultureInfo.InvariantCulture, $"{Script.Plain(s.Text)}\t{page++}\n");
        }

        _text.Append('\n');
    }

    private void Heading(string text, string tag)
    {
        var printed = Print(text);
        Gap();
        _text.Append(printed + "\n\n");
        _pages.Add(tag, printed);
    }

    private void Paragraph(string text)
    {
        var pieces = Print(text).Split('\f');
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0) EndPage();
            Gap();
            _text.Append(pieces[i] + "\n\n");
            _pages.Add("p", pieces[i]);
        }
    }

    private void Bullet(string bullet, string text)
    {
        var isPageEnd = text.EndsWith("{page}", StringComparison.Ordinal);
        var printed = Print(text);
        _text.Append(bullet + printed + "\n");
        _pages.Add("p", "・ " + printed);
        if (isPageEnd) EndPage();
    }

    /// <summary>Numbers go by the printed order: all of the first physical row, then the footnotes of its page, then all of the second.</summary>
    private int Row(int at)
    {
        var row = new MarkupRow(Script.Statements, at);
        for (var k = 0; k < row.Count; k++)
        {
            if (k > 0) EndPage(isInRow: true);
            var cells = row.Cells(k, Print);
            _text.Append(string.Join('\t', cells) + "\n");
            _pages.AddRow(cells);
        }

        return row.Last;
    }

    private string Print(string text) => Adjacent(Script.Printed(text, Reference, Reference));

    private string Reference(string key) => Superscript(_notes.NumberOf(key)) + "\u0001";

    /// <summary>Two references side by side are printed ^{28 29}.</summary>
    private static string Adjacent(string text)
    {
        text = Regex.Replace(text, "(?<first>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\u0001(?<second>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\u0001", m => $"^{{{Digits(m.Groups["first"].Value)} {Digits(m.Groups["second"].Value)}}}", RegexOptions.NonBacktracking);
        return text.Replace("\u0001", "", StringComparison.Ordinal);
        static string Digits(string sup) => string.Concat(sup.Select(c => (char)('0' + Superscripts.IndexOf(c, StringComparison.Ordinal))));
    }

    /// <summary>End of a page: the footnotes that it called for.</summary>
    private void EndPage(bool isInRow = false)
    {
        var notes = _notes.TakePending();
        foreach (var (number, text) in notes)
        {
            Gap();
            _text.Append(Superscript(number) + " " + text + "\n");
        }

        if (notes.Count > 0 || isInRow) _text.Append('\n');
        _pages.EndPage(notes);
    }

    private void Gap()
    {
        if (_text.Length < 2 || (_text[^1] == '\n' && _text[^2] == '\n')) return;
        _text.Append('\n');
    }
}
