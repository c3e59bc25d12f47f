using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Layouts.Goals;

/// <summary>A footnote's body as it stands at the foot of one or two pages.</summary>
internal sealed class NoteBody(int number, MappedText mark, int page)
{
    public int Number { get; } = number;

    /// <summary>The printed number.</summary>
    public MappedText Mark { get; } = mark;

    public int Page { get; } = page;

    public List<GoalLine> Lines { get; } = [];
}

/// <summary>A document taken apart: running text, footnotes, and what the page brought in.</summary>
internal sealed record PagedText(ImmutableArray<GoalLine> Body, ImmutableArray<NoteBody> Notes, ImmutableArray<Finding> Findings, int BodyWidth);

/// <summary>Separates running text from footnote zones, page numbers and ruby. White space carries it all:
/// a line of many blanks opens a zone of footnotes; an indented line right below another begins a page.</summary>
internal sealed class PageReader
{
    private const int RuleLength = 20; // the rule above footnotes leaves a line of 51 blanks
    private const double NoteWidth = 1.2; // footnotes are set smaller: their lines hold more characters
    private const int TableRun = 12;
    private const int LargestStep = 5; // a footnote may be missing in the text layer

    private readonly SourceDocument _document;
    private readonly CharacterLedger _ledger;
    private readonly bool _hasEnds;
    private readonly int _bodyWidth;
    private readonly ImmutableArray<GoalLine>.Builder _body = ImmutableArray.CreateBuilder<GoalLine>();
    private readonly List<NoteBody> _notes = [];
    private readonly List<Finding> _findings = [];
    private int _page = 1;
    private bool _inNotes;
    private bool _isFirstOfZone;
    private bool _isSingleNote;
    private int _blanks;
    private int _last;

    private PageReader(SourceDocument document, CharacterLedger ledger)
    {
        _document = document;
        _ledger = ledger;
        var texts = document.Lines.Where(l => !string.IsNullOrWhiteSpace(l)).ToList();
        _hasEnds = texts.Count(l => l.EndsWith(' ')) * 50 > texts.Count;
        _bodyWidth = MedianWidth(_hasEnds ? [.. texts.Where(l => !l.EndsWith(' '))] : texts);
    }

    public static PagedText Read(SourceDocument document, CharacterLedger ledger) => new PageReader(document, ledger).Read();

    private PagedText Read()
    {
        for (var number = 1; number <= _document.Lines.Length; number++)
        {
            var raw = _document.Lines[number - 1];
            if (raw.Length == 0) continue;
            if (string.IsNullOrWhiteSpace(raw)) ReadBlanks(raw);
            else ReadText(number, raw);
            _last = number;
        }

        return new(_body.DrainToImmutable(), [.. _notes], [.. _findings], _bodyWidth);
    }

    private void ReadBlanks(string raw)
    {
        _blanks++;
        if (raw.Length < RuleLength) return;
        _inNotes = true;
        _isFirstOfZone = true;
        _isSingleNote = false;
    }

    private void ReadText(int number, string raw)
    {
        var text = _document.Line(number).Trim();
        if (IsPageNumber(number, text.Value))
        {
            _ledger.ClaimStructure(text, "pageNumber");
            _inNotes = false;
            _page++;
            _blanks = int.MinValue / 2; // the next text begins a page
            return;
        }

        var followsNumber = _blanks < 0;
        var isBreak = followsNumber || (char.IsWhiteSpace(raw[0]) && number == _last + 1);
        if (isBreak && _inNotes && !followsNumber && !Outline.IsCircle(text[0]) && GoalLine.WidthOf(text.Value) > _bodyWidth * NoteWidth) isBreak = false;
        if (isBreak)
        {
            if (!followsNumber) _page++;
            _inNotes = false;
        }

        var ends = _hasEnds ? char.IsWhiteSpace(raw[^1]) : EndsByForm(number, text.Value);
        var line = new GoalLine(number, text, ends, isBreak, _blanks > 0, _page);
        _blanks = 0;
        if (_inNotes && (Outline.BoxHeading(line) is not null || IsTableBelowNotes(number, line))) _inNotes = false;
        if (!_inNotes && IsNoteWithoutRule(line, number)) (_inNotes, _isFirstOfZone, _isSingleNote) = (true, true, true);
        if (_inNotes) AddNote(line);
        else if (IsRuby(line, number)) AddRuby(line);
        else _body.Add(line);
    }

    // ruby is printed above its word; the text layer puts it on a line of its own: 熾 / し / 烈な
    private bool IsRuby(GoalLine line, int number)
    {
        if (number != _last + 1 || line.StartsPage || _body.Count == 0 || _body[^1].Number != _last || line.Value.Length > 9) return false;
        if (!line.Value.All(c => c is >= 'ぁ' and <= 'ゖ' || char.IsWhiteSpace(c))) return false;
        var before = _body[^1];
        return !before.EndsParagraph && JapaneseText.IsKanji(before.Value[^1]) && before.Value.AsSpan()[..^1].TrimEnd().Length < before.Value.Length
            && HasBlankBeforeLastWord(before.Value);
    }

    private static bool HasBlankBeforeLastWord(string text)
    {
        var at = text.Length - 1;
        while (at > 0 && JapaneseText.IsKanji(text[at])) at--;
        return char.IsWhiteSpace(text[at]);
    }

    private void AddRuby(GoalLine line)
    {
        _ledger.ClaimStructure(line.Text, "ruby");
        _findings.Add(new(
            Severity.Information,
            "ruby-in-text",
            $"{line.Number}行目: ふりがな「{line.Value}」が本文に割り込んでいます。本文から除きました",
            $"Line {line.Number}: the ruby \"{line.Value}\" stands inside the text; it was taken out",
            line.Text.Spans()));
    }

    private void AddNote(GoalLine line)
    {
        if (NoteNumber(line) is { } found)
        {
            var note = new NoteBody(found.Number, line.Text.To(found.Length), line.Page);
            note.Lines.Add(line.From(found.Length));
            _notes.Add(note);
        }
        else if (_notes.Count > 0) _notes[^1].Lines.Add(line);
        else _body.Add(line);
        _isFirstOfZone = false;
        if (_isSingleNote && line.EndsParagraph) _inNotes = false;
    }

    private (int Number, int Length)? NoteNumber(GoalLine line)
    {
        var (number, length) = LeadingNumber(line.Value);
        if (number == 0) return null;
        var last = _notes.Count == 0 ? 0 : _notes[^1].Number;
        var isNext = number > last && number <= last + LargestStep;
        return isNext || (_isFirstOfZone && (_notes.Count == 0 || number == 1)) ? (number, length) : null;
    }

    // a note whose rule left no line of blanks: it begins a page, or stands apart, and its number is the next
    private bool IsNoteWithoutRule(GoalLine line, int number)
    {
        if (!line.StartsPage && number - _last < 3) return false;
        var (found, length) = LeadingNumber(line.Value);
        return found > 0 && line.Value.Length > length && _notes.Count > 0 && found == _notes[^1].Number + 1 && !JapaneseText.HalfWidth(line.Value[length..].TrimStart()[0]).Equals('.');
    }

    // notes may stand above a table: narrow lines without a number, more of them than a note has
    private bool IsTableBelowNotes(int number, GoalLine line)
    {
        if (_notes.Count == 0 || _isFirstOfZone || !_notes[^1].Lines[^1].EndsParagraph) return false;
        var narrow = 0;
        for (var next = number; next <= _document.Lines.Length && narrow < TableRun; next++)
        {
            var raw = _document.Lines[next - 1];
            if (string.IsNullOrWhiteSpace(raw)) continue;
            var text = raw.AsSpan().Trim();
            if (GoalLine.WidthOf(text) > _bodyWidth * 0.66 || LeadingNumber(text.ToString()).Number > 0 || Outline.BoxHeading(line) is not null) return false;
            narrow++;
        }

        return narrow == TableRun;
    }

    private static (int Number, int Length) LeadingNumber(string text)
    {
        var number = 0;
        var at = 0;
        while (at < text.Length && at < 4 && JapaneseText.DigitValue(text[at]) is >= 0 and var digit)
        {
            number = (number * 10) + digit;
            at++;
        }

        return at is > 0 and < 4 && at < text.Length && char.IsWhiteSpace(text[at]) ? (number, at) : default;
    }

    private bool IsPageNumber(int number, string text)
    {
        if (text.Length > 4 || !text.All(c => JapaneseText.DigitValue(c) >= 0) || _blanks < 1) return false;
        if (_blanks > 1) return true;
        for (var next = number; next < _document.Lines.Length; next++)
        {
            if (_document.Lines[next].Length > 0) return string.IsNullOrWhiteSpace(_document.Lines[next]);
        }

        return true;
    }

    // for text whose blanks at line ends are lost
    private bool EndsByForm(int number, string text)
    {
        if (GoalLine.WidthOf(text) < _bodyWidth * 0.9 || text[^1] is '。' or '】') return true;
        return number < _document.Lines.Length && number + 2 <= _document.Lines.Length && Outline.IsBullet(_document.Lines[number + 1].TrimStart());
    }

    // of the lines that are full because their paragraph goes on
    private static int MedianWidth(List<string> texts)
    {
        var widths = texts.Select(t => GoalLine.WidthOf(t.AsSpan().Trim())).Where(w => w >= 40).Order().ToList();
        return widths.Count == 0 ? 80 : widths[widths.Count / 2];
    }
}
