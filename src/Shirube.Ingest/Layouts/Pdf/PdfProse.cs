using Shirube.Core;
using Shirube.Ingest.Blocks;
using Shirube.Ingest.Files.Pdf;
using Shirube.Ingest.Layouts.Markup;

namespace Shirube.Ingest.Layouts.Pdf;

/// <summary>The lines outside tables: headings, paragraphs and bullets that wrapped, and footnotes in smaller type or under a short rule.</summary>
/// <param name="references">For each page the raised numbers in its text.</param>
internal sealed class PdfProse(SourceDocument document, CharacterLedger ledger, ColumnEdges edges, double bodySize, ILookup<int, int> references)
{
    private const double Smaller = 0.93; // of the body's type size

    private readonly List<PdfLine> _open = [];
    private readonly List<PdfLine> _note = [];
    private readonly List<FootnoteBlock> _notes = [];
    private readonly HashSet<int> _perhapsTails = [];
    private readonly Dictionary<int, double> _pitches = [];
    private int _noteNumber;
    private int _notePage;
    private bool _isNoteTail;
    private bool _isBullet;

    /// <summary>Whether a line belongs to a footnote: it begins with its number, or goes on behind one in small type or under the rule of the next page.</summary>
    public bool IsNote(PdfLine line) => NoteNumber(line) is not null || IsTailOfNote(line) || (_note.Count > 0 && IsNotePrint(line) && ContinuesNote(line));

    /// <summary>Takes a line; gives the blocks that are complete with it.</summary>
    public IEnumerable<Block> Add(PdfLine line)
    {
        if (NoteNumber(line) is { } number)
        {
            CloseNote();
            _noteNumber = number;
            _note.Add(line);
            return [];
        }

        if (IsTailOfNote(line))
        {
            _isNoteTail = true;
            _note.Add(line);
            return [];
        }

        if (_note.Count > 0)
        {
            if (IsNotePrint(line) && ContinuesNote(line))
            {
                _note.Add(line);
                return [];
            }

            CloseNote();
        }

        var goesOn = _open.Count > 0 && GoesOn(_open[^1], line);
        var isOpen = goesOn && (_notes.Count == 0 || IsReferencesOnly(line.Text) || !Sentences.IsClosed(_open[^1].Text));
        List<Block> closed = isOpen ? [] : [.. Flush()];
        if (goesOn && !isOpen) _perhapsTails.Add(line.Number);
        if (_open.Count > 0) NotePitch(_open[^1], line);
        else _isBullet = BulletLength(line.Text) > 0;
        _open.Add(line);
        return closed;
    }

    /// <summary>Whether a block that begins on this line of the document may be the tail of the paragraph before the notes above it:
    /// that paragraph's last line was full, although its words had come to an end.</summary>
    public bool IsPerhapsTail(int line) => _perhapsTails.Contains(line);

    /// <summary>What is open, and behind it the notes that stood in or below it.</summary>
    public IEnumerable<Block> Flush()
    {
        CloseNote();
        List<Block> blocks = [.. CloseLine(), .. _notes];
        _notes.Clear();
        return blocks;
    }

    private IEnumerable<Block> CloseLine()
    {
        if (_open.Count == 0) yield break;
        var text = PdfTexts.Join(document, _open);
        _open.Clear();
        var length = _isBullet ? BulletLength(text.Value) : 0;
        if (length > 0)
        {
            ledger.ClaimStructure(text.To(length), "bullet");
            text = text.From(length).Trim();
        }

        if (!text.IsBlank) yield return new LineBlock(text, length > 0);
    }

    private void CloseNote()
    {
        if (_note.Count == 0) return;
        var text = PdfTexts.Join(document, _note);
        _notePage = _note[^1].Page;
        _note.Clear();
        var digits = 0;
        while (!_isNoteTail && digits < text.Length && (JapaneseText.SuperscriptValue(text[digits]) >= 0 || JapaneseText.DigitValue(text[digits]) >= 0)) digits++;
        _isNoteTail = false;
        if (digits > 0) ledger.ClaimFact(text.To(digits), "footnoteNumber", FactIds.Footnote(_noteNumber));
        _notes.Add(new(_noteNumber, text.From(digits).Trim()));
    }

    private bool IsSmall(PdfLine line) => line.Em < Smaller * bodySize;

    /// <summary>Japanese Word sets footnotes in the size of the text, under a rule.</summary>
    private bool IsNotePrint(PdfLine line) => IsSmall(line) || line.IsUnderNoteRule;

    /// <summary>What stands first under a page's rule and begins no footnote goes on with the last footnote of the page before.</summary>
    private bool IsTailOfNote(PdfLine line) => line.IsUnderNoteRule && _note.Count == 0 && _noteNumber > 0 && line.Page == _notePage + 1 && NoteNumber(line) is null;

    /// <summary>The number at the head of a footnote: raised, or plain digits in the footnotes' type that go on counting from the last footnote or that a reference on the page names.</summary>
    private int? NoteNumber(PdfLine line)
    {
        var text = line.Text.AsSpan();
        var (number, at) = (0, 0);
        var raised = text.Length > 0 && JapaneseText.SuperscriptValue(text[0]) >= 0;
        for (; at < text.Length && at < 4; at++)
        {
            var digit = raised ? JapaneseText.SuperscriptValue(text[at]) : char.IsAsciiDigit(text[at]) ? text[at] - '0' : -1;
            if (digit < 0) break;
            number = (number * 10) + digit;
        }

        if (at == 0 || number == 0 || at >= text.Length || text[at..].IsWhiteSpace()) return null;
        if (raised) return IsNotePrint(line) || number == _noteNumber + 1 ? number : null;
        var isNext = number == _noteNumber + 1 || (number > _noteNumber && references[line.Page].Contains(number));
        return IsNotePrint(line) && isNext && !char.IsAsciiLetterOrDigit(text[at]) && text[at] is not ('.' or ',' or '/' or '%') ? number : null;
    }

    private bool ContinuesNote(PdfLine line) => line.Page == _note[^1].Page || (line.IsUnderNoteRule && _note[^1].IsUnderNoteRule) || edges.IsFull(_note[^1], line);

    private bool GoesOn(PdfLine last, PdfLine line)
    {
        if (StrategyHeadings.IsLabel(line.Text)) return false; // also where the line above is full
        if (IsReferencesOnly(line.Text)) return true; // raised numbers that found no room on their line
        if (Math.Abs(last.Em - line.Em) > 0.07 * bodySize || !edges.IsFull(last, line)) return false;
        if (BulletLength(line.Text) > 0 && !IsInsideWords(last, line)) return false;
        if (StrategyHeadings.TryRead(MappedText.OfLine("", 1, line.Text)) is not null && IsAtEnd(last.Text)) return false;
        if (last.Page != line.Page) return line.Page == last.Page + 1;
        var pitch = line.Middle - last.Middle;
        return pitch <= _pitches.GetValueOrDefault(Key(line), 1.9 * line.Em) * 1.25;
    }

    /// <summary>A ・ that wrapped: no more space than inside a paragraph, and letters before it.</summary>
    private bool IsInsideWords(PdfLine last, PdfLine line) => last.Page == line.Page && last.Text.TrimEnd() is [.., var letter]
        && (char.IsAsciiLetter(letter) || letter is (>= 'ぁ' and <= 'ヺ') or 'ー' || JapaneseText.IsKanji(letter))
        && _pitches.TryGetValue(Key(line), out var pitch) && line.Middle - last.Middle <= pitch * 1.1;

    /// <summary>Whether an entry or a sentence may end here: a full stop, a mark, a bracket, a reference.</summary>
    private static bool IsAtEnd(string text) => Sentences.IsClosed(text) || (text.TrimEnd() is [.., var last] && JapaneseText.SuperscriptValue(last) >= 0);

    private static bool IsReferencesOnly(string text)
    {
        foreach (var c in text)
        {
            if (JapaneseText.SuperscriptValue(c) < 0 && c != ' ') return false;
        }

        return true;
    }

    /// <summary>Remembers how far apart the lines of a paragraph in this type size stand.</summary>
    private void NotePitch(PdfLine last, PdfLine line)
    {
        if (last.Page != line.Page) return;
        var pitch = line.Middle - last.Middle;
        if (pitch > 0.8 * line.Em && (!_pitches.TryGetValue(Key(line), out var known) || pitch < known)) _pitches[Key(line)] = pitch;
    }

    private static int Key(PdfLine line) => (int)Math.Round(line.Em * 2);

    /// <summary>Length of the bullet and the blanks behind it: ・ or, with a blank, a dash.</summary>
    private static int BulletLength(string text)
    {
        if (text.Length < 2) return 0;
        var isDash = text[0] is '-' or '–' or '*' && text[1] == ' ';
        if (!isDash && !Bullets.IsSign(text[0]) && text[0] != '\uF0B7') return 0;
        var length = 1;
        while (length < text.Length && text[length] == ' ') length++;
        if (isDash && length < text.Length && Bullets.IsSign(text[length])) length += BulletLength(text[length..]);
        return length;
    }
}
