using System.Text.RegularExpressions;
using Shirube.Sample.Notation;

namespace Shirube.Sample.Layouts;

/// <summary>One row of the markup layout in the dialect that its options name: each cut makes a physical row of its own.</summary>
internal sealed class MarkupRow
{
    private readonly string[][] _pieces; // column, physical row
    private readonly bool _isPlain;
    private readonly bool _isBare;
    private readonly bool _isProse;
    private readonly bool _isUnderlined;

    /// <param name="at">Place of the statement "row".</param>
    public MarkupRow(IReadOnlyList<Statement> statements, int at)
    {
        var options = statements[at].Text.Split(' ');
        (_isPlain, _isBare, _isProse, _isUnderlined) = (options.Contains("plain"), options.Contains("bare"), options.Contains("prose"), options.Contains("u"));
        string[] columns = ["", "", ""];
        var previous = new string[] { "", "", "" };
        Last = at;
        for (var i = at + 1; i < statements.Count; i++)
        {
            var s = statements[i];
            var column = s.Tag switch { "plan" or "|p" => 0, "s" or "ss" or "st" or "|s" => 1, "n" or "nn" or "nt" or "|n" => 2, _ => -1 };
            if (column < 0) break;
            Last = i;
            if (s.Tag[0] == '|')
            {
                columns[column] += "\f";
                previous[column] = "";
                continue;
            }

            columns[column] += Item(s, column, previous[column]);
            previous[column] = s.Tag;
        }

        _pieces = [.. columns.Select(c => c.Split('\f'))];
    }

    /// <summary>Place of the last statement that belongs to the row.</summary>
    public int Last { get; }

    /// <summary>Physical rows.</summary>
    public int Count => _pieces.Max(p => p.Length);

    /// <param name="print">Prints the notation; it gives footnotes their numbers, so physical rows are asked for in order.</param>
    public string[] Cells(int row, Func<string, string> print) =>
        [.. _pieces.Select((p, column) => row < p.Length ? Cell(p[row], column, row == 0, print) : "")];

    private string Item(Statement s, int column, string before)
    {
        if (column == 0) return Cuts(_isProse ? s.Text : "○" + s.Text);
        if (s.Text is "—") return s.Text;
        var text = Cuts(s.Tag is "st" or "nt" ? s.Text : (_isBare ? "" : "・") + s.Text);
        if (_isPlain) return before.Length == 0 ? text : " " + text;
        var opens = before.Length == 0 || (s.Tag is "ss" or "nn" && before is "s" or "n") || before is "st" or "nt";
        if (s.Tag is "st" or "nt") return (before.Length == 0 ? "" : " ") + $"<p>{s.Text}</p>";
        return (before.Length == 0 ? "" : " ") + (opens ? "<ul style=\"list-style-type: none\"> " : "") + text;
    }

    private static string Cuts(string text) => text.Replace("{|}", "\f", StringComparison.Ordinal).Replace("{par}", "</p> <p>", StringComparison.Ordinal);

    private string Cell(string raw, int column, bool isFirst, Func<string, string> print)
    {
        if (raw.Length == 0) return "";
        var printed = print(raw);
        if (_isUnderlined) printed = Underlined(printed);
        var paragraph = printed.IndexOf('\u000b', StringComparison.Ordinal);
        if (paragraph >= 0)
        {
            var close = printed.IndexOf('】', paragraph) + 1;
            printed = $"{printed[..paragraph]}<p>{printed[(paragraph + 1)..close]}</p>{printed[close..]}";
        }

        if (_isPlain) return printed;
        if (column == 0) return $"<p>{printed}</p>";
        if (isFirst || printed.StartsWith('<') || printed.StartsWith('・')) return printed;
        var list = printed.IndexOf(" ・", StringComparison.Ordinal); // tail of the item cut on the page before
        return list < 0 ? $"<p>{printed}</p>" : $"<p>{printed[..list]}</p> <ul style=\"list-style-type: none\">{printed[list..]}";
    }

    private static string Underlined(string text) => Regex.Replace(text, "【(?<names>[^】]*)】", m =>
        "【" + string.Join('、', m.Groups["names"].Value.Split('、').Select(n => $"{n[..^n.TrimStart().Length]}<u>{n.TrimStart()}</u>")) + "】", RegexOptions.NonBacktracking);
}
