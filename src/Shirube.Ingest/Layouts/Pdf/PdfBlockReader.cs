using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Blocks;
using Shirube.Ingest.Files.Pdf;
using Shirube.Ingest.Layouts.Markup;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Layouts.Pdf;

/// <summary>Turns the lines of a PDF with ruled tables into the blocks that the strategy grammar knows: wrapped lines become one text again,
/// rows that pages cut become one row, footnotes leave the text they interrupt.</summary>
internal sealed class PdfBlockReader
{
    private readonly PdfStructure _pdf;
    private readonly CharacterLedger _ledger;
    private readonly ColumnEdges _edges;
    private readonly Dictionary<PdfLine, string> _furniture;
    private readonly PdfProse _prose;
    private readonly List<Block> _blocks = [];
    private PdfOpenRow? _row;
    private string? _header;
    private (PdfRow Row, PdfTablePiece Piece, int Block)? _cutHeader; // a header that nothing followed on its page

    private PdfBlockReader(PdfStructure pdf, CharacterLedger ledger)
    {
        _pdf = pdf;
        _ledger = ledger;
        _edges = new(pdf.Pieces);
        _furniture = PageFurniture.Find(pdf.Pieces, pdf.Document.PageCount);
        _prose = new(pdf.Document, ledger, _edges, BodySize(), References());
    }

    public static ImmutableArray<Block> Read(PdfStructure pdf, CharacterLedger ledger)
    {
        var reader = new PdfBlockReader(pdf, ledger);
        foreach (var piece in pdf.Pieces) reader.Add(piece);
        reader.CloseRow();
        reader._blocks.AddRange(reader._prose.Flush());
        reader.JoinNoteTails();
        reader.JoinFootnotes();
        reader.JoinTails();
        reader.MarkUnprintedBullets();
        return [.. reader._blocks];
    }

    /// <summary>The part of a footnote that the page's end moved under the next page's rule.</summary>
    private void JoinNoteTails()
    {
        for (var i = _blocks.Count - 1; i > 0; i--)
        {
            if (_blocks[i] is not FootnoteBlock tail) continue;
            var at = i - 1;
            while (at >= 0 && _blocks[at] is not FootnoteBlock) at--;
            if (at < 0 || _blocks[at] is not FootnoteBlock note || note.Number != tail.Number) continue;
            _blocks[at] = note with { Text = note.Text.Plus(tail.Text) };
            _blocks.RemoveAt(i);
        }
    }

    /// <summary>A paragraph between two footnotes that follow each other on one page is the end of the first, whatever its type size.</summary>
    private void JoinFootnotes()
    {
        for (var i = 1; i + 1 < _blocks.Count; i++)
        {
            if (_blocks[i - 1] is not FootnoteBlock first || _blocks[i + 1] is not FootnoteBlock second || second.Number != first.Number + 1) continue;
            if (_blocks[i] is not LineBlock { IsBullet: false } line || StrategyHeadings.IsLabel(line.Text.Value) || StrategyHeadings.TryRead(line.Text) is not null) continue;
            if (PageOf(first.Text, first.Text.Length - 1) != PageOf(line.Text, 0) || PageOf(line.Text, 0) != PageOf(second.Text, 0)) continue;
            _blocks[i - 1] = first with { Text = first.Text.Plus(line.Text) };
            _blocks.RemoveAt(i--);
        }
    }

    /// <summary>What no footnote took goes on with the paragraph before the notes.</summary>
    private void JoinTails()
    {
        for (var i = _blocks.Count - 1; i > 0; i--)
        {
            if (_blocks[i] is not LineBlock { IsBullet: false } tail || !_prose.IsPerhapsTail(tail.Text.LineAt(0))) continue;
            var at = i - 1;
            while (at >= 0 && _blocks[at] is FootnoteBlock) at--;
            if (at < 0 || _blocks[at] is not LineBlock line) continue;
            _blocks[at] = line with { Text = line.Text.Plus(tail.Text) };
            _blocks.RemoveAt(i);
        }
    }

    private int PageOf(MappedText text, int index) => text.LineAt(index) is > 0 and var line ? _pdf.Document.Boxes[line - 1].Page : 0;

    /// <summary>Under a label of indicators each paragraph is an entry; some programs print the list without its bullets.</summary>
    private void MarkUnprintedBullets()
    {
        for (var i = 0; i < _blocks.Count; i++)
        {
            if (_blocks[i] is not LineBlock { Text: var label } || !StrategyHeadings.IsLabel(label.Value) || !label.Value.Contains("指標", StringComparison.Ordinal)) continue;
            var end = i + 1;
            while (end < _blocks.Count && IsEntry(_blocks[end])) end++;
            var hasBullets = _blocks[(i + 1)..end].Exists(b => b is LineBlock { IsBullet: true });
            for (var k = i + 1; k < end; k++)
            {
                // Behind a footnote a paragraph is an entry of its own or the tail of what the page cut; an entry names its value.
                if (_blocks[k] is LineBlock line && (!hasBullets || (_blocks[k - 1] is FootnoteBlock && line.Text.Value.Contains('：', StringComparison.Ordinal)))) _blocks[k] = line with { IsBullet = true };
            }
        }

        static bool IsEntry(Block block) => block is FootnoteBlock
            || (block is LineBlock line && !StrategyHeadings.IsLabel(line.Text.Value) && StrategyHeadings.TryRead(line.Text) is null);
    }

    private void Add(PdfPiece piece)
    {
        if (piece is PdfTablePiece table)
        {
            _blocks.AddRange(_prose.Flush());
            AddTable(table);
        }
        else if (piece is PdfProseLine { Line: var line })
        {
            if (_furniture.TryGetValue(line, out var role))
            {
                _ledger.ClaimStructure(_pdf.Document.Line(line.Number), role);
                return;
            }

            // Notes at the foot of a page do not end the row that goes on over the page.
            if (!_prose.IsNote(line))
            {
                CloseRow();
                _cutHeader = null;
            }

            _blocks.AddRange(_prose.Add(line));
        }
    }

    private void AddTable(PdfTablePiece table)
    {
        var isFirst = true;
        foreach (var row in table.Rows)
        {
            if (row.Cells.All(c => c.IsEmpty)) continue;
            if (isFirst && IsTailOfHeader(row, table))
            {
                AddToHeader(row);
                continue;
            }

            _cutHeader = null;
            var text = TextOf(row);
            if (IsHeader(row))
            {
                var isRepeated = _row is not null && text == _header && isFirst && table.Page > _row.Page;
                _header = text;
                _cutHeader = (row, table, isRepeated ? -1 : _blocks.Count + (_row is null ? 0 : 1));
                if (!isRepeated)
                {
                    CloseRow();
                    _blocks.Add(new RowBlock([.. row.Cells.Select(Header)]));
                }
                else ClaimHeader(row);

                continue;
            }

            if (_row is null || !(isFirst && _row.GoesOn(row, table)))
            {
                CloseRow();
                _row = new(_pdf.Document, _ledger, _edges);
            }

            _row.Add(row, table);
            isFirst = false;
        }
    }

    /// <summary>Whether the page's end cut this off the header that stood last on the page before: it is still a header with it, and its cells were full.</summary>
    private bool IsTailOfHeader(PdfRow row, PdfTablePiece table)
    {
        if (_cutHeader is not { } header || table.Page != header.Piece.Page + 1 || !PdfOpenRow.HasSameColumns(table.Table, header.Piece.Table) || IsHeader(row)) return false;
        for (var column = 0; column < row.Cells.Length; column++)
        {
            if (row.Cells[column].IsEmpty) continue;
            if (header.Row.Cells[column] is not [.., var last] || OpenMeasure.IsCircle(row.Cells[column][0].Text[0])) return false;
            if (row.HasLineAbove && !_edges.IsFull(last, row.Cells[column][0], header.Piece.Table, column)) return false;
        }

        return IsHeader(Both(header.Row, row));
    }

    private void AddToHeader(PdfRow tail)
    {
        if (_cutHeader is not { } header) return;
        var whole = Both(header.Row, tail);
        if (header.Block < 0) ClaimHeader(tail);
        else _blocks[header.Block] = new RowBlock([.. whole.Cells.Select(Header)]);
        _header = TextOf(whole);
        _cutHeader = null;
    }

    private static PdfRow Both(PdfRow row, PdfRow tail) => row with { Cells = [.. row.Cells.Zip(tail.Cells, (a, b) => a.AddRange(b))] };

    /// <summary>A header that a page shows again.</summary>
    private void ClaimHeader(PdfRow row)
    {
        foreach (var line in row.Cells.SelectMany(c => c)) _ledger.ClaimStructure(_pdf.Document.Line(line.Number), "tableHeader");
    }

    private void CloseRow()
    {
        if (_row is not null) _blocks.Add(_row.Close());
        _row = null;
    }

    /// <summary>A header's cell: one text whatever its lines.</summary>
    private Cell Header(ImmutableArray<PdfLine> lines) =>
        lines.IsEmpty ? Cell.Empty : new([new(CellPartKind.Paragraph, PdfTexts.Join(_pdf.Document, lines), lines[0].Top, lines[0].Page)]);

    private static bool IsHeader(PdfRow row) => StrategyHeadings.IsTableHeader([.. row.Cells.Select(c => string.Concat(c.Select(l => l.Text)))]);

    private static string TextOf(PdfRow row) => JapaneseText.Key(string.Concat(row.Cells.SelectMany(c => c).Select(l => l.Text)));

    /// <summary>The raised numbers on each page, but for those at the head of a line: footnotes begin with theirs.</summary>
    private ILookup<int, int> References() => _pdf.Pieces
        .SelectMany(p => p is PdfProseLine prose ? [prose.Line] : p is PdfTablePiece table ? table.Rows.SelectMany(r => r.Cells).SelectMany(c => c) : Enumerable.Empty<PdfLine>())
        .SelectMany(l => FootnoteReferences.FindSuperscripts(MappedText.OfLine("", 1, l.Text)).Where(r => r.Index > 0).SelectMany(r => r.Numbers.Select(n => (l.Page, Number: n))))
        .ToLookup(r => r.Page, r => r.Number);

    /// <summary>Type size of the most characters outside tables.</summary>
    private double BodySize() => _pdf.Pieces.OfType<PdfProseLine>()
        .GroupBy(p => Math.Round(p.Line.Em * 2) / 2)
        .Select(g => (Em: g.Key, Characters: g.Sum(p => p.Line.Text.Length)))
        .DefaultIfEmpty((Em: 10.5, Characters: 0))
        .MaxBy(g => g.Characters).Em;
}
