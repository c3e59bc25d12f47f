using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest;
using Shirube.Ingest.Files.Pdf;
using Shirube.Ingest.Layouts.Pdf;

namespace Shirube.Tests.Ingest.Pdf;

/// <summary>Pages set by hand: text that a column of 20 characters wrapped, without a printer in between. Points; one em is 10.</summary>
internal sealed class PdfPaper
{
    private const double Em = 10;
    private const int Width = 20; // characters in a full line

    private readonly List<PdfPiece> _pieces = [];
    private readonly List<string> _lines = [];
    private readonly List<PageBox> _boxes = [];
    private int _page = 1;
    private double _top = 40;

    /// <summary>A paragraph outside tables, broken into lines where they are full; a footnote in smaller type.</summary>
    public PdfPaper Paragraph(string text, bool isNote = false)
    {
        var em = isNote ? 0.8 * Em : Em;
        var most = isNote ? Width * 5 / 4 : Width;
        for (var at = 0; at < text.Length; at += most)
        {
            var part = text[at..Math.Min(text.Length, at + most)];
            _pieces.Add(new PdfProseLine(_page, Line(part, 50, _top, em)));
            _top += 1.6 * em;
        }

        _top += Em;
        return this;
    }

    public PdfPaper Note(string text) => Paragraph(text, isNote: true);

    /// <summary>A footnote in the size of the text, under the short rule of its page.</summary>
    public PdfPaper NoteUnderRule(string text)
    {
        var first = _pieces.Count;
        Paragraph(text);
        for (var i = first; i < _pieces.Count; i++) _pieces[i] = _pieces[i].Numbered(l => l with { IsUnderNoteRule = true });
        return this;
    }

    public PdfPaper NewPage()
    {
        (_page, _top) = (_page + 1, 40);
        return this;
    }

    /// <summary>A row of a table with three columns.</summary>
    /// <param name="cells">For each column its printed lines: points below the row's top, and text.</param>
    public PdfPaper Row(params IReadOnlyList<(double Below, string Text)[]> cells)
    {
        const double column = (Width * Em) + 10;
        var height = cells.SelectMany(c => c).Max(l => l.Below) + 20;
        var lines = cells.Select((c, i) => c.Select(l => Line(l.Text, 50 + (i * column) + 5, _top + 5 + l.Below, Em)).ToImmutableArray()).ToImmutableArray();
        var band = new RuledBand(_top, _top + height, [true, true, true], [false, false, false]);
        var table = new RuledTable(_top, _top + height, [50, 50 + column, 50 + (2 * column), 50 + (3 * column)], [band]);
        _pieces.Add(new PdfTablePiece(_page, table, [new(lines, true, false)]));
        _top += height;
        return this;
    }

    public DraftEdition Read()
    {
        var document = new SourceDocument
        {
            Hash = new string('0', 64),
            FileName = "paper.pdf",
            Format = SourceFormat.Pdf,
            Reader = PdfStructure.Reader,
            Lines = [.. _lines],
            Boxes = [.. _boxes],
            PageCount = _page,
        };
        var ledger = new CharacterLedger(document);
        var draft = PdfGrammar.Read(new(document, [.. _pieces]), ledger);
        var (pieces, findings) = ledger.Close();
        return draft with { Pieces = pieces, Findings = [.. draft.Findings, .. findings] };
    }

    private PdfLine Line(string text, double left, double top, double em)
    {
        _lines.Add(text);
        var right = left + (em * text.Count(c => JapaneseText.SuperscriptValue(c) < 0)) + (0.4 * em * text.Count(c => JapaneseText.SuperscriptValue(c) >= 0));
        _boxes.Add(new(_page, left, top, right, top + em));
        return new(_page, left, top, right, top + em, em, text, em) { Number = _lines.Count };
    }
}
