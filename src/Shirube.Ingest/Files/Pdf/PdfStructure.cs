using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Files.Pdf;

/// <summary>A PDF as a text layer with what the layer alone does not show: which lines are rows of which table.</summary>
internal sealed record PdfStructure(SourceDocument Document, ImmutableArray<PdfPiece> Pieces)
{
    public const string Reader = "pdf/2";

    /// <summary>True where a table with at least three columns is framed by lines.</summary>
    public bool HasReportTables => Pieces.Any(p => p is PdfTablePiece { Table.Columns.Length: >= 4 });

    public static PdfStructure Of(PdfContent content, string fileName, string hash, ReadLimits limits, CancellationToken cancel)
    {
        var builder = new PdfLineBuilder(new TypeSizes(content.Words));
        var pieces = new List<PdfPiece>();
        var byPage = content.Words.ToLookup(w => w.Page);
        for (var page = 1; page <= content.PageCount; page++)
        {
            cancel.ThrowIfCancellationRequested();
            var rulings = page <= content.Rulings.Length ? content.Rulings[page - 1] : [];
            pieces.AddRange(PiecesOf(page, [.. byPage[page]], rulings, builder));
        }

        var lines = ImmutableArray.CreateBuilder<string>();
        var boxes = ImmutableArray.CreateBuilder<PageBox>();
        var numbered = pieces.Select(p => p.Numbered(Number)).ToImmutableArray();
        var document = new SourceDocument
        {
            Hash = hash,
            FileName = fileName,
            Format = SourceFormat.Pdf,
            Reader = Reader,
            Lines = lines.DrainToImmutable(),
            Boxes = boxes.DrainToImmutable(),
            PageCount = content.PageCount,
        };
        return new(document, numbered);

        PdfLine Number(PdfLine line)
        {
            if (lines.Count >= limits.Lines) throw FileErrors.TooManyLines(fileName, limits.Lines);
            lines.Add(line.Text);
            boxes.Add(new(line.Page, Math.Round(line.Left, 2), Math.Round(line.Top, 2), Math.Round(line.Right, 2), Math.Round(line.Bottom, 2)));
            return line with { Number = lines.Count };
        }
    }

    private static IEnumerable<PdfPiece> PiecesOf(int page, List<PdfWord> words, ImmutableArray<Ruling> rulings, PdfLineBuilder builder)
    {
        var tables = RuledTables.Find(rulings);
        var noteRule = NoteRules.Find(rulings, words, tables);
        var pieces = new List<PdfPiece>();
        foreach (var table in tables)
        {
            var inside = words.Where(w => w.Middle >= table.Top && w.Middle <= table.Bottom && w.Left + (w.Width / 2) >= table.Left && w.Left + (w.Width / 2) <= table.Right).ToList();
            if (inside.Count == 0) continue;
            pieces.Add(PdfTablePiece.Of(page, table, inside, builder));
            words = [.. words.Except(inside)];
        }

        pieces.AddRange(builder.Lines(words).Select(l => new PdfProseLine(page, l with { IsUnderNoteRule = noteRule is { } at && l.Middle > at })));
        return pieces.OrderBy(p => p.Order);
    }
}

/// <summary>A part of a page, from top to bottom.</summary>
internal abstract record PdfPiece(int Page)
{
    public abstract double Order { get; }

    public abstract PdfPiece Numbered(Func<PdfLine, PdfLine> number);
}

internal sealed record PdfProseLine(int Page, PdfLine Line) : PdfPiece(Page)
{
    public override double Order => Line.Middle;

    public override PdfPiece Numbered(Func<PdfLine, PdfLine> number) => this with { Line = number(Line) };
}

/// <summary>The part of a table that stands on one page.</summary>
internal sealed record PdfTablePiece(int Page, RuledTable Table, ImmutableArray<PdfRow> Rows) : PdfPiece(Page)
{
    public override double Order => (Table.Top + Table.Bottom) / 2;

    public override PdfPiece Numbered(Func<PdfLine, PdfLine> number) => this with { Rows = [.. Rows.Select(r => r.Numbered(number))] };

    public static PdfTablePiece Of(int page, RuledTable table, List<PdfWord> words, PdfLineBuilder builder)
    {
        var columns = table.Columns.Length - 1;
        var cells = new Dictionary<(int Band, int Column), List<PdfWord>>();
        foreach (var word in words)
        {
            var band = 0;
            while (band + 1 < table.Bands.Length && word.Middle > table.Bands[band].Bottom) band++;
            var column = 0;
            while (column + 1 < columns && word.Left + (word.Width / 2) > table.Columns[column + 1]) column++;
            while (column > 0 && table.Bands[band].Joined[column]) column--;
            if (!cells.TryGetValue((band, column), out var cell)) cells[(band, column)] = cell = [];
            cell.Add(word);
        }

        var rows = ImmutableArray.CreateBuilder<PdfRow>();
        for (var band = 0; band < table.Bands.Length;)
        {
            var end = band + 1;
            while (end < table.Bands.Length && !table.Bands[end].Starts[0]) end++;
            var row = ImmutableArray.CreateBuilder<ImmutableArray<PdfLine>>();
            for (var column = 0; column < columns; column++)
            {
                var lines = Enumerable.Range(band, end - band)
                    .SelectMany(b => cells.TryGetValue((b, column), out var cell) ? builder.Lines(cell) : []);
                row.Add([.. lines]);
            }

            rows.Add(new(row.DrainToImmutable(), table.Bands[band].Starts[0], end < table.Bands.Length));
            band = end;
        }

        return new(page, table, rows.DrainToImmutable());
    }
}

/// <summary>A row, or the part of it on one page.</summary>
/// <param name="HasLineAbove">False where nothing parts it from what stood before: a row cut by the page.</param>
internal sealed record PdfRow(ImmutableArray<ImmutableArray<PdfLine>> Cells, bool HasLineAbove, bool HasRowBelow)
{
    public PdfRow Numbered(Func<PdfLine, PdfLine> number) => this with { Cells = [.. Cells.Select(c => c.Select(number).ToImmutableArray())] };
}
