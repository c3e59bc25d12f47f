using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Blocks;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>Turns the lines of the markup layout into blocks: rows are lines with tabs, footnotes begin with a superscript number.</summary>
public sealed class MarkupBlockReader
{
    private readonly SourceDocument _document;
    private readonly CharacterLedger _ledger;
    private readonly ImmutableArray<Block>.Builder _blocks = ImmutableArray.CreateBuilder<Block>();

    private MarkupBlockReader(SourceDocument document, CharacterLedger ledger)
    {
        _document = document;
        _ledger = ledger;
    }

    public static ImmutableArray<Block> Read(SourceDocument document, CharacterLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(ledger);
        var reader = new MarkupBlockReader(document, ledger);
        for (var number = 1; number <= document.Lines.Length;) number = reader.ReadAt(number);
        return reader._blocks.DrainToImmutable();
    }

    /// <summary>Reads the block that begins at a line; gives the line behind it.</summary>
    private int ReadAt(int number)
    {
        var raw = _document.Lines[number - 1];
        if (string.IsNullOrWhiteSpace(raw)) return number + 1;
        var line = _document.Line(number);
        if (raw.Contains('\t', StringComparison.Ordinal)) AddRow(line);
        else if (IsRule(raw)) AddRule(line);
        else if (FootnoteStart.TryRead(line) is { } start) return ReadFootnote(number, start);
        else AddLine(line);
        return number + 1;
    }

    private void AddRow(MappedText line)
    {
        var cells = SplitAtTabs(line);
        if (cells.Any(c => !c.IsBlank) && cells.All(c => c.IsBlank || IsRule(c.Value)))
        {
            AddRule(line);
            return;
        }

        if (cells is [var title, var page] && !title.IsBlank && IsPageNumber(page.Value))
        {
            _blocks.Add(new ContentsBlock(title.Trim(), page.Trim()));
            return;
        }

        _blocks.Add(new RowBlock([.. cells.Select(c => CellMarkup.Read(c, _ledger))]));
    }

    private void AddRule(MappedText line)
    {
        _ledger.ClaimStructure(line, "tableRule");
        _blocks.Add(new PageBreakBlock());
    }

    private void AddLine(MappedText line)
    {
        var text = CellMarkup.WithoutTags(line, _ledger).Trim();
        var body = 0;
        while (body < text.Length && text[body] == '#') body++;
        if (body > 0 && body < text.Length && text[body] == ' ') Claim("headingMark");
        else body = 0;
        var isBullet = false;
        if (body + 1 < text.Length && text[body] is '-' or '*' && text[body + 1] == ' ') Skip();
        if (body + 1 < text.Length && Bullets.IsSign(text[body])) Skip();
        var content = text.From(body).Trim();
        if (!content.IsBlank) _blocks.Add(new LineBlock(content, isBullet));

        void Claim(string role) => _ledger.ClaimStructure(text.To(body), role);

        void Skip()
        {
            _ledger.ClaimStructure(text.Slice(body, 1), "bullet");
            isBullet = true;
            body++;
            while (body < text.Length && char.IsWhiteSpace(text[body])) body++;
        }
    }

    private int ReadFootnote(int first, FootnoteStart start)
    {
        _ledger.ClaimFact(start.Mark, "footnoteNumber", FactIds.Footnote(start.Number));
        var paragraphs = new List<MappedText> { start.Body };
        var next = first + 1;
        while (NextParagraph(first, next, start.Number) is { } more)
        {
            for (; next <= more; next++)
            {
                if (_document.Line(next).Trim() is { Length: > 0 } text) paragraphs.Add(text);
            }
        }

        _blocks.Add(new FootnoteBlock(start.Number, MappedText.Join(paragraphs).Trim()));
        return next;
    }

    /// <summary>The line of a further paragraph of a footnote at or behind <paramref name="from"/>; null where the footnote has ended.
    /// Further paragraphs stand in the very next line, begin with ※ or an address, stand inside a table, or stand before the next footnote.</summary>
    private int? NextParagraph(int first, int from, int footnote)
    {
        var at = from;
        while (at <= _document.Lines.Length && string.IsNullOrWhiteSpace(_document.Lines[at - 1])) at++;
        if (at > _document.Lines.Length || !IsPlain(at)) return null;
        var line = _document.Lines[at - 1].TrimStart();
        if (line[0] == '※' || line.TrimStart('<').StartsWith("http", StringComparison.Ordinal)) return at;
        if (HasOpenParagraph()) return null;
        if (at == from && HasBlankBefore(first)) return at;
        var after = at + 1;
        while (after <= _document.Lines.Length && (string.IsNullOrWhiteSpace(_document.Lines[after - 1]) || IsPlain(after))) after++;
        if (after > _document.Lines.Length) return null;
        var follower = FootnoteStart.TryRead(_document.Line(after));
        var isBetweenFootnotes = follower is { } f && f.Number == footnote + 1;
        var isInTable = follower is null && _document.Lines[after - 1].Contains('\t', StringComparison.Ordinal) && LastBody() is RowBlock
            && !StrategyHeadings.IsTableHeader(_document.Lines[after - 1].Split('\t'));
        return isBetweenFootnotes || isInTable ? at : null;
    }

    // A paragraph that the page cut goes on behind the footnotes: then the plain line is its tail.
    private bool HasOpenParagraph() =>
        LastBody() is LineBlock { IsBullet: false } line && StrategyHeadings.TryRead(line.Text) is null && !StrategyHeadings.IsLabel(line.Text.Value)
        && !Sentences.IsClosed(line.Text.Value);

    // Where paragraphs are parted by blank lines, a line without one before it goes on with the line above.
    private bool HasBlankBefore(int number) => number > 1 && string.IsNullOrWhiteSpace(_document.Lines[number - 2]);

    private Block? LastBody()
    {
        for (var i = _blocks.Count - 1; i >= 0; i--)
        {
            if (_blocks[i] is not (FootnoteBlock or PageBreakBlock)) return _blocks[i];
        }

        return null;
    }

    private bool IsPlain(int number)
    {
        var raw = _document.Lines[number - 1];
        if (string.IsNullOrWhiteSpace(raw) || raw.Contains('\t', StringComparison.Ordinal) || IsRule(raw)) return false;
        var text = _document.Line(number).Trim();
        return text[0] is not ('-' or '#' or '*') && !Bullets.IsSign(text[0]) && FootnoteStart.TryRead(text) is null
            && StrategyHeadings.TryRead(text) is null && !StrategyHeadings.IsLabel(text.Value);
    }

    private static List<MappedText> SplitAtTabs(MappedText line)
    {
        var cells = new List<MappedText>();
        var start = 0;
        for (var tab = line.Value.IndexOf('\t', StringComparison.Ordinal); tab >= 0; tab = line.Value.IndexOf('\t', tab + 1))
        {
            cells.Add(line.Slice(start, tab - start));
            start = tab + 1;
        }

        cells.Add(line.From(start));
        return cells;
    }

    private static bool IsRule(string text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed.Length >= 2 && trimmed.TrimStart("-:").IsEmpty;
    }

    private static bool IsPageNumber(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length is > 0 and <= 4 && trimmed.All(c => JapaneseText.DigitValue(c) >= 0);
    }
}
