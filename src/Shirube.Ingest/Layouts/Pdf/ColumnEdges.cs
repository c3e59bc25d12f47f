using Shirube.Ingest.Files.Pdf;
using Shirube.Ingest.Layouts.Markup;

namespace Shirube.Ingest.Layouts.Pdf;

/// <summary>Where the lines of a column end when they are full, and so whether a line was wrapped or ended by itself.</summary>
internal sealed class ColumnEdges
{
    private readonly double _padding;
    private readonly double _prose;

    public ColumnEdges(IReadOnlyList<PdfPiece> pieces)
    {
        var paddings = new List<double>();
        var (closed, stopped, ended) = (0, 0, 0);
        var (wrapped, signs) = (0, 0);
        foreach (var piece in pieces.OfType<PdfTablePiece>())
        {
            for (var column = 0; column + 1 < piece.Table.Columns.Length; column++)
            {
                var lines = piece.Rows.SelectMany(r => r.Cells[column]).ToList();
                if (lines.Count >= 3) paddings.Add(lines.Min(l => l.Left) - piece.Table.Columns[column]);
            }
        }

        // Cells are padded alike on both sides, and the text begins right behind the padding.
        paddings.Sort();
        _padding = paddings.Count == 0 ? 5 : Math.Clamp(paddings[paddings.Count / 2], 0, 15);
        foreach (var piece in pieces.OfType<PdfTablePiece>())
        {
            foreach (var row in piece.Rows)
            {
                for (var column = 1; column < row.Cells.Length; column++)
                {
                    var cell = row.Cells[column];
                    for (var i = 1; i < cell.Length; i++)
                    {
                        wrapped++;
                        if (cell[i].Text is ['、' or '。' or '，' or '）' or '」' or '】', ..]) signs++;
                        if (cell[i].Text is not [var sign, ..] || !Bullets.IsSign(sign) || IsFull(cell[i - 1], cell[i], piece.Table, column)) continue;
                        ended++;
                        if (Sentences.IsClosed(cell[i - 1].Text)) closed++;
                        if (Sentences.IsFullStop(cell[i - 1].Text)) stopped++;
                    }
                }
            }
        }

        KeepsSignsOffLineHeads = wrapped >= FewLines && signs < 0.01 * wrapped;
        ItemsStop = ended == 0 || stopped >= Most * ended;
        ItemsClose = ItemsStop || closed >= Most * ended;
        var pages = pieces.OfType<PdfProseLine>().GroupBy(p => p.Page).ToList();
        var prose = pages.Where(g => g.Count() >= 5).Select(g => g.Max(p => p.Line.Right)).ToList();
        _prose = prose.Count > 0 ? High(prose, 0.8) : pages.Select(g => g.Max(p => p.Line.Right)).DefaultIfEmpty(0).Max();
    }

    private const double Most = 0.8;

    /// <summary>Below these nothing can be said: about one line in fifteen would begin with such a sign by chance.</summary>
    private const int FewLines = 100;

    /// <summary>Whether lines never begin with a stop or a closing bracket, as Japanese rules of setting want; then ・ inside words does not begin them either.</summary>
    public bool KeepsSignsOffLineHeads { get; }

    /// <summary>Whether the items of this document end with a full stop or a mark 】.</summary>
    public bool ItemsStop { get; }

    /// <summary>Whether they end with these or a closing bracket.</summary>
    public bool ItemsClose { get; }

    /// <summary>Whether a prose line had no room left for the beginning of the next.</summary>
    public bool IsFull(PdfLine line, PdfLine next) => IsFull(line, next, _prose);

    public bool IsFull(PdfLine line, PdfLine next, RuledTable table, int column) =>
        IsFull(line, next, table.Columns[Math.Min(column + 1, table.Columns.Length - 1)] - _padding);

    private static bool IsFull(PdfLine line, PdfLine next, double edge) => line.Right + Math.Max(next.FirstWidth, line.Em) > edge - (0.35 * line.Em);

    private static double High(List<double> values, double share)
    {
        values.Sort();
        return values[(int)((values.Count - 1) * share)];
    }
}
