using System.Collections.Immutable;
using System.Text;
using Shirube.Core;

namespace Shirube.Ingest.Files;

/// <summary>Collects the lines of an HTML or Word file in the shapes of the markup layout: one line for a paragraph,
/// one for a table row with its cells between tabs, and a blank in place of each line end inside a cell.</summary>
internal sealed class TextLayer(string fileName, ReadLimits limits)
{
    private readonly ImmutableArray<string>.Builder _lines = ImmutableArray.CreateBuilder<string>();
    private readonly StringBuilder _line = new();
    private readonly StringBuilder _cell = new();
    private int _cells;
    private int _tables; // open ones

    public bool IsInCell { get; private set; }

    /// <summary>True where rows are rows; a table in a cell is text of that cell.</summary>
    public bool IsInOutermostTable => _tables == 1;

    private StringBuilder Open => IsInCell ? _cell : _line;

    /// <summary>Adds characters; runs of white space become one blank, as in a browser.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        var open = Open;
        foreach (var c in text)
        {
            if (c is ' ' or '\t' or '\n' or '\r' or '\f' or '\u00A0')
            {
                if (open.Length > 0 && open[^1] != ' ') open.Append(' ');
            }
            else if (c is >= ' ' and not '\u00AD') open.Append(c);
        }
    }

    /// <summary>The text reads on in another paragraph: the end of a line, or a <c>&lt;p&gt;</c> in a cell.</summary>
    public void Break()
    {
        if (!IsInCell) Flush();
        else if (_cell.Length > 0 && _cell[^1] != ' ') _cell.Append(' ');
    }

    public void StartTable()
    {
        Break();
        _tables++;
    }

    public void EndTable()
    {
        _tables--;
        Break();
    }

    public void StartRow()
    {
        Flush();
        _cells = 0;
    }

    public void StartCell()
    {
        if (_cells++ > 0) _line.Append('\t');
        IsInCell = true;
    }

    /// <param name="columns">How many columns the cell spans; the further ones are empty cells.</param>
    public void EndCell(int columns)
    {
        IsInCell = false;
        _line.Append(_cell.ToString().Trim());
        _cell.Clear();
        for (var i = 1; i < columns; i++, _cells++) _line.Append('\t');
    }

    public void EndRow()
    {
        if (_line.Length > 0) Add(_line.ToString());
        _line.Clear();
    }

    /// <summary>Writes the open line, if it holds anything.</summary>
    public void Flush()
    {
        var line = _line.ToString().Trim();
        _line.Clear();
        if (line.Length > 0) Add(line);
    }

    public SourceDocument Close(string hash, SourceFormat format, string reader, ImmutableArray<Finding> findings)
    {
        Flush();
        return new()
        {
            Hash = hash,
            FileName = fileName,
            Format = format,
            Reader = reader,
            Lines = _lines.DrainToImmutable(),
            Findings = findings,
        };
    }

    /// <summary>Digits as Unicode superscripts, the form in which every grammar knows footnote references; null where there are other characters.</summary>
    public static string? Superscript(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder();
        foreach (var c in text.Trim())
        {
            var digit = JapaneseText.DigitValue(c);
            if (digit >= 0) result.Append("⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]);
            else if (JapaneseText.SuperscriptValue(c) >= 0 || c is ' ' or ',' or '、' or '・') result.Append(c);
            else return null;
        }

        return result.Length == 0 ? null : result.ToString();
    }

    private void Add(string line)
    {
        if (_lines.Count >= limits.Lines) throw FileErrors.TooManyLines(fileName, limits.Lines);
        _lines.Add(line);
    }
}
