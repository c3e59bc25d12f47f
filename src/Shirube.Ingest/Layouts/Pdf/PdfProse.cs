using Shirube.Core;
using Shirube.Ingest.Blocks;
using Shirube.Ingest.Files.Pdf;
using Shirube.Ingest.Layouts.Markup;

namespace Shirube.Ingest.Layouts.Pdf;

/// <summary>The lines outside tables: headings, paragraphs and bullets that wrapped, and footnotes in smaller type.</summary>
internal sealed class PdfProse(SourceDocument document, CharacterLedger ledger, ColumnEdges edges, double bodySize)
{
    private const double Smaller = 0.93; // of the body's type size

    private readonly List<PdfLine> _open = [];
    private readonly List<PdfLine> _note = [];
    private readonly List<FootnoteBlock> _notes = [];
    private readonly HashSet<int> _perhapsTails = [];
    private readonly Dictionary<int, double> _pitches = [];
    private int _noteNumber;
    private bool _isBullet;

    /// <summary>Whether a line belongs to a footnote: it begins with its number, or goes on in small type behind one.</summary>
    public bool IsNote(PdfLine line) => NoteNumber(line) is not null || (_note.Count > 0 && IsSmall(line) && ContinuesNote(line));

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

        if (_note.Count > 0)
        {
            if (IsSmall(line) && ContinuesNote(line))
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
        _note.Clear();
        var digits = 0;
        while (digits < text.Length && (JapaneseText.SuperscriptValue(text[digits]) >= 0 || JapaneseText.DigitValue(text[digits]) >= 0)) digits++;
        ledger.ClaimFact(text.To(digits), "footnoteNumber", FactIds.Footnote(_noteNumber));
        _notes.Add(new(_noteNumber, text.From(digits).Trim()));
    }

    private bool IsSmall(PdfLine line) => line.Em < Smaller * bodySize;

    /// <summary>The number at the head of a footnote: raised, or plain small digits that go on counting from the last footnote.</summary>
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
        if (raised) return IsSmall(line) || number == _noteNumber + 1 ? number : null;
        return IsSmall(line) && number == _noteNumber + 1 && !char.IsAsciiLetterOrDigit(text[at]) && text[at] is not ('.' or ',' or '/' or '%') ? number : null;
    }

    private bool ContinuesNote(PdfLine line) => line.Page == _note[^1].Page || edges.IsFull(_note[^1], line);

    private bool GoesOn(PdfLine last, PdfLine line)
    {
        if (IsReferencesOnly(line.Text)) return true; // raised numbers that found no room on their line
        if (Math.Abs(last.Em - line.Em) > 0.07 * bodySize || !edges.IsFull(last, line)) return false;
        if (BulletLength(line.Text) > 0 && !IsInsideWords(last, line)) return false;
        if (last.Page != line.Page) return line.Page == last.Page + 1;
        var pitch = line.Middle - last.Middle;
        return pitch <= _pitches.GetValueOrDefault(Key(line), 1.9 * line.Em) * 1.25;
    }

    /// <summary>A ・ that wrapped: no more space than inside a paragraph, and letters before it.</summary>
    private bool IsInsideWords(PdfLine last, PdfLine line) => last.Page == line.Page && last.Text.TrimEnd() is [.., var letter]
        && (char.IsAsciiLetter(letter) || letter is (>= 'ぁ' and <= 'ヺ') or 'ー' || JapaneseText.IsKanji(letter))
        && _pitches.TryGetValue(Key(line), out var pitch) && line.Middle - last.Middle <= pitch * 1.1;

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
